"""Figures against the records they are made of: any ledger, both forms, and a published table."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bodies.county import ACT, section
from gongkai.annualreport.forms import FORMS, Slot
from gongkai.annualreport.reading.report import read_report
from gongkai.bodies.models import Section
from gongkai.registers import models
from gongkai.registers.figures import SOURCES, Part
from gongkai.registers.filters import filterset_for
from gongkai.registers.policy import GRANTS, RegisterPolicy
from gongkai.registers.selectors import NoFormError, annual_figures, joint_figures
from gongkai.registers.services import void
from registers.ledger import Ledger, ledger
from shared_reports import FOLDER, needs_reports

__all__ = ["ledger"]

days = st.dates(date(2018, 1, 1), date(2023, 12, 31)) | st.sampled_from(
    [date(year, *day) for year in range(2018, 2024) for day in ((1, 1), (12, 31))]
)
spans = st.tuples(days, st.none() | days).map(
    lambda pair: pair if pair[1] is None or pair[0] <= pair[1] else pair[::-1]
)
amounts = st.decimals(0, 99_999_999, places=2)
powers = st.sampled_from(models.PowerKind.values)
documents = st.sampled_from(models.DocumentKind.values)
entries = st.one_of(
    st.tuples(st.just(models.NormativeDocument), documents, spans, amounts),
    st.tuples(st.just(models.PowerItem), powers, spans, amounts),
    st.tuples(st.just(models.Charge), st.just(""), spans, amounts),
    st.tuples(
        st.sampled_from(
            [
                models.LicenceDecision,
                models.ServiceDecision,
                models.PenaltyDecision,
                models.CompulsoryMeasure,
                models.Procurement,
            ]
        ),
        st.just(""),
        spans,
        amounts,
    ),
)
ledgers = st.lists(st.tuples(entries, st.booleans()), max_size=10)


@contextmanager
def undone() -> Iterator[None]:
    """Undo what is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def write(ledger: Ledger, entry: Any, place: Section) -> Any:
    register, kind, (since, until), amount = entry
    fields: dict[str, Any] = {"kind": kind} if kind else {}
    if register is models.NormativeDocument:
        fields |= {"made_on": since, "repealed_on": until, "disclosed_on": until}
    elif register in (models.PowerItem, models.Charge):
        fields |= {"since": since, "ended_on": until}
    elif register is models.Procurement:
        fields |= {"awarded_on": since, "amount": amount}
    else:
        fields |= {"decided_on": since}
    return ledger.enter(register, section=place, **fields)


def listed(ledger: Ledger, part: Part) -> Any:
    """Give what the list at a part's address holds for the overseer."""
    register = part.source.register
    seen = RegisterPolicy(register, GRANTS).visible(ledger.overseer)
    data = QueryDict(urlsplit(part.url).query)
    request = SimpleNamespace(user=ledger.overseer)
    return filterset_for(register)(data, queryset=seen, request=request).qs


def lies_in(day: date | None, year: int) -> bool:
    return day is not None and day.year == year


def stands(span: tuple[date, date | None], last: date) -> bool:
    return span[0] <= last and (span[1] is None or span[1] > last)


def expected(written: list[Any], slot: Slot, year: int) -> int | Decimal:
    """Count by hand what a cell must say."""
    last, before = date(year, 12, 31), date(year - 1, 12, 31)
    if slot.row in models.DocumentKind.values:
        spans = [e[2] for e in written if e[1] == slot.row]
        return {
            "made": sum(lies_in(s[0], year) for s in spans),
            "repealed": sum(lies_in(s[1], year) for s in spans),
            "newly_disclosed": sum(lies_in(s[1], year) for s in spans),
            "total_disclosed": sum(s[1] is not None and s[1] <= last for s in spans),
            "in_force": sum(stands(s, last) for s in spans),
        }[slot.column]
    if slot.column in ("previous_items", "change"):
        wanted = models.Charge if slot.row == "fees" else models.PowerItem
        spans = [e[2] for e in written if e[0] is wanted and e[1] in ("", slot.row)]
        was = sum(stands(s, before) for s in spans)
        return was if slot.column == "previous_items" else sum(stands(s, last) for s in spans) - was
    found = [e for e in written if e[0] is SOURCES[slot][0].register and lies_in(e[2][0], year)]
    if slot.column == "amount_wan":
        return sum((e[3] for e in found), Decimal(0)) / 10000
    return len(found)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(written=ledgers, year=st.sampled_from([2019, 2020, 2021, 2022]))
def test_every_figure_of_any_ledger_is_the_list_behind_it(
    ledger: Ledger, written: list[Any], year: int
) -> None:
    with undone():
        elsewhere = section(ledger.county)
        for entry, is_void in written:
            made = write(ledger, entry, ledger.section)
            write(ledger, entry, elsewhere)
            if is_void:
                void(ACT, made, "重复登记")
        standing = [entry for entry, is_void in written if not is_void]

        own = annual_figures(ledger.bureau, year)
        joint = joint_figures([ledger.bureau, ledger.county], year)

        for slot, figure in own.items():
            assert figure.value == expected(standing, slot, year), figure.label
            everything = standing + [entry for entry, _void in written]
            assert joint[slot].value == expected(everything, slot, year), figure.label
        tree = joint_figures([ledger.bureau, ledger.county], year, under=ledger.county)
        for figure in (*own.values(), *joint.values(), *tree.values()):
            for part in figure.parts:
                found = listed(ledger, part)
                assert set(found) == set(part.records)
                if part.source.amount:
                    total = sum((entry.amount for entry in found), Decimal(0))
                    assert part.value == total / 10000
                else:
                    assert part.value == len(found)


def test_amounts_are_added_to_the_cent(ledger: Ledger) -> None:
    for _each in range(3):
        ledger.enter(models.Procurement, amount=Decimal("0.10"))
    ledger.enter(models.Procurement, amount=Decimal("999999999999.99"))

    figures = annual_figures(ledger.bureau, 2020)

    assert figures[Slot("procurement", "amount_wan")].value == Decimal("100000000.000029")
    assert figures[Slot("procurement", "amount_wan")].printed == "100000000.000029"


def test_a_round_amount_is_printed_in_full(ledger: Ledger) -> None:
    ledger.enter(models.Procurement, amount=Decimal("500000.00"))

    figure = annual_figures(ledger.bureau, 2020)[Slot("procurement", "amount_wan")]

    assert (figure.printed, figure.unit) == ("50", "万元")


def test_charges_collected_are_summed_for_the_form_of_2021(ledger: Ledger) -> None:
    charge = ledger.enter(models.Charge)
    for day in (date(2020, 12, 31), date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 1)):
        ledger.enter(models.ChargeReceipt, charge=charge, collected_on=day)

    figure = annual_figures(ledger.bureau, 2021)[Slot("fees", "amount_wan")]

    assert figure.value == Decimal("0.24")
    assert set(listed(ledger, figure.parts[0])) == set(figure.parts[0].records)


def test_each_year_has_the_cells_of_its_own_form(ledger: Ledger) -> None:
    for year, code in ((2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021")):
        shape = FORMS[code].tables["disclosure"]  # type: ignore[index]  # both are forms

        assert tuple(annual_figures(ledger.bureau, year)) == shape.slots


def test_there_are_sources_for_every_cell_of_both_forms_and_no_others() -> None:
    cells = {slot for form in FORMS.values() for slot in form.tables["disclosure"].slots}

    assert cells <= set(SOURCES)


def test_before_2019_there_is_no_form(ledger: Ledger) -> None:
    with pytest.raises(NoFormError, match="2018年的年度报告没有法定格式"):
        annual_figures(ledger.bureau, 2018)


def keep(ledger: Ledger, row: str, previous: int, added: int, ended: int) -> None:
    """Put matters on the list of powers so that the row comes to these figures in 2020."""
    for number in range(previous):
        until = date(2020, 6, 1) if number < ended else None
        ledger.enter(models.PowerItem, kind=row, since=date(2018, 1, 1), ended_on=until)
    for _each in range(added):
        ledger.enter(models.PowerItem, kind=row, since=date(2020, 3, 1))


@needs_reports
def test_a_ledger_compiles_to_the_table_zhengning_published_for_2020(ledger: Ledger) -> None:
    published = read_report(FOLDER / "zhengning-wtgl-2020.txt").disclosure
    value: Any = published.value
    decided = {
        "licences": models.LicenceDecision,
        "other_services": models.ServiceDecision,
        "penalties": models.PenaltyDecision,
        "compulsory_measures": models.CompulsoryMeasure,
    }
    for row, register in decided.items():
        change = value(row, "change")
        keep(ledger, row, value(row, "previous_items"), max(change, 0), max(-change, 0))
        for _each in range(value(row, "decisions")):
            ledger.enter(register)
    projects = value("procurement", "items")
    for _each in range(projects):
        each = value("procurement", "amount_wan") * 10000 / projects
        ledger.enter(models.Procurement, amount=each)

    figures = annual_figures(ledger.bureau, 2020)

    compiled = {slot: figure.value for slot, figure in figures.items()}
    assert compiled == {slot: cell.value for slot, cell in published.items()}
    assert compiled[Slot("licences", "change")] == 4
    assert compiled[Slot("penalties", "change")] == -1
    assert figures[Slot("procurement", "amount_wan")].printed == "1.95"
