"""Who acts, when and from where: made at a door, handed down to every service."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Act:
    """The circumstances of an act.

    ``actor_id`` is empty when the system acts of itself (a worker, a command); ``actor`` is the
    name as it was at the time; ``at`` is aware; ``address`` is the network address, if any.
    """

    actor_id: int | None
    actor: str
    at: datetime
    address: str = ""
