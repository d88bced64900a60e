"""The tables of the room: levels, chains, decisions, clearances."""

from gongkai.signoff.models.level import LevelTask
from gongkai.signoff.models.records import Chain, Clearance, Decision, Verdict

__all__ = ["Chain", "Clearance", "Decision", "LevelTask", "Verdict"]
