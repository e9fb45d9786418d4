"""For every check of the catalogue the smallest change to a valid vault that makes it fail, and it alone."""

from content.tests.vault.broken import articles, fields, frontmatter, references, segments, structure, whole

CASES = (
    *frontmatter.CASES,
    *structure.CASES,
    *fields.CASES,
    *segments.CASES,
    *references.CASES,
    *whole.CASES,
    *articles.CASES,
)
