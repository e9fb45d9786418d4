"""Whatever is asked of the API, it answers as its schema says: requests made up by schemathesis."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from schemathesis import Case
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
    status_code_conformance,
)

from config.api import openapi
from config.tests.test_api import ABOUT_LEARNERS
from config.wsgi import application
from content.tests.api.secrets import WITH_SECRETS
from content.tests.publishing import published

# Every address may be unknown, which the schema does not say; `?type=` counts as no wish, not as a wrong one.
EXPECTED = [status_code_conformance, negative_data_rejection]
# No schema says that a token has to be a UUID or that an end comes after its beginning; unknown keys are ignored.
EXPECTED_OF_LEARNERS = [*EXPECTED, positive_data_acceptance]

schema = schemathesis.openapi.from_dict(openapi())
schema.app = application


@pytest.fixture(autouse=True)
def _course(db: None) -> Iterator[None]:
    """Something to ask for. As under Django's test client, a request does not close the test's connection."""
    published(WITH_SECRETS)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
def test_no_request_is_answered_against_the_schema(case: Case[Any]) -> None:
    about_learners = case.operation.path in ABOUT_LEARNERS
    excluded = EXPECTED_OF_LEARNERS if about_learners else EXPECTED
    case.call_and_validate(headers={"Host": "testserver"}, excluded_checks=excluded)
