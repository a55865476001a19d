"""A file that is refused, with a reason for the curator who gave it."""


class Unreadable(ValueError):
    """Says in one sentence what the file is or has that keeps it from being read."""
