"""Learners' pages: a file a page, and beside them what pages share."""
