"""Damage to figures as printed: other digits, notes, units, blanks."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import cast

from gongkai.annualreport.forms import TableKey
from synthetic.draft import Draft, Printed
from synthetic.truth import APPLICANTS, Tables
from synthetic.voice import chinese

_FULL_WIDTH = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
_AMOUNTS = ("amount_wan",)


def _figures(draft: Draft, key: TableKey | None = None) -> list[Printed]:
    return [cell for cell in draft.cells(key) if cell.role == "figure" and cell.text]


def _some(rng: Random, draft: Draft, change: Callable[[str], str]) -> None:
    """Change every figure, or about a third of them and at least one."""
    cells = _figures(draft)
    chance = rng.choice((1.0, 0.35))
    chosen = [cell for cell in cells if rng.random() < chance] or cells[:1]
    for cell in chosen:
        cell.text = change(cell.text)


def full_width(rng: Random, draft: Draft, _: Tables) -> None:
    """Print digits in full width, sometimes in the title too."""
    _some(rng, draft, lambda text: text.translate(_FULL_WIDTH))
    if rng.random() < 0.4:
        draft.title = [line.translate(_FULL_WIDTH) for line in draft.title]


def thousands(rng: Random, draft: Draft, _: Tables) -> None:
    """Separate the thousands of large figures, with an ASCII or a full-width comma."""
    comma = rng.choice((",", ",", "，"))
    large = [c for c in _figures(draft) if len(c.text.lstrip("-").split(".")[0]) > 3]
    for cell in large:
        number = Decimal(cell.text)
        cell.text = (f"{number:,f}" if "." in cell.text else f"{int(number):,}").replace(",", comma)


def nbsp(rng: Random, draft: Draft, _: Tables) -> None:
    """Put no-break spaces around figures."""
    pads = ("\u00a0{}", "{}\u00a0", "\u00a0{}\u00a0")
    _some(rng, draft, lambda text: rng.choice(pads).format(text))


def padding(rng: Random, draft: Draft, _: Tables) -> None:
    """Put spaces, ideographic ones too, around figures."""
    pads = ("  {}", "{} ", "　{}", " {}　")
    _some(rng, draft, lambda text: rng.choice(pads).format(text))


def notes(rng: Random, draft: Draft, _: Tables) -> None:
    """Print remarks after figures: 22（其中修订16件）."""
    cells = [c for c in _figures(draft, "disclosure") if c.figure not in _AMOUNTS]
    for cell in rng.sample(cells, rng.randint(1, 2)):
        part = rng.randint(0, max(0, int(cell.text)))
        cell.text += rng.choice(
            (
                f"（其中修订{part}件）",
                f"（含修订{part}件）",
                f"(其中联合发文{part}件)",
                "（不含转发）",
            )
        )


def units(rng: Random, draft: Draft, _: Tables) -> None:
    """Print units with figures: 1.95万元, 3件."""
    counts = rng.random() < 0.6
    for cell in _figures(draft, "disclosure"):
        if cell.figure in _AMOUNTS:
            cell.text += rng.choice(("万元", "万元", " 万元", "（万元）"))
        elif counts and cell.figure in ("made", "repealed", "in_force", "decisions", "items"):
            cell.text += "件" if cell.figure != "items" else "项"


def yuan(_: Random, draft: Draft, __: Tables) -> None:
    """Print amounts in 元 and say so in the cell: 19500元 is 1.95 万元."""
    for cell in _figures(draft, "disclosure"):
        if cell.figure in _AMOUNTS:
            exact = Decimal(cell.text) * 10000
            whole = exact == exact.to_integral_value()
            cell.text = f"{int(exact)}元" if whole else f"{exact.normalize():f}元"


def chinese_numerals(rng: Random, draft: Draft, _: Tables) -> None:
    """Print some counts in Chinese numerals."""
    zero = rng.choice("零〇")
    cells = [c for c in _figures(draft) if c.text.isdecimal() and int(c.text) < 10000]
    for cell in rng.sample(cells, max(1, len(cells) // 4)):
        cell.text = chinese(int(cell.text)) if cell.text != "0" else zero


def signs(rng: Random, draft: Draft, _: Tables) -> None:
    """Print the signs of yearly changes in other characters."""
    minus, plus = rng.choice(("－", "−", "–", "-")), rng.choice(("+", "＋"))
    for cell in _figures(draft, "disclosure"):
        if cell.figure == "change" and cell.text != "0":
            cell.text = cell.text.replace("-", minus) if "-" in cell.text else plus + cell.text


def _lose(draft: Draft, answer: Tables, lost: Callable[[Printed], bool], text: str) -> None:
    for table in draft.tables():
        for cell in table.cells:
            if cell.role == "figure" and lost(cell):
                cell.text = text
                answer[cast("TableKey", table.key)][cell.key][cell.figure] = None


def blank_zeros(rng: Random, draft: Draft, answer: Tables) -> None:
    """Leave zeros blank: the columns of organisations, a table, or everywhere."""
    kept = rng.choice(("organisations", "table", "all"))
    tables = [set(map(id, draft.cells(key))) for key in ("applications", "remedies")]
    inside = rng.choice(tables)

    def lost(cell: Printed) -> bool:
        if cell.text != "0":
            return False
        if kept == "organisations":
            return cell.figure in APPLICANTS[1:] and id(cell) in tables[0]
        return kept == "all" or id(cell) in inside

    _lose(draft, answer, lost, "")


def blank_totals(_: Random, draft: Draft, answer: Tables) -> None:
    """Leave the totals of the result rows blank, as a city's real report did."""
    inside = set(map(id, draft.cells("applications")))
    named = ("new_received", "carried_in", "total_results", "carried_out")
    _lose(
        draft,
        answer,
        lambda cell: id(cell) in inside and cell.figure == "total" and cell.key not in named,
        "",
    )


def dashes(rng: Random, draft: Draft, answer: Tables) -> None:
    """Print a stroke for zero: the figure is not given."""
    stroke = rng.choice(("/", "—", "／"))
    rows = ("licences", "penalties", "compulsory_measures")
    inside = set(map(id, draft.cells(rng.choice(("disclosure", "remedies")))))
    _lose(
        draft,
        answer,
        lambda cell: id(cell) in inside and cell.text == "0" and cell.key not in rows[1:],
        stroke,
    )
