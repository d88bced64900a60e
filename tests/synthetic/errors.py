"""Errors planted in otherwise clean reports, one in each, with the rules that must find it."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Literal

from synthetic.claims import Claims
from synthetic.draft import Draft
from synthetic.truth import Figures, Size, Truth, result_rows

Stage = Literal["tables", "claims", "draft", "previous", "voice"]


@dataclass(frozen=True)
class PlantedError:
    """An error to plant: where it is planted, and which rules must raise it how gravely."""

    name: str
    rules: tuple[str, ...]
    """Any one of these must be raised."""
    severity: Literal["error", "warning"]
    """The least severity that counts as found."""
    stage: Stage
    plant: Callable[..., None]
    sizes: tuple[Size, ...] = ("zero", "small", "busy", "huge")
    county: bool = False
    must_tell: frozenset[str] = frozenset()
    years: tuple[int, int] = (2019, 2025)
    visible_cells: bool = False
    """True when it takes a layout in which cells stand apart."""
    pair: bool = False
    """True when the report of the year before is needed to see it."""
    also: tuple[str, ...] = field(default=())
    """Rules that the error may raise besides."""
    fits: Callable[[Truth], bool] = lambda _: True
    """Tells whether a report has what the error needs."""


# Tables.


def _break_balance(rng: Random, truth: Truth) -> None:
    row = truth.tables["applications"]["carried_out"]
    extra = rng.randint(1, 9)
    row["natural_person"] += extra
    row["total"] += extra


def _break_columns(rng: Random, truth: Truth) -> None:
    row = truth.tables["applications"][
        rng.choice(("granted", "refused.process_information", "unavailable.not_held"))
    ]
    extra = rng.randint(1, 9)
    row["natural_person"] += extra
    row["total"] += extra


def _break_rows(rng: Random, truth: Truth) -> None:
    applications = truth.tables["applications"]
    wrong, other = rng.sample(result_rows(applications), 2)
    extra = rng.randint(1, 5)
    if applications[other]["total"] >= extra:
        applications[other]["total"] -= extra
    applications[wrong]["total"] += extra


def _break_remedies(rng: Random, truth: Truth) -> None:
    row = truth.tables["remedies"][
        rng.choice(("reconsideration", "litigation_direct", "litigation_after_reconsideration"))
    ]
    if row["total"] and rng.random() < 0.5:
        row["total"] = 0
    else:
        row["total"] += rng.randint(1, 4)


def _make_regulations(rng: Random, truth: Truth) -> None:
    figures = truth.tables["disclosure"]["regulations"]
    made = rng.randint(1, 5)
    for column in figures:
        figures[column] = made if column != "repealed" else 0


# Prose.


def _misstate_figures(rng: Random, claims: Claims) -> None:
    claims.new += rng.choice((-1, 1, 2, 10)) if claims.new > 1 else 3


def _deny(rng: Random, claims: Claims) -> None:
    if claims.reconsideration["total"] and rng.random() < 0.5:
        claims.denies_remedies = True
    else:
        claims.denies_applications = True


def _misstate_sum(rng: Random, claims: Claims) -> None:
    claims.posts_total += rng.randint(3, 30)


def _misstate_outcomes(_: Random, claims: Claims) -> None:
    claims.all_upheld = True


def _has_other_outcomes(truth: Truth) -> bool:
    reviews = truth.tables["remedies"]["reconsideration"]
    return bool(reviews["total"] > reviews["upheld"])


def _has_results(truth: Truth) -> bool:
    return bool(truth.tables["applications"]["total_results"]["total"])


def _misstate_shares(rng: Random, claims: Claims) -> None:
    name = rng.choice([name for name, count in claims.results if count])
    shift = Decimal(rng.randint(30, 150)) / 10
    share = next(count for word, count in claims.results if word == name) * 100 / claims.done
    claims.shift[name] = -shift if share + float(shift) > 100 else shift


def _date_plans_back(_: Random, claims: Claims) -> None:
    claims.stale_year = True


# Draft.


def _blank_cell(rng: Random, draft: Draft) -> None:
    cells = [
        cell
        for cell in draft.cells("applications")
        if cell.role == "figure" and cell.text == "0" and cell.figure != "total"
    ]
    rng.choice(cells).text = ""


def _spoil_number(rng: Random, draft: Draft) -> None:
    row = rng.choice(("licences", "penalties", "normative_documents"))
    cells = [c for c in draft.cells("disclosure") if c.role == "figure" and c.key == row]
    cell = next(c for c in cells if c.figure in ("decisions", "in_force", "total_disclosed"))
    cell.text = rng.choice((f"-{int(cell.text) + 3}", f"{int(cell.text) + 1}.5"))


def _drop_chapter(rng: Random, draft: Draft) -> None:
    index = rng.choice((0, 4, 5, 5))
    draft.chapters.pop(index)
    if rng.random() < 0.5:
        for number, chapter in enumerate(draft.chapters, start=1):
            chapter.number = number


def _empty_problems(rng: Random, draft: Draft) -> None:
    draft.chapters[4].items = [rng.choice(("无。", "无", "暂无。", "没有问题。", "无存在问题。"))]


def _drop_table(rng: Random, draft: Draft) -> None:
    index = rng.choice((1, 2, 2, 3))
    chapter = draft.chapters[index]
    chapter.items = [item for item in chapter.items if isinstance(item, str)] or ["情况良好。"]


def _misspell_label(rng: Random, draft: Draft) -> None:
    wrong = {
        "3.危及“三安全一稳定”": "3.危及“三安全一隐患”",
        "2.其他法律行政法规禁止公开": "2.其他法律行政止公开",
        "其他结果": "其他其结果",
        "2.没有现成信息需要另行制作": "2.没有现成信息须要另行制做",
        "5.属于三类内部事务信息": "5.属于二类内部事物信息",
    }
    label = rng.choice(sorted(wrong))
    for cell in draft.cells():
        if cell.text == label:
            cell.text = wrong[label]


# The year before.


def _break_carry_over(rng: Random, previous: Truth, _: Truth) -> None:
    extra = rng.randint(1, 9)
    for row in ("new_received", "carried_out"):
        for column in ("natural_person", "total"):
            previous.tables["applications"][row][column] += extra


def _break_in_force(rng: Random, previous: Truth, _: Truth) -> None:
    previous.tables["disclosure"]["normative_documents"]["in_force"] += rng.randint(1, 9)


def _break_items(rng: Random, previous: Truth, _: Truth) -> None:
    row = rng.choice(("licences", "penalties", "other_services"))
    previous.tables["disclosure"][row]["previous_items"] += rng.randint(1, 9)


def _leave_pending(rng: Random, previous: Truth, truth: Truth) -> None:
    row = previous.tables["remedies"]["reconsideration"]
    extra = rng.randint(2, 5) + truth.tables["remedies"]["reconsideration"]["total"]
    row["pending"] += extra
    row["total"] += extra


def _nothing(*_: object) -> None:
    """Plant nothing here: the pipeline does it (a form, a voice)."""


_BUSY: tuple[Size, ...] = ("small", "busy", "huge")
_SUMS = ("table3.balance", "table3.column_total", "table3.row_total")

ERRORS: dict[str, PlantedError] = {
    error.name: error
    for error in (
        PlantedError("balance", ("table3.balance",), "error", "tables", _break_balance),
        PlantedError("column_total", ("table3.column_total",), "error", "tables", _break_columns),
        PlantedError(
            "row_total", ("table3.row_total",), "error", "tables", _break_rows, also=_SUMS
        ),
        PlantedError("group_total", ("table4.group_total",), "error", "tables", _break_remedies),
        PlantedError(
            "regulations", ("table2.regulations",), "error", "tables", _make_regulations,
            county=True,
        ),
        PlantedError(
            "prose.figures", ("prose.figures",), "warning", "claims", _misstate_figures,
            sizes=_BUSY, must_tell=frozenset({"applications"}), also=("prose.sum",),
        ),
        PlantedError(
            "prose.none", ("prose.none", "prose.figures"), "warning", "claims", _deny,
            sizes=_BUSY, must_tell=frozenset({"applications", "remedies"}),
        ),
        PlantedError(
            "prose.sum", ("prose.sum",), "warning", "claims", _misstate_sum,
            must_tell=frozenset({"posts"}),
        ),
        PlantedError(
            "prose.outcomes", ("prose.outcomes",), "warning", "claims", _misstate_outcomes,
            sizes=_BUSY, must_tell=frozenset({"remedies"}), also=("prose.figures",),
            fits=_has_other_outcomes,
        ),
        PlantedError(
            "prose.shares", ("prose.shares",), "warning", "claims", _misstate_shares,
            sizes=_BUSY, must_tell=frozenset({"applications", "results", "shares"}),
            fits=_has_results,
        ),
        PlantedError(
            "prose.stale_year", ("prose.stale_year",), "warning", "claims", _date_plans_back
        ),
        PlantedError(
            "cells.blank", ("cells.blank",), "warning", "draft", _blank_cell, visible_cells=True
        ),
        PlantedError(
            "cells.number", ("cells.number",), "error", "draft", _spoil_number,
            also=("cells.unreadable", "prose.figures"),
        ),
        PlantedError("form.year", ("form.year",), "error", "tables", _nothing, years=(2021, 2025)),
        PlantedError(
            "form.mixed", ("form.mixed",), "warning", "tables", _nothing, years=(2021, 2025)
        ),
        PlantedError(
            "chapters.structure", ("chapters.structure",), "error", "draft", _drop_chapter,
            also=("chapters.problems",),
        ),
        PlantedError(
            "chapters.problems", ("chapters.problems",), "error", "draft", _empty_problems
        ),
        PlantedError(
            "tables.missing", ("tables.missing",), "error", "draft", _drop_table,
            also=("prose.figures", "prose.none"),
        ),
        PlantedError(
            "labels.wording", ("labels.wording",), "warning", "draft", _misspell_label
        ),
        PlantedError(
            "previous.carry_over", ("previous.carry_over",), "error", "previous",
            _break_carry_over, pair=True,
        ),
        PlantedError(
            "previous.in_force", ("previous.in_force",), "warning", "previous",
            _break_in_force, pair=True, years=(2022, 2025),
        ),
        PlantedError(
            "previous.items", ("previous.items",), "warning", "previous", _break_items,
            pair=True, years=(2020, 2020),
        ),
        PlantedError(
            "previous.pending", ("previous.pending",), "warning", "previous", _leave_pending,
            pair=True, sizes=("zero", "small"),
        ),
        PlantedError(
            "previous.copied_text", ("previous.copied_text",), "warning", "voice", _nothing,
            pair=True,
        ),
    )
}  # fmt: skip


def one_row_of_other_results(applications: Figures) -> Figures:
    """Merge the three rows of （六）其他处理 into the one of the older form."""
    merged: Figures = {}
    for row, figures in applications.items():
        if not row.startswith("other."):
            merged[row] = deepcopy(figures)
        elif "other" not in merged:
            merged["other"] = deepcopy(figures)
        else:
            for column, count in figures.items():
                merged["other"][column] += count
    return merged
