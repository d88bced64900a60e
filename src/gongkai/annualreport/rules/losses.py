"""Tables whose figures were printed but could not be read: what the reader left out, and said."""

from typing import Final, NamedTuple

from gongkai.annualreport.model import Report, ReportTable

_LEFT_OUT: Final = frozenset({"reading.unplaced", "reading.displaced"})


class Loss(NamedTuple):
    """How many stretches of a table's figures were left out, and how many rows were read."""

    left_out: int
    rows_read: int


def find_loss(report: Report, table: ReportTable) -> Loss | None:
    """Tell how a table was lost; None when no more was left out than was read."""
    left_out = sum(
        remark.rule in _LEFT_OUT
        and remark.severity == "warning"
        and remark.place.startswith(table.shape.name)
        for remark in report.remarks
    )
    if not left_out:
        return None
    loss = Loss(left_out, len({slot.row for slot, cell in table.items() if cell.value is not None}))
    return loss if loss.left_out > loss.rows_read else None
