"""表四 from the lines of a dump, where labels and figures may be displaced."""

from collections.abc import Sequence
from itertools import pairwise

from gongkai.annualreport.forms import FORMS, FormCode
from gongkai.annualreport.model import ReportTable
from gongkai.annualreport.reading import assembly
from gongkai.annualreport.reading.arithmetic import broken_groups
from gongkai.annualreport.reading.assembly import Notes
from gongkai.annualreport.reading.dumprows import interleaved
from gongkai.annualreport.reading.tokens import Line, Token, all_figures, count_cells


def read_remedies_dump(lines: Sequence[Line], form: FormCode, notes: Notes) -> ReportTable | None:
    """Read 表四 from the lines of a dump; None when it does not hold its fifteen figures."""
    shape = FORMS[form].tables["remedies"]
    figures = all_figures(lines)
    wanted = len(shape.slots)
    if len(figures) == wanted + 1:
        choices = [figures[:i] + figures[i + 1 :] for i in range(len(figures))]
        figures = min(choices, key=lambda rest: broken_groups([c.value for c in count_cells(rest)]))
    if len(figures) != wanted:
        if figures:
            notes.remark(
                "reading.unplaced",
                "warning",
                f"表四（{figures[0].place}）",
                f"表四应有{wanted}个数字，只读到{len(figures)}个，无法判断各属哪一栏，未予采用。请按原件补录。",
            )
        return None
    cells = count_cells(_with_stray_total(figures, lines))
    bounds = pairwise(range(0, wanted + 1, 5))
    return assembly.build_table(
        shape,
        {row.key: cells[a:b] for row, (a, b) in zip(shape.rows, bounds, strict=True)},
    )


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
