"""What search keeps of each document; the index itself is another's (``engines``)."""

from django.db import models


class Entry(models.Model):
    """A document as it is found; its key is its place in time, so newer ones stand last."""

    rank = models.BigIntegerField(primary_key=True)
    key = models.CharField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    text = models.TextField()
    url = models.CharField(max_length=200)
    at = models.DateTimeField()
    body = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.title


class Waiting(models.Model):
    """A place among the entries that an index outside the database has not followed yet.

    Whether an entry stands there now tells what the index is to do; :data:`ALL` is every place.
    """

    rank = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.rank)


ALL = 0
"""No entry has this rank: it would have been published in 1970."""


class Home(models.Model):
    """Where the index stands that all entries are in: one row."""

    engine = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.engine


ONLY = 1
"""The key of the only home."""
