"""Reads across tables for learners' pages."""
