"""The tutor and its conversations."""
