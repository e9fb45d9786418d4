"""The vault and what it means: parsing, checking, publishing, sections, the outline of a course."""
