"""Logs that a machine can read: one JSON object a line, on standard error."""

import json
import logging
from datetime import UTC, datetime


class JsonFormatter(logging.Formatter):
    """Writes when, how bad, where from and what; a traceback if there is one. Adds nothing about the person."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; `at` is UTC in ISO 8601."""
        line = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
