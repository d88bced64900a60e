"""The tables of the room: levels, chains, decisions, clearances, what screening found."""

from gongkai.signoff.models.level import LevelTask
from gongkai.signoff.models.records import Chain, Clearance, Decision, Verdict
from gongkai.signoff.models.screening import Override, Screening, WatchedWord

__all__ = [
    "Chain",
    "Clearance",
    "Decision",
    "LevelTask",
    "Override",
    "Screening",
    "Verdict",
    "WatchedWord",
]
