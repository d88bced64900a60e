"""Printed grids to the three tables, in the shapes that published reports have."""

import pytest

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import report_from
from gongkai.officedocs.reading.html import read_html

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
LABELS = tuple(row.label for row in FORMS["2021"].tables["applications"].rows)
GROUPS = "".join(
    f"<td>{title}" for title in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
)


def _read(*tables: str) -> Report:
    page = "<p>一、总体情况</p>" + "".join(f"<table>{table}</table>" for table in tables)
    return report_from(read_html(page.encode(), "页面.html"))


def _applications(rows: list[tuple[str, list[object]]], heading: tuple[str, ...] = COLUMNS) -> str:
    head = "<tr><td>申请人情况</td>" + "".join(f"<td>{name}</td>" for name in heading) + "</tr>"
    body = "".join(
        f"<tr><td>{label}</td>" + "".join(f"<td>{value}</td>" for value in values) + "</tr>"
        for label, values in rows
    )
    return head + body


def _full(first: int = 100) -> list[tuple[str, list[object]]]:
    return [(label, [first + i, *[i] * 5, first + i * 6]) for i, label in enumerate(LABELS)]


def _rules(report: Report) -> set[str]:
    return {remark.rule for remark in report.remarks}


def test_rows_without_labels_between_known_ones_go_by_the_order_of_the_form() -> None:
    rows = _full()
    rows[5] = ("", rows[5][1])
    rows[6] = ("□□□□□□□", rows[6][1])

    report = _read(_applications(rows))

    assert report.applications.value("refused.forbidden_by_law", "natural_person") == 105
    assert report.applications.value("refused.three_securities_one_stability", "total") == 136
    assert "reading.row_order" in _rules(report)
    assert [use.kind for use in report.labels] == ["order", "order"]


def test_a_row_that_cannot_be_named_is_left_blank_and_said() -> None:
    rows = [*_full()[:9], ("备注", [1] * 7), *_full()[9:]]

    report = _read(_applications(rows))

    assert "reading.unknown_row" in _rules(report)
    assert report.applications.value("refused.process_information", "total") == 154


def test_columns_in_another_order_go_by_their_headings() -> None:
    rows = [(label, [values[-1], *values[:-1]]) for label, values in _full()]

    report = _read(_applications(rows, (COLUMNS[-1], *COLUMNS[:-1])))

    assert report.applications.value("granted", "natural_person") == 102
    assert report.applications.value("granted", "total") == 112


def test_a_surplus_column_is_passed_over_by_the_headings() -> None:
    heading = (*COLUMNS[:-1], "小计", COLUMNS[-1])
    rows = [(label, [*values[:-1], 999, values[-1]]) for label, values in _full()]

    report = _read(_applications(rows, heading))

    assert report.applications.value("carried_out", "total") == 100 + 24 * 6


def test_a_row_that_ends_early_keeps_its_columns_and_leaves_the_rest_blank() -> None:
    rows = _full()
    rows[2] = (rows[2][0], [1, 2, 3])

    report = _read(_applications(rows))

    assert report.applications.value("granted", "commercial") == 2
    assert report.applications.value("granted", "total") is None


def test_figures_that_fit_no_column_are_not_believed() -> None:
    rows = _full()
    rows[2] = (rows[2][0], [1, 2, 3, 4, 5, 6, 7, 8, 9])

    report = _read(_applications(rows, heading=()))

    assert report.applications.value("granted", "commercial") is None
    assert "reading.unplaced" in _rules(report)


def test_a_table_printed_twice_counts_once() -> None:
    report = _read(_applications(_full()), _applications(_full(900)))

    assert report.applications.value("new_received", "natural_person") == 100


def test_a_table_broken_over_two_goes_on_in_the_second() -> None:
    rows = _full()

    report = _read(_applications(rows[:14]), _applications(rows[14:]))

    assert report.applications.value("unavailable.still_unclear", "natural_person") == 114
    assert report.applications.value("carried_out", "natural_person") == 124


def test_remedies_may_be_printed_as_two_tables() -> None:
    first = f"<tr><td colspan=5>行政复议</tr><tr>{GROUPS}</tr><tr><td>1<td>2<td>3<td>4<td>10</tr>"
    second = (
        "<tr><td colspan=10>行政诉讼</tr>"
        "<tr><td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉</tr>"
        f"<tr>{GROUPS}{GROUPS}</tr><tr>"
        + "".join(f"<td>{n}" for n in (1, 0, 0, 0, 1, 0, 2, 0, 0, 2))
    )

    report = _read(first, second)

    assert report.remedies.value("reconsideration", "total") == 10
    assert report.remedies.value("litigation_after_reconsideration", "corrected") == 2


def test_remedies_may_be_printed_a_row_a_group() -> None:
    rows = (
        f"<tr><td>类别{GROUPS}</tr>"
        "<tr><td>行政复议<td>1<td>0<td>0<td>0<td>1</tr>"
        "<tr><td>未经复议直接起诉<td>0<td>2<td>0<td>0<td>2</tr>"
        "<tr><td>复议后起诉<td>0<td>0<td>3<td>0<td>3</tr>"
    )

    report = _read(rows)

    assert report.remedies.value("litigation_direct", "corrected") == 2
    assert report.remedies.value("litigation_after_reconsideration", "other") == 3


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("<td>550", 550),
        ("<td>550<td><td>", 550),
        ("<td>550<td>550<td>550", 550),
        ("<td colspan=3>550", 550),
    ],
)
def test_a_merged_figure_is_read_once_however_it_was_taken_apart(cells: str, expected: int) -> None:
    table = (
        "<tr><td colspan=4>第二十条第（一）项</tr>"
        "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr>"
        "<tr><td>规章<td>0<td>0<td>0</tr><tr><td>行政规范性文件<td>1<td>2<td>3</tr>"
        "<tr><td colspan=4>第二十条第（五）项</tr>"
        "<tr><td>信息内容<td colspan=3>本年处理决定数量</tr>"
        f"<tr><td>行政许可{cells}</tr>"
    )

    report = _read(table)

    assert report.disclosure.value("licences", "decisions") == expected
    assert report.disclosure.value("normative_documents", "in_force") == 3


def test_tables_of_two_forms_in_one_report_keep_each_its_own() -> None:
    rows = [
        (label, [0] * 7) for label in (r.label for r in FORMS["2019"].tables["applications"].rows)
    ]
    disclosure = (
        "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr>"
        "<tr><td>规章<td>0<td>0<td>0</tr><tr><td>行政规范性文件<td>1<td>2<td>3</tr>"
    )

    report = _read(disclosure, _applications(rows))

    assert report.form == "2021"
    assert report.applications.shape.form == "2019"


def test_a_table_of_page_furniture_is_not_taken_for_a_statutory_one() -> None:
    report = _read("<tr><td>名称<td>某局年报</tr><tr><td>文号<td>12</tr>", _applications(_full()))

    assert not report.disclosure.is_present
    assert report.applications.is_present


def test_a_merged_figure_printed_twice_counts_once_though_the_heading_repeats_elsewhere() -> None:
    table = (
        "<tr><td>信息内容<td>本年制发件数<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr>"
        "<tr><td>规章<td>5<td>5<td>1<td>24</tr>"
        "<tr><td>行政规范性文件<td>339<td>352<td>352<td>2548</tr>"
    )

    report = _read(table, _applications(_full()))

    cells = report.disclosure.cells[:6]
    assert [cell.value for cell in cells] == [5, 1, 24, 339, 352, 2548]


def test_a_table_of_headings_alone_is_blank_and_not_missing() -> None:
    headings = f"<tr><td colspan=5>行政复议</tr><tr>{GROUPS}</tr>"

    report = _read(headings, _applications(_full()))

    assert report.remedies.is_present
    assert all(cell.value is None for cell in report.remedies.cells)


def test_a_chapter_title_in_a_row_of_its_own_is_a_chapter() -> None:
    titles = FORMS["2021"].chapters
    rows = [f"<tr><td colspan=8>三、{titles[2]}</tr>", _applications(_full())]
    rows.append(f"<tr><td colspan=8>{titles[3]}</tr>")

    report = _read("".join(rows))

    assert [chapter.title for chapter in report.chapters] == [titles[0], titles[2], titles[3]]


def test_a_serial_number_before_the_label_is_no_figure() -> None:
    head = "<tr><td>序号<td>项目" + "".join(f"<td>{name}" for name in COLUMNS) + "</tr>"
    rows = [
        f"<tr><td>{i}<td>{label}" + "".join(f"<td>{value}" for value in values) + "</tr>"
        for i, (label, values) in enumerate(_full(), start=1)
    ]

    report = _read(head + "".join(rows))

    assert report.applications.value("new_received", "natural_person") == 100
    assert report.applications.value("carried_out", "total") == 100 + 24 * 6


def test_a_numeral_cut_off_its_group_is_no_figure() -> None:
    rows = [
        f"<tr><td>三<td>办理<td>{label}" + "".join(f"<td>{value}" for value in values) + "</tr>"
        for label, values in _full()
    ]

    report = _read("".join(rows))

    assert report.applications.value("granted", "natural_person") == 102


def _with_added(label: str, at: int) -> Report:
    """Read 表三 with a row of ones added before the row ``at``."""
    rows = _full()
    return _read(_applications([*rows[:at], (label, [1] * 7), *rows[at:]]))


@pytest.mark.parametrize("label", ["合计", "总计", "（七）合计", "（七）总计", "总结", "小计"])
@pytest.mark.parametrize("at", [2, 4, 12, 20, 25])
def test_an_added_row_of_sums_is_not_the_total_of_the_form(label: str, at: int) -> None:
    table = _with_added(label, at).applications

    assert table.value("total_results", "natural_person") == 123
    assert table.value("carried_out", "total") == 244


def test_an_added_row_is_said_and_its_label_is_no_misprint_of_the_total() -> None:
    report = _with_added("合计", 4)

    assert _rules(report) == {"reading.unknown_row"}
    assert not [use for use in report.labels if use.printed == "合计"]


def test_the_total_of_the_form_may_be_worded_otherwise_than_an_added_one() -> None:
    rows = [(label.replace("总计", "合计"), values) for label, values in _full()]

    report = _read(_applications([*rows[:4], ("总计", [1] * 7), *rows[4:]]))

    assert report.applications.value("total_results", "natural_person") == 123


def test_a_row_that_a_page_break_prints_again_is_passed_over_in_silence() -> None:
    rows = _full()

    report = _read(_applications([*rows[:9], rows[8], *rows[9:]]))

    assert report.applications.value("refused.third_party_rights", "natural_person") == 107
    assert report.applications.value("refused.internal_affairs", "natural_person") == 108
    assert not report.remarks
