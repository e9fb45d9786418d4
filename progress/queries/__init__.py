"""Reads across tables: frozen dataclasses out."""
