"""The settings of tests and of mypy: those of one's own machine, whatever somebody exported."""

import os

os.environ["DEBUG"] = "true"

from config.settings import *  # noqa: F403 - these are the settings, read after the line above
