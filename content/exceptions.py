"""What can go wrong with content."""


class NothingToPublish(Exception):
    """A vault in which there is nothing to show."""


class AnotherVault(Exception):
    """A vault that has nothing in common with what is published, and would retire all of it."""
