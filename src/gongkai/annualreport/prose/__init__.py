"""What the prose of a report says: its passages, and the figures it claims."""

from gongkai.annualreport.prose.passages import Passage, Prose, read_prose

__all__ = ["Passage", "Prose", "read_prose"]
