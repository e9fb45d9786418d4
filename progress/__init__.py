"""Learners and what they did; their pages; the facilitators' admin."""
