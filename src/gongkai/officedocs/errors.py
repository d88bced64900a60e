"""Why a file cannot be read."""


class UnreadableFileError(Exception):
    """A file that cannot be read; the message is a sentence for the person who sent it."""
