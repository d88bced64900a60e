"""Who acts, when and from where: made at a door, handed down to every service."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone


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


_current: ContextVar[Act | None] = ContextVar("current_act", default=None)


@contextmanager
def act_as(act: Act) -> Iterator[None]:
    """Let what is done inside be done by an act that a door has made (a request, a command)."""
    token = _current.set(act)
    try:
        yield
    finally:
        _current.reset(token)


def acting(person: Any = None) -> Act:
    """Give the act under way, for code that a framework calls without it.

    Outside any door (a shell, a worker) it is made for ``person``, or for the system itself.
    """
    act = _current.get()
    if act is not None and (person is None or act.actor_id == person.pk):
        return act
    address = act.address if act else ""
    at = act.at if act else timezone.now()
    if person is None:
        return Act(None, "系统", at, address)
    return Act(person.pk, str(person), at, address)
