"""What a catalogue is made of."""

from gongkai.catalogue.models.catalogue import Catalogue
from gongkai.catalogue.models.entry import Entry, Period

__all__ = ["Catalogue", "Entry", "Period"]
