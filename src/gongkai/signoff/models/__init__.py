"""The tables of the room: levels, chains, decisions, clearances; screening; who was told."""

from gongkai.signoff.models.level import LevelTask
from gongkai.signoff.models.records import Chain, Clearance, Decision, Verdict
from gongkai.signoff.models.reviewing import FieldComment, Notice, Seen, Urgency
from gongkai.signoff.models.screening import Override, Screening, WatchedWord

__all__ = [
    "Chain",
    "Clearance",
    "Decision",
    "FieldComment",
    "LevelTask",
    "Notice",
    "Override",
    "Screening",
    "Seen",
    "Urgency",
    "Verdict",
    "WatchedWord",
]
