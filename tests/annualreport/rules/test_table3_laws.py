"""Laws of 表三: a consistent table raises nothing; any one cell changed is found."""

from hypothesis import given
from hypothesis import strategies as st

from annualreport.reports import make_report
from annualreport.rules.asking import Figures
from gongkai.annualreport.applicants import FRAME_ROWS
from gongkai.annualreport.checking import check
from gongkai.annualreport.forms import FORMS, FormCode
from gongkai.annualreport.model import Finding

RULES = {"table3.balance", "table3.column_total", "table3.row_total"}
FORM_CODES: tuple[FormCode, ...] = ("2019", "2021")


@st.composite
def tables(draw: st.DrawFn) -> tuple[FormCode, Figures]:
    """Make a consistent 表三 of either form."""
    form = draw(st.sampled_from(FORM_CODES))
    shape = FORMS[form].tables["applications"]
    results = [row.key for row in shape.rows if row.key not in FRAME_ROWS]
    columns = [column.key for column in shape.rows[0].columns][:6]
    figures: Figures = {}
    for column in columns:
        counts = draw(st.lists(st.integers(0, 40), min_size=len(results), max_size=len(results)))
        done = sum(counts)
        carried_out = draw(st.integers(0, 20))
        carried_in = draw(st.integers(0, done + carried_out))
        rows = dict(zip(results, counts, strict=True)) | {
            "new_received": done + carried_out - carried_in,
            "carried_in": carried_in,
            "total_results": done,
            "carried_out": carried_out,
        }
        figures |= {("applications", row, column): count for row, count in rows.items()}
    for row in shape.rows:
        figures["applications", row.key, "total"] = sum(
            figures["applications", row.key, column] or 0 for column in columns
        )
    return form, figures


def sums(form: FormCode, figures: Figures) -> list[Finding]:
    report = make_report(year=2020 if form == "2019" else 2023, cells=figures)
    return [finding for finding in check(report) if finding.rule in RULES]


@given(tables())
def test_a_consistent_table_raises_nothing(made: tuple[FormCode, Figures]) -> None:
    assert sums(*made) == []


@given(tables(), st.data(), st.integers(-9, 9).filter(bool))
def test_a_changed_cell_is_found_in_its_row_or_column(
    made: tuple[FormCode, Figures], data: st.DataObject, change: int
) -> None:
    form, figures = made
    cell = data.draw(st.sampled_from(sorted(figures)))
    shape = FORMS[form].tables["applications"]
    column = next(c.label for c in shape.rows[0].columns if c.key == cell[2])

    found = sums(form, {**figures, cell: (figures[cell] or 0) + change})

    told = [f.place for f in found if f.severity == "error"]
    assert any(f"“{column}”列" in place or shape.describe_row(cell[1]) in place for place in told)
