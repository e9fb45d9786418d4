"""Limits on attempts are counted in the cache, and tests are not one person."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_tried_before() -> None:
    cache.clear()
