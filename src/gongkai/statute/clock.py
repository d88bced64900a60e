"""One clock for every statutory limit: from a case's events to its due date, and why.

The log is replayed as it stood on the day asked about: later events are not known yet. Events of
one day are taken in the order of the law, not of the log, so that their order never matters.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from gongkai.statute.calendar import CHINA, Calendar, Reckoned
from gongkai.statute.limits import Extension, Limit, Pause

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")

State = Literal["running", "paused", "done"]


class NotStartedError(ValueError):
    """No event of the log starts the limit."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a case: its kind, day, and where it matters the length or moment.

    ``count`` is by how much an extension extends; ``at`` the moment (aware) for limits in hours.
    """

    kind: str
    on: date
    count: int | None = None
    at: datetime | None = None


class Step(NamedTuple):
    """One step of the reckoning: the day, what it did to the limit, the article."""

    on: date
    kind: str
    text: str
    cites: str


class Span(NamedTuple):
    """Days that do not count: later than ``after``, not later than ``until`` (None: still open)."""

    after: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the clock says of a case on a day.

    ``due_on`` is the last day of the limit; while the clock stands it is the earliest it can be.
    ``used`` and ``left`` are in the limit's unit; ``left`` is negative when it is late.
    """

    limit: Limit
    state: State
    start_on: date
    due_on: date
    due_at: datetime | None
    provisional: bool
    used: int
    left: int
    pauses: tuple[Span, ...]
    steps: tuple[Step, ...]

    def is_late(self, on: date) -> bool:
        """Tell whether the limit has passed without the duty being done."""
        return self.state != "done" and on > self.due_on


def reckon(
    limit: Limit, events: Iterable[Event], *, on: date, calendar: Calendar = CHINA
) -> Reckoning:
    """Replay a case's events up to a day and give its due date, state and steps.

    Raises:
        NotStartedError: no event up to that day starts the limit.
    """
    return _Replay(limit, in_order(limit, events, on), on, calendar).run()


def in_order(limit: Limit, events: Iterable[Event], on: date) -> list[Event]:
    """Give the events known on a day that concern the limit, those of one day in a set order."""
    known = (event for event in events if event.on <= on and event.kind in limit.events)
    rank = {kind: i for i, kind in enumerate(_order(limit))}
    return sorted(known, key=lambda event: (event.on, rank[event.kind], event.count or 0))


def _order(limit: Limit) -> Iterator[str]:
    """Give the kinds in the order in which the law lets them happen on one day."""
    yield limit.starts
    for restart in limit.restarts:
        yield from (restart.needs, restart.event)
    for pause in limit.pauses:
        yield from (pause.start, pause.end)
    if limit.extension:
        yield limit.extension.event
    yield from sorted(limit.ends - {limit.starts})


class _Replay:
    """The state while a log is replayed."""

    def __init__(self, limit: Limit, log: Sequence[Event], on: date, calendar: Calendar) -> None:
        self.limit, self.log, self.on, self.calendar = limit, log, on, calendar
        self.steps: list[Step] = []
        self.length = limit.count
        self.waiting: set[str] = set()
        self.extended = False
        self.done_on: date | None = None

    def run(self) -> Reckoning:
        begin = next((event for event in self.log if event.kind == self.limit.starts), None)
        if begin is None:
            raise NotStartedError(f"没有“{self.limit.starts}”，“{self.limit.name}”的期限尚未起算。")
        self.start = begin.on
        self._say(begin, f"第0日；自次日起计算{self._length_words()}", self.limit.cites)
        for event in self.log:
            self._take(event)
        self.pauses = tuple(_spans(self.limit.pauses, self.log, self.start))
        due = self._due(self.pauses)
        return self._result(begin, due)

    def _take(self, event: Event) -> None:
        for restart in self.limit.restarts:
            if event.kind == restart.needs:
                self.waiting.add(restart.needs)
                self._say(event, "期限停下，等待对方；对方办妥后重新起算", restart.cites)
            elif event.kind == restart.event and restart.needs in self.waiting:
                self.waiting.discard(restart.needs)
                self.start = event.on
                self._say(event, "期限自此日重新起算，此日为第0日", restart.cites)
        for pause in self.limit.pauses:
            if event.kind == pause.start:
                self._say(event, "自次日起停止计算", pause.cites)
            elif event.kind == pause.end:
                self._say(event, "此日仍不计入，自次日起继续计算", pause.cites)
        if self.limit.extension and event.kind == self.limit.extension.event:
            self._extend(event, self.limit.extension)
        if event.kind in self.limit.ends and event.kind != self.limit.starts and not self.done_on:
            self.done_on = event.on
            self._say(event, "期限内的事已办", self.limit.cites)

    def _extend(self, event: Event, extension: Extension) -> None:
        asked = extension.count if event.count is None else event.count
        known = [earlier for earlier in self.log if earlier.on <= event.on]
        due = self._due(tuple(_spans(self.limit.pauses, known, self.start)), event.on).on
        if self.extended:
            self._say(event, "已延长过一次，不再延长", extension.cites)
        elif not 0 < asked <= extension.count:
            words = f"延长{asked}不合规定，最多{extension.count}，未计入"
            self._say(event, words, extension.cites)
        elif event.on > due:
            self._say(event, f"晚于期限届满日{words_of(due)}，延长未计入", extension.cites)
        else:
            self.extended = True
            self.length += asked
            self._say(event, f"期限延长{asked}{_UNIT_WORDS[self.limit.unit]}", extension.cites)

    def _due(self, pauses: Sequence[Span], on: date | None = None) -> Reckoned:
        """Find the last day: count the limit's length over the days that are not paused."""
        if self.limit.unit == "before":
            month, day = map(int, self.limit.day.split("-"))
            return self.calendar.last_workday(date(self.start.year + 1, month, day))
        if self.limit.unit == "hours":
            return Reckoned(self.start, provisional=False)
        begin, left = self.start, self.length
        for span in pauses:
            running = self._count(begin, span.after)
            if running >= left:
                break
            left -= running
            begin = span.until or max(on or self.on, span.after)
        return self._add(begin, left)

    def _count(self, after: date, until: date) -> int:
        if self.limit.unit == "workdays":
            return self.calendar.count_workdays(after, until)
        return (until - after).days

    def _add(self, begin: date, left: int) -> Reckoned:
        if self.limit.unit == "workdays":
            return self.calendar.add_workdays(begin, left)
        return self.calendar.roll_forward(begin + timedelta(days=left))

    def _result(self, begin: Event, due: Reckoned) -> Reckoning:
        due_at = None
        if self.limit.unit == "hours":
            moment = begin.at or datetime.combine(begin.on, time(), SHANGHAI)
            due_at = (moment + timedelta(hours=self.limit.count)).astimezone(SHANGHAI)
            due = Reckoned(due_at.date(), provisional=False)
        asked = min(self.on, self.done_on or self.on)
        standing = any(span.until is None for span in self.pauses) or bool(self.waiting)
        return Reckoning(
            limit=self.limit,
            state="done" if self.done_on else "paused" if standing else "running",
            start_on=self.start,
            due_on=due.on,
            due_at=due_at,
            provisional=due.provisional,
            used=self._used(asked),
            left=self._left(asked, due.on),
            pauses=self.pauses,
            steps=tuple(self.steps),
        )

    def _used(self, on: date) -> int:
        """Count the days of the limit that have passed, pauses left out."""
        used, begin = 0, self.start
        for span in self.pauses:
            if span.after >= on:
                break
            used += self._count(begin, span.after)
            begin = min(span.until or on, on)
        return used + self._count(begin, max(on, begin))

    def _left(self, on: date, due: date) -> int:
        if on > due:
            return -self._count(due, on)
        if self.limit.unit in ("workdays", "days"):
            return max(self.length - self._used(on), 0)
        return self._count(on, due)

    def _say(self, event: Event, text: str, cites: str) -> None:
        self.steps.append(Step(event.on, event.kind, text, cites))

    def _length_words(self) -> str:
        if self.limit.unit == "before":
            month, day = map(int, self.limit.day.split("-"))
            return f"至次年{month}月{day}日前最后一个工作日"
        return f"{self.length}{_UNIT_WORDS[self.limit.unit]}"


_UNIT_WORDS: Final = {"workdays": "个工作日", "days": "日", "hours": "小时", "before": ""}


def _spans(pauses: Sequence[Pause], log: Sequence[Event], start: date) -> Iterator[Span]:
    """Give the union of the pauses after the start: a day is out while anything is still asked."""
    change = {kind: +1 for pause in pauses for kind in [pause.start]}
    change |= {pause.end: -1 for pause in pauses}
    depth, opened = 0, start
    for event in log:
        step = change.get(event.kind, 0)
        if step == 0 or (step < 0 and depth == 0):
            continue
        if depth == 0:
            opened = event.on
        depth += step
        if depth == 0 and event.on > max(opened, start):
            yield Span(max(opened, start), event.on)
    if depth:
        yield Span(max(opened, start), None)


def words_of(day: date) -> str:
    """Write a day as documents do: 2025年11月12日 (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"
