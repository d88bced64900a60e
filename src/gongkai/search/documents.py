"""What is searched: documents of any room, as plain text."""

import zlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Document:
    """A text that readers may find.

    ``key`` names it among all rooms' documents; ``at`` is when it was published: newer ones are
    found first. ``body``, ``area``, ``kind`` and ``year`` are what answers can be narrowed by.
    """

    key: str
    at: datetime
    title: str
    text: str
    url: str
    body: int
    kind: str
    year: int
    area: str = ""

    @property
    def rank(self) -> int:
        """Give its place among all documents: by time, and one of its own within the second."""
        return (int(self.at.timestamp()) << 28) | (zlib.crc32(self.key.encode()) & 0xFFFFFFF)
