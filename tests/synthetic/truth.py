"""What a synthetic report says, before anyone prints it: the body, the year and every figure."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any, Literal

from gongkai.annualreport.forms import FORMS, FormCode, TableKey, form_for_year
from synthetic import bodies
from synthetic.bodies import Body

Size = Literal["zero", "small", "busy", "huge"]
Figures = dict[str, dict[str, Any]]
Tables = dict[TableKey, Figures]

APPLICANTS = (
    "natural_person",
    "commercial",
    "research",
    "public_welfare",
    "legal_service",
    "other",
)
OUTCOMES = ("upheld", "corrected", "other", "pending")
NOT_RESULTS = ("new_received", "carried_in", "total_results", "carried_out")


@dataclass
class Truth:
    """A report's content as data; ``tables`` is the data form of the design."""

    body: Body
    year: int
    form: FormCode
    tables: Tables
    size: Size
    fee_yuan: int = 0
    """信息处理费 collected in the year, in 元."""


def result_rows(applications: Figures) -> list[str]:
    """List the result rows of an applications table, either form's."""
    return [row for row in applications if row not in NOT_RESULTS]


_BODIES: dict[Size, tuple[Callable[[Random], Body], ...]] = {
    "zero": (bodies.county_bureau, bodies.county_bureau, bodies.township),
    "small": (bodies.county_bureau, bodies.township, bodies.city_bureau, bodies.county_government),
    "busy": (bodies.county_government, bodies.city_bureau, bodies.province_office),
    "huge": (bodies.city_government,),
}
_COUNTY_BODIES: dict[Size, tuple[Callable[[Random], Body], ...]] = {
    "zero": (bodies.county_bureau, bodies.township),
    "small": (bodies.county_bureau, bodies.township, bodies.county_government),
    "busy": (bodies.county_government,),
    "huge": (bodies.county_government,),
}


def make_body(rng: Random, size: Size, *, county: bool = False) -> Body:
    """Invent a body of a fitting kind."""
    return rng.choice((_COUNTY_BODIES if county else _BODIES)[size])(rng)


def make_size(rng: Random) -> Size:
    """Choose how busy a body is; most have nothing at all to report."""
    return rng.choices(("zero", "small", "busy", "huge"), (4, 3, 2, 1))[0]


def make_truth(
    rng: Random,
    year: int,
    body: Body,
    size: Size,
    *,
    previous: Truth | None = None,
    code: FormCode | None = None,
) -> Truth:
    """Make a consistent report for a year, following ``previous`` when it is given.

    It uses the form that the year must use unless another ``code`` is asked for.
    """
    form = FORMS[code] if code else form_for_year(year)
    if form is None:
        raise ValueError(f"no form governs {year}")
    before = previous.tables if previous else None
    same_form = before if previous and previous.form == form.code else None
    disclose = _disclosure_2019 if form.code == "2019" else _disclosure_2021
    tables: Tables = {
        "disclosure": disclose(rng, body, size, same_form and same_form["disclosure"]),
        "applications": _applications(rng, form.code, size, before and before["applications"]),
        "remedies": _remedies(rng, size, before and before["remedies"]),
    }
    paid = rng.choice((10, 30, 120, 450, 2000)) if size != "zero" and rng.random() < 0.3 else 0
    return Truth(body, year, form.code, tables, size, paid)


def _below(rng: Random, size: Size, small: int, busy: int, huge: int) -> int:
    """Draw a count whose order of size fits the body."""
    top = {"zero": 0, "small": small, "busy": busy, "huge": huge}[size]
    if not top:
        return 0
    return rng.randint(top // 3, top) if size in ("busy", "huge") else rng.randint(0, top)


def _shares(rng: Random, total: int, parts: int, *, spread: float = 2.0) -> list[int]:
    """Split a total into parts, unevenly, many of them zero."""
    weights = [rng.random() ** (spread * 2) for _ in range(parts)]
    weights[0] += 0.3
    whole = sum(weights)
    if total > 3000:
        cut = [int(total * weight / whole) for weight in weights]
    else:
        cut = [0] * parts
        for index in rng.choices(range(parts), weights, k=total):
            cut[index] += 1
    cut[0] += total - sum(cut)
    return cut


def _new_received(rng: Random, size: Size) -> list[int]:
    if size == "zero":
        return [0] * 6
    natural = max(1, _below(rng, size, 25, 600, 18000))
    few = {"small": 2, "busy": 30, "huge": 420}[size]
    return [natural] + [rng.randint(0, few) if rng.random() < 0.45 else 0 for _ in range(5)]


def _applications(rng: Random, form: FormCode, size: Size, before: Figures | None) -> Figures:
    rows = [row.key for row in FORMS[form].tables["applications"].rows]
    results = [row for row in rows if row not in NOT_RESULTS]
    figures: Figures = {row: {} for row in rows}
    for applicant, new in zip(APPLICANTS, _new_received(rng, size), strict=True):
        carried_in = (
            before["carried_out"][applicant]
            if before
            else (rng.randint(0, max(1, new // 12)) if new and rng.random() < 0.6 else 0)
        )
        open_cases = new + carried_in
        carried_out = rng.randint(0, open_cases // 10) if rng.random() < 0.6 else 0
        figures["new_received"][applicant] = new
        figures["carried_in"][applicant] = carried_in
        figures["carried_out"][applicant] = carried_out
        done = open_cases - carried_out
        for row, count in zip(results, _shares(rng, done, len(results)), strict=True):
            figures[row][applicant] = count
        figures["total_results"][applicant] = done
    for row in rows:
        figures[row]["total"] = sum(figures[row][applicant] for applicant in APPLICANTS)
    return figures


def _remedies(rng: Random, size: Size, before: Figures | None) -> Figures:
    figures: Figures = {}
    for row in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
        pending_before = before[row]["pending"] if before else 0
        total = _below(rng, size, 3, 40, 800) if rng.random() < 0.7 else 0
        total = max(total, pending_before + (rng.randint(0, 2) if pending_before else 0))
        shares = _shares(rng, total, 4, spread=1.0)
        figures[row] = dict(zip(OUTCOMES, shares, strict=True)) | {"total": total}
    return figures


def _amount(rng: Random, size: Size) -> Decimal:
    if size == "zero" and rng.random() < 0.8:
        return Decimal(0)
    top = {"zero": 60, "small": 900, "busy": 90_000, "huge": 9_000_000}[size]
    places = rng.choice((0, 1, 2, 2, 2, 3, 4, 6))
    return Decimal(rng.randint(1, top * 10**places)).scaleb(-places)


def _in_force(rng: Random, size: Size, before: dict[str, Any] | None) -> dict[str, int]:
    made = _below(rng, size, 6, 40, 900)
    if before is None:
        repealed = _below(rng, size, 4, 30, 700)
        standing = max(0, made - repealed) + _below(rng, size, 25, 300, 4000)
        return {"made": made, "repealed": repealed, "in_force": standing}
    repealed = rng.randint(0, min(before["in_force"], max(2, made)))
    return {
        "made": made,
        "repealed": repealed,
        "in_force": before["in_force"] + made - repealed,
    }


def _nothing(*keys: str) -> dict[str, int]:
    return dict.fromkeys(keys, 0)


def _disclosure_2021(rng: Random, body: Body, size: Size, before: Figures | None) -> Figures:
    decisions = {"small": 400, "busy": 30_000, "huge": 12_000_000}.get(size, 0)
    if size == "zero" and rng.random() < 0.4:
        decisions = 60
    regulations: dict[str, int] = _nothing("made", "repealed", "in_force")
    if body.may_make_regulations:
        was = before and before["regulations"]
        regulations = _in_force(rng, "small", was)
    return {
        "regulations": regulations,
        "normative_documents": _in_force(rng, size, before and before["normative_documents"]),
        "licences": {"decisions": rng.randint(0, decisions)},
        "penalties": {"decisions": rng.randint(0, decisions // 2)},
        "compulsory_measures": {"decisions": rng.randint(0, decisions // 20)},
        "fees": {"amount_wan": _amount(rng, size)},
    }


def _published(rng: Random, size: Size) -> dict[str, int]:
    made = _below(rng, size, 8, 60, 900)
    new = made if rng.random() < 0.7 else rng.randint(made // 2, made)
    total = new + _below(rng, size, 30, 400, 5000)
    return {"made": made, "newly_disclosed": new, "total_disclosed": total}


def _items(
    rng: Random, size: Size, before: dict[str, Any] | None, decisions: int
) -> dict[str, int]:
    items = (
        before["previous_items"] + before["change"]
        if before
        else (rng.randint(0, 300) if size != "zero" or rng.random() < 0.4 else 0)
    )
    change = rng.randint(-min(items, 20), 20) if items and rng.random() < 0.6 else 0
    held = rng.randint(0, decisions) if items else 0
    return {"previous_items": items, "change": change, "decisions": held}


def _disclosure_2019(rng: Random, body: Body, size: Size, before: Figures | None) -> Figures:
    decisions = {"zero": 0, "small": 300, "busy": 25_000, "huge": 8_000_000}[size]
    published = _nothing("made", "newly_disclosed", "total_disclosed")
    figures: Figures = {
        "regulations": _published(rng, "small") if body.may_make_regulations else published,
        "normative_documents": _published(rng, size),
    }
    for row in ("licences", "other_services", "penalties", "compulsory_measures"):
        figures[row] = _items(rng, size, before and before[row], decisions)
    fees = _items(rng, size, before and before["fees"], 0)
    figures["fees"] = {"previous_items": fees["previous_items"], "change": fees["change"]}
    bought = _below(rng, size, 12, 200, 3000) or (1 if rng.random() < 0.4 else 0)
    amount = _amount(rng, size) if bought else Decimal(0)
    figures["procurement"] = {"items": bought, "amount_wan": amount or Decimal(bought) / 4}
    return figures


def inconsistencies(truth: Truth) -> list[str]:
    """List the sums of a report that do not hold; none for a made one."""
    found = []
    applications = truth.tables["applications"]
    for row, figures in applications.items():
        if sum(figures[a] for a in APPLICANTS) != figures["total"]:
            found.append(f"row {row}")
    for column in (*APPLICANTS, "total"):
        done = applications["total_results"][column]
        if sum(applications[row][column] for row in result_rows(applications)) != done:
            found.append(f"results of {column}")
        came = applications["new_received"][column] + applications["carried_in"][column]
        if came != done + applications["carried_out"][column]:
            found.append(f"balance of {column}")
    for row, figures in truth.tables["remedies"].items():
        if sum(figures[outcome] for outcome in OUTCOMES) != figures["total"]:
            found.append(f"remedies {row}")
    return found
