"""Items, how they are classed, and the facts of their publication."""

from gongkai.disclosures.models.attachment import StoredFile
from gongkai.disclosures.models.classes import Category, Effect, Genre, Publicity
from gongkai.disclosures.models.correction import Correction
from gongkai.disclosures.models.item import Item
from gongkai.disclosures.models.judgement import Judgement
from gongkai.disclosures.models.publication import IndexCounter, Publication
from gongkai.disclosures.models.reminder import CatalogueDay, CatalogueReminder
from gongkai.disclosures.models.withdrawal import Withdrawal

__all__ = [
    "CatalogueDay",
    "CatalogueReminder",
    "Category",
    "Correction",
    "Effect",
    "Genre",
    "IndexCounter",
    "Item",
    "Judgement",
    "Publication",
    "Publicity",
    "StoredFile",
    "Withdrawal",
]
