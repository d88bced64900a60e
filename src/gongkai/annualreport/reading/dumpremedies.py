"""表四 from the lines of a dump, where labels and figures may be displaced."""

from collections.abc import Sequence
from itertools import combinations_with_replacement, pairwise

from gongkai.annualreport.forms import FORMS, FormCode
from gongkai.annualreport.model import Cell, ReportTable
from gongkai.annualreport.reading import assembly
from gongkai.annualreport.reading.arithmetic import broken_groups
from gongkai.annualreport.reading.assembly import Notes
from gongkai.annualreport.reading.dumprows import interleaved
from gongkai.annualreport.reading.figures import read_cell
from gongkai.annualreport.reading.tokens import Line, Token, all_figures, count_cells

_MOST_GAPS = 6
"""So many places where blanks may stand can be tried; a dump with more has a gap everywhere."""


def read_remedies_dump(lines: Sequence[Line], form: FormCode, notes: Notes) -> ReportTable | None:
    """Read 表四 from the lines of a dump; None when it does not hold its fifteen figures."""
    shape = FORMS[form].tables["remedies"]
    figures = all_figures(lines)
    wanted = len(shape.slots)
    if len(figures) == wanted + 1:
        choices = [figures[:i] + figures[i + 1 :] for i in range(len(figures))]
        figures = min(choices, key=lambda rest: broken_groups([c.value for c in count_cells(rest)]))
    cells = (
        count_cells(_with_stray_total(figures, lines))
        if len(figures) == wanted
        else _among_blanks(figures, lines, wanted)
    )
    if not cells:
        if figures:
            notes.remark("reading.unplaced", "warning", _place(figures), _few_told(figures, wanted))
        return None
    if len(figures) < wanted:
        notes.remark("reading.displaced", "info", _place(figures), _blanks_told(figures, wanted))
    bounds = pairwise(range(0, wanted + 1, 5))
    return assembly.build_table(
        shape,
        {row.key: cells[a:b] for row, (a, b) in zip(shape.rows, bounds, strict=True)},
    )


def _place(figures: Sequence[Token]) -> str:
    return f"表四（{figures[0].place}）"


def _blanks_told(figures: Sequence[Token], wanted: int) -> str:
    return (
        f"表四有{wanted - len(figures)}格空白，已按空白处和合计数认定{len(figures)}个数字"
        "各属哪一栏；勾稽关系全部成立。"
    )


def _few_told(figures: Sequence[Token], wanted: int) -> str:
    return (
        f"表四应有{wanted}个数字，只读到{len(figures)}个，无法判断各属哪一栏，未予采用。"
        "请按原件补录。"
    )


def _among_blanks(figures: Sequence[Token], lines: Sequence[Line], wanted: int) -> tuple[Cell, ...]:
    """Place too few figures among blanks, where the gaps and the sums leave one way only."""
    if any(not line.label and not line.figures for line in lines):
        return ()  # a page's end leaves a blank line that is no blank cell
    known, open_ = _gaps(lines)
    further = wanted - len(figures) - len(known)
    if further < 0 or len(open_) > _MOST_GAPS:
        return ()
    choices = combinations_with_replacement(open_, further)
    ways = (_spread(figures, (*known, *choice)) for choice in choices)
    adding_up = [way for way in ways if not broken_groups([cell.value for cell in way])]
    return adding_up[0] if len(adding_up) == 1 else ()


def _gaps(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """Tell before which figures blanks stand: each blank once, then those that may be several.

    A space some times as wide as the narrowest on its line tells how many; a blank line, or several
    of them, only that there is one at least.
    """
    known: list[int] = []
    open_: list[int] = []
    at = 0
    for line in lines:
        if line.figures and line.gap and at:
            open_.append(at)
        spaces = [after.start - before.end for before, after in pairwise(line.figures)]
        for place, space in enumerate(spaces, start=at + 1):
            known += [place] * (space // min(spaces) - 1)
        at += len(line.figures)
    return [*known, *open_], open_


def _spread(figures: Sequence[Token], blanks: Sequence[int]) -> tuple[Cell, ...]:
    """Read figures with a blank before each of those that ``blanks`` names, once or more."""
    cells: list[Cell] = []
    for at, figure in enumerate(figures):
        cells += [read_cell("", figure.place, "count")] * blanks.count(at)
        cells.append(read_cell(figure.text, figure.place, "count"))
    return tuple(cells)


def _with_stray_total(figures: list[Token], lines: Sequence[Line]) -> list[Token]:
    """Put a total that a label parts from the other figures where the sums want it.

    Where the printed order adds up, or no other order does, the printed order stands.
    """
    if not interleaved(lines) or not broken_groups([c.value for c in count_cells(figures)]):
        return figures
    *rest, stray = figures
    for place in (4, 9):
        moved = [*rest[:place], stray, *rest[place:]]
        if not broken_groups([c.value for c in count_cells(moved)]):
            return moved
    return figures
