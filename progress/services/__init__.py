"""Writes: one use case a function, one transaction, locks in one order."""
