"""The procedure of an application (依申请公开的程序): its state, and what may lawfully happen next.

The table of states and steps is data; the docs' diagram is drawn from the same table. What is done
against it is not refused here: :func:`replay` says of each event whether the law let it happen.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from gongkai.statute.calendar import CHINA, Calendar
from gongkai.statute.clock import Event, NotStartedError, in_order, reckon, words_of
from gongkai.statute.limits import get_limit

LIMIT = "application"
_CONSULTING = "consulting"


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step: from which states, to which (empty: it stays), by when, how often, by what article.

    ``by`` names the limit whose last day it must keep, ``after`` the one that must have passed.
    """

    event: str
    from_states: tuple[str, ...]
    to: str
    cites: str
    by: str
    after: str
    once: bool
    needs: str


class NextStep(NamedTuple):
    """Something that may lawfully happen: the last day for it, the first day, the article."""

    event: str
    by: date | None
    not_before: date | None
    cites: str
    needs: str


class Irregularity(NamedTuple):
    """An event the law did not let happen as and when it did, and why."""

    event: Event
    message: str
    cites: str


class Replayed(NamedTuple):
    """An application's state on a day, and what of its log was irregular."""

    state: str
    irregularities: tuple[Irregularity, ...]


def replay(events: Iterable[Event], *, on: date, calendar: Calendar = CHINA) -> Replayed:
    """Replay an application's events up to a day.

    An irregular event still counts as having happened where its step exists in the procedure: the
    log tells what was done, the irregularity that it was not lawful.

    Raises:
        NotStartedError: the application has not been received by that day.
    """
    log = in_order(get_limit(LIMIT, on=on), events, on)
    if not any(event.kind == "received" for event in log):
        raise NotStartedError("还没有收到申请，程序尚未开始。")
    state, depth = "", 0
    found: list[Irregularity] = []
    for i, event in enumerate(log):
        found += _irregularities(event, log[:i], state, calendar)
        depth += {"consultation_sent": 1, "consultation_answered": -1}.get(event.kind, 0)
        depth = max(depth, 0)
        state = _after(event, state, depth)
    return Replayed(state, tuple(found))


def next_steps(
    events: Sequence[Event], *, on: date, calendar: Calendar = CHINA
) -> tuple[NextStep, ...]:
    """Give what may lawfully happen next to an application on a day, most urgent first.

    A step whose last day has passed is left out, but for the decision, which is owed however late.
    """
    state = replay(events, on=on, calendar=calendar).state
    log = in_order(get_limit(LIMIT, on=on), events, on)
    done = {event.kind for event in log}
    found = []
    for step in steps():
        if state not in step.from_states or (step.once and step.event in done):
            continue
        by = _last_day(step.by, log, on, calendar)
        if by is None or on <= by or step.event in ("decided", "corrected", "fee_paid"):
            after = _last_day(step.after, log, on, calendar)
            found.append(NextStep(step.event, by, after, step.cites, step.needs))
    return tuple(sorted(found, key=lambda step: step.by or date.max))


def _after(event: Event, state: str, depth: int) -> str:
    """Give the state after an event; a consultation lasts until its last answer."""
    step = _step(event.kind, state)
    if step is None or not step.to:
        return state
    if event.kind == "consultation_answered" and depth:
        return _CONSULTING
    return step.to


def _irregularities(
    event: Event, before: Sequence[Event], state: str, calendar: Calendar
) -> Iterator[Irregularity]:
    step = _step(event.kind, state)
    if step is None:
        first = next(each for each in steps() if each.event == event.kind)
        words = f"“{states().get(state, '尚未收到')}”时不能有这一步"
        yield Irregularity(event, words, first.cites)
        return
    if step.once and any(earlier.kind == event.kind for earlier in before):
        yield Irregularity(event, "只能有一次，此前已有过", step.cites)
    by = _last_day(step.by, before, event.on, calendar)
    if by is not None and event.on > by:
        yield Irregularity(event, f"应当不晚于{words_of(by)}", step.cites)
    after = _last_day(step.after, before, event.on, calendar)
    if after is not None and event.on <= after:
        yield Irregularity(event, f"{words_of(after)}期限届满之前不能视为放弃", step.cites)


def _last_day(code: str, log: Sequence[Event], on: date, calendar: Calendar) -> date | None:
    """Give the last day of a limit that stands behind a step, None when there is none."""
    if not code:
        return None
    limit = get_limit(LIMIT if code == "due" else code, on=on)
    # The last event that starts the limit is the one the step answers.
    starts = [event for event in log if event.kind == limit.starts]
    if not starts:
        return None
    known = [e for e in log if e.kind != limit.starts or e == starts[-1]]
    return reckon(limit, known, on=on, calendar=calendar).due_on


def _step(event: str, state: str) -> ProcedureStep | None:
    """Find the step an event is in a state; the first event finds no state yet."""
    for step in steps():
        if step.event == event and (state in step.from_states or not (state or step.from_states)):
            return step
    return None


@cache
def states() -> dict[str, str]:
    """Give the name of every state, by its code."""
    return dict(_data()["states"])


@cache
def steps() -> tuple[ProcedureStep, ...]:
    """Give every step of the procedure, in the order of the data."""
    return tuple(
        ProcedureStep(
            event=raw["event"],
            from_states=tuple(raw["from"]),
            to=raw["to"],
            cites=raw["cites"],
            by=raw.get("by", ""),
            after=raw.get("after", ""),
            once=raw.get("once", False),
            needs=raw.get("needs", ""),
        )
        for raw in _data()["steps"]
    )


@cache
def _data() -> dict[str, Any]:
    text = files(__package__).joinpath("data/procedure.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
