"""What a file is, told by its path alone."""

from django.db.models import TextChoices

from content.vault.catalogue import Code
from content.vault.grammar.text import distance
from content.vault.issues import Issue, Report

FOLDERS = ("modules", "courses", "Learning Outcomes", "Lenses", "articles", "video_transcripts")
MARKDOWN, TIMESTAMPS = ".md", ".timestamps.json"


class Kind(TextChoices):
    """The kinds of file a vault holds, in the order in which a path is asked for them."""

    MODULE = "module"
    COURSE = "course"
    OUTCOME = "learning outcome"
    LENS = "lens"
    TIMESTAMPS = "timestamps"
    ARTICLE = "article"
    TRANSCRIPT = "transcript"


def kind_of(path: str) -> Kind | None:
    """The kind of the file at a vault-relative path; None for files that are no part of a course."""
    folders = (
        (path.startswith("modules/"), Kind.MODULE),
        (path.startswith("courses/"), Kind.COURSE),
        (f"/{path}".find("/Learning Outcomes/") >= 0, Kind.OUTCOME),
        (f"/{path}".find("/Lenses/") >= 0, Kind.LENS),
        (path.endswith(TIMESTAMPS), Kind.TIMESTAMPS),
        (path.startswith("articles/"), Kind.ARTICLE),
        (path.startswith("video_transcripts/"), Kind.TRANSCRIPT),
    )
    return next((kind for holds, kind in folders if holds), None)


def check_folder(path: str) -> tuple[Issue, ...]:
    """A file of no kind whose top folder is nearly one of the six: probably a slip of the keyboard."""
    folder, slash, _ = path.partition("/")
    if not slash:
        return ()
    near = min(FOLDERS, key=lambda known: distance(folder, known, 3))
    edits = distance(folder, near, 3)
    if edits > 3 or edits > 0.4 * len(near):
        return ()
    report = Report(f"{folder}/")
    report.at(Code.FOLDER_MISSPELT, 0, f"files in “{folder}/” are not read", f"did you mean “{near}/”?")
    return report.issues()
