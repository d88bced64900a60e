"""What search keeps of each document; the index itself is the database's own (``engines``)."""

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
