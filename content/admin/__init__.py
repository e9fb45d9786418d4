"""What is published, and what was wrong in the vault, for staff. Nothing is written here: content is, in the vault.

No page shows a tutor's instructions, a rubric or an answer: the vault has them.
"""

from content.admin.course import CourseAdmin
from content.admin.module import ModuleAdmin
from content.admin.outcome import LearningOutcomeAdmin, LensAdmin, TestAdmin
from content.admin.revision import RevisionAdmin
from content.admin.slug import SlugAliasAdmin

__all__ = [
    "CourseAdmin",
    "LearningOutcomeAdmin",
    "LensAdmin",
    "ModuleAdmin",
    "RevisionAdmin",
    "SlugAliasAdmin",
    "TestAdmin",
]
