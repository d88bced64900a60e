"""Questions about the registers: the figures of a year, who writes where, what is due when."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gongkai.annualreport.forms import Form, Slot, form_for_year
from gongkai.bodies.models import Body, Person, Role, Section
from gongkai.bodies.selectors import holdings
from gongkai.registers.figures import Figure, compile_figures
from gongkai.registers.models import Record
from gongkai.statute.clock import Event, Reckoning, reckon
from gongkai.statute.limits import UnknownLimitError, get_limit


class NoFormError(LookupError):
    """No statutory form governs the report on that year."""


def form_of(year: int) -> Form:
    """Give the form of the report on a year.

    Raises:
        NoFormError: the year is before 2019.
    """
    form = form_for_year(year)
    if form is None:
        raise NoFormError(_("%s年的年度报告没有法定格式，登记台账从2019年起汇总。") % year)
    return form


def annual_figures(body: Body, year: int) -> dict[Slot, Figure]:
    """Give the figures of a body's 表二 for a year, each with the records behind it.

    Raises:
        NoFormError: the year is before 2019.
    """
    return joint_figures([body], year)


def joint_figures(
    bodies: Iterable[Body], year: int, under: Body | None = None
) -> dict[Slot, Figure]:
    """Give the figures of several bodies added up, as a government reports on its departments.

    ``under`` is the body whose whole tree they are, as far as the reader sees it: the lists behind
    the figures are then asked for by it, since thousands of bodies fit into no address.

    Raises:
        NoFormError: the year is before 2019.
    """
    shape = form_of(year).tables["disclosure"]
    keys = tuple(sorted(body.pk for body in bodies))
    return compile_figures(shape, keys, year, under.pk if under else None)


def written_sections(person: Person, on: date) -> QuerySet[Section]:
    """Give the sections whose records a person keeps: a 信息员 their own, a 公开专员 all."""
    where = Q(pk__in=[])
    for held in holdings(person, on):
        if held.post.role == Role.CLERK:
            where |= Q(pk=held.post.section_id)
        elif held.post.role == Role.OFFICER:
            where |= Q(body=held.post.body_id)
    return Section.objects.filter(where).select_related("body").order_by("body__path", "pk")


def disclosure_clock(entry: Record, on: date) -> Reckoning | None:
    """Reckon the limit within which a record must be disclosed.

    None where the law sets no limit: what is void, what need not be disclosed, what was done
    before the limit was in force, what lies after ``on``.
    """
    limit = entry.statutory_limit()
    if limit is None or entry.voided_at is not None:
        return None
    start: date = getattr(entry, limit.field)
    disclosed: date | None = getattr(entry, "disclosed_on", None)
    if start > on:
        return None
    try:
        law = get_limit(limit.code, on=start)
    except UnknownLimitError:
        return None
    events = [Event(limit.starts, start)]
    events += [Event("published", disclosed)] if disclosed else []
    return reckon(law, events, on=on)
