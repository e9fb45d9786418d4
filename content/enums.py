"""The choices that vault, tables and pages share."""

from django.db.models import TextChoices


class Severity(TextChoices):
    """How bad an issue is: an error keeps something from being published, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Tier(TextChoices):
    """What an author's `tags` say of a file: shown as usual, shown but unfinished, or not there at all."""

    PRODUCTION = "production"
    WIP = "wip"
    IGNORED = "ignored"


class QuestionKind(TextChoices):
    """How a question is answered; `free` is the only kind a person or a tutor has to grade."""

    FREE = "free"
    CHOICE = "choice"
    MULTIPLE = "multiple"
    NUMBER = "number"
    TEXT = "text"


class Addressed(TextChoices):
    """What has an address of its own."""

    COURSE = "course"
    MODULE = "module"
    LENS = "lens"
