"""Text dumps whose grid is lost: what can be known is read, what cannot is left blank and said."""

from random import Random

import pytest

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import report_from
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.text import read_text

SHAPE = FORMS["2021"].tables["applications"]
LABELS = [row.label for row in SHAPE.rows]
KEYS = [row.key for row in SHAPE.rows]
HEAD = "三、收到和处理政府信息公开申请情况\n"
TAIL = "四、政府信息公开行政复议、行政诉讼情况\n"


def consistent_rows(seed: int = 7, top: int = 40) -> list[list[int]]:
    """Make the 25 rows of 表三 so that every sum holds."""
    rng = Random(seed)
    results = [[rng.randint(0, top) for _ in range(6)] for _ in range(21)]
    totals = [sum(column) for column in zip(*results, strict=True)]
    carried_in = [rng.randint(0, 3) for _ in range(6)]
    carried_out = [rng.randint(3, 6) for _ in range(6)]
    new = [t + o - i for t, o, i in zip(totals, carried_out, carried_in, strict=True)]
    return [[*row, sum(row)] for row in (new, carried_in, *results[:21], totals, carried_out)]


ROWS = consistent_rows()


def _read(body: str) -> Report:
    title = "东山县水利局2023年政府信息公开工作年度报告\n一、总体情况\n内容。\n"
    text = f"{title}{HEAD}{body}\n{TAIL}无。\n"
    return report_from(read_text(text.encode(), "年报.txt"))


def _values(report: Report) -> list[list[object]]:
    columns = [column.key for column in SHAPE.rows[0].columns]
    return [[report.applications.value(key, column) for column in columns] for key in KEYS]


def _line(values: list[int], gap: str = " ") -> str:
    return gap.join(map(str, values))


def _remarks(report: Report) -> list[str]:
    return [remark.rule for remark in report.remarks]


def test_a_row_a_line_is_read_by_its_label() -> None:
    report = _read(
        "\n".join(f"{label} {_line(row)}" for label, row in zip(LABELS, ROWS, strict=True))
    )

    assert _values(report) == ROWS
    assert _remarks(report) == []


def test_labels_wrapped_around_their_figures_are_put_together() -> None:
    lines = []
    for label, row in zip(LABELS, ROWS, strict=True):
        half = len(label) // 2
        lines += (
            [label[:half], _line(row), label[half:]]
            if len(label) > 14
            else [f"{label} {_line(row)}"]
        )

    assert _values(_read("\n".join(lines))) == ROWS


def test_labels_first_and_figures_after_go_by_the_order_of_the_form() -> None:
    report = _read("\n".join([*LABELS, *map(_line, ROWS)]))

    assert _values(report) == ROWS
    assert _remarks(report) == ["reading.displaced"]
    assert "勾稽关系全部成立" in report.remarks[0].message


def test_figures_first_and_labels_after_go_by_the_order_of_the_form() -> None:
    assert _values(_read("\n".join([*map(_line, ROWS), *LABELS]))) == ROWS


def test_figures_down_the_columns_are_told_by_the_sums() -> None:
    columns = [str(row[i]) for i in range(7) for row in ROWS]

    report = _read("\n".join([*LABELS, *columns]))

    assert _values(report) == ROWS
    assert "自上而下逐栏" in report.remarks[0].message


def test_blocks_of_a_few_rows_by_columns_are_told_by_blank_lines() -> None:
    body = ""
    for start, end in ((0, 1), (1, 2), (2, 12), (12, 13), (13, 17), (17, 25)):
        body += "".join(
            "\n".join(str(ROWS[r][i]) for r in range(start, end)) + "\n\n" for i in range(7)
        )

    report = _read("\n".join(LABELS) + "\n\n" + body)

    assert _values(report) == ROWS
    assert "分块逐栏" in report.remarks[0].message


def test_page_numbers_between_the_rows_fall_out() -> None:
    lines = [*LABELS, *map(_line, ROWS)]
    lines[30:30] = ["- 3 -"]
    lines[40:40] = ["第 4 页 共 6 页"]

    assert _values(_read("\n".join(lines))) == ROWS


def test_a_bare_page_number_is_found_by_the_sums() -> None:
    lines = [*LABELS, *map(_line, ROWS)]
    lines[36:36] = ["17"]

    report = _read("\n".join(lines))

    assert _values(report) == ROWS
    assert "“17”" in report.remarks[0].message


def test_figures_in_no_order_are_not_believed() -> None:
    figures = [str(value) for row in ROWS for value in row]
    Random(3).shuffle(figures)

    report = _read("\n".join([*LABELS, *figures]))

    assert all(value is None for row in _values(report) for value in row)
    assert "未予采用" in report.remarks[0].message


def test_a_row_that_lost_its_blanks_is_left_blank_and_said() -> None:
    lines = [f"{label} {_line(row)}" for label, row in zip(LABELS, ROWS, strict=True)]
    lines[2] = f"{LABELS[2]} 26 26"

    report = _read("\n".join(lines))

    assert _values(report)[2] == [None] * 7
    assert _values(report)[3] == ROWS[3]
    assert _remarks(report) == ["reading.unplaced"]


def test_where_spacing_keeps_the_columns_blanks_are_seen() -> None:
    lines = [
        label.ljust(60, "　")[:60] + "".join(f"{v:>8}" for v in row)
        for label, row in zip(LABELS, ROWS, strict=True)
    ]
    lines[2] = LABELS[2].ljust(60, "　")[:60] + f"{26:>8}" + " " * 40 + f"{26:>8}"

    assert _values(_read("\n".join(lines)))[2] == [26, None, None, None, None, None, 26]


def test_numbers_of_the_prose_are_not_figures_of_the_table() -> None:
    prose = "2023 年全区受理政府信息公开申请 21\n件，均在 20\n个工作日内答复。\n"
    rows = "\n".join(f"{label} {_line(row)}" for label, row in zip(LABELS, ROWS, strict=True))

    assert _values(_read(prose + rows)) == ROWS


def test_the_lines_of_the_table_are_not_text_of_the_chapter() -> None:
    report = _read("2023年共收到申请。\n" + "\n".join([*LABELS, *map(_line, ROWS)]))

    assert report.chapters[1].text == "2023年共收到申请。"


@pytest.mark.parametrize("seed", range(5))
def test_one_wrong_figure_does_not_upset_the_reading(seed: int) -> None:
    rows = [list(row) for row in consistent_rows(seed)]
    rows[4 + seed][seed] += 5

    assert _values(_read("\n".join([*LABELS, *map(_line, rows)]))) == rows


def test_a_text_that_is_no_annual_report_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableFileError, match="没有找到年度报告的章节和表格"):
        report_from(read_text("今天天气很好。\n明天也好。".encode(), "信.txt"))


def test_a_figure_glued_to_its_label_is_parted_from_it() -> None:
    lines = [f"{label}{_line(row)}" for label, row in zip(LABELS, ROWS, strict=True)]
    lines[2] = f"三、本年度办理结果 {lines[2]}"

    assert _values(_read("\n".join(lines))) == ROWS


@pytest.mark.parametrize("label", ["合计", "总计", "小计"])
@pytest.mark.parametrize("at", [4, 12])
def test_an_added_row_of_sums_is_not_the_total_of_the_form(label: str, at: int) -> None:
    lines = [f"{label} {_line(row)}" for label, row in zip(LABELS, ROWS, strict=True)]

    report = _read("\n".join([*lines[:at], f"{label} 9 8 7 6 5 4 39", *lines[at:]]))

    assert _values(report) == ROWS


@pytest.mark.parametrize("gap", [" ", "  ", "   "])
@pytest.mark.parametrize("kept", [[22], [6, 7], [9, 10, 22, 24]])
def test_figures_run_on_after_labels_are_in_no_column(gap: str, kept: list[int]) -> None:
    lines = [
        f"{label}{gap}{_line(row if i in kept else [row[0], row[6]], gap)}"
        for i, (label, row) in enumerate(zip(LABELS, ROWS, strict=True))
    ]

    read = _values(_read("\n".join(lines)))

    assert read == [row if i in kept else [None] * 7 for i, row in enumerate(ROWS)]
