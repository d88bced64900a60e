"""PDFs to paragraphs and tables, whoever printed them."""

import re

import pytest
from reportlab.pdfgen.canvas import Canvas

import shared_reports
from gongkai.officedocs.document import Document, GridCell, Paragraph, Table
from gongkai.officedocs.reading.pdf import read_pdf
from officedocs import pdf_samples as samples

HONGZE = shared_reports.FOLDER / "hongze-district-2023.pdf"


def _in_order(cells: list[GridCell]) -> list[GridCell]:
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _cells(table: Table) -> list[GridCell]:
    return [cell for row in table.rows for cell in row]


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def _read(draw: samples.Draw, **options: object) -> Document:
    return read_pdf(samples.pdf(draw, **options), "样张.pdf")


@pytest.mark.parametrize("pen", samples.PENS.values(), ids=samples.PENS.keys())
def test_the_same_table_is_read_however_its_lines_are_drawn(pen: samples.Pen) -> None:
    document = read_pdf(samples.applications_pdf(pen), "年报.pdf")

    (table,) = samples.tables(document)
    assert _cells(table) == _in_order(samples.applications())
    assert table.place == "第1页第1张表"
    assert document.blocks[0] == Paragraph("三、收到和处理政府信息公开申请情况", "第1页")
    assert not document.layout


@pytest.mark.parametrize(
    ("quarters", "corner"), [(90, (842, 0)), (180, (595, 842)), (270, (0, 595))]
)
def test_a_turned_page_reads_as_an_upright_one(quarters: int, corner: tuple[int, int]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(quarters)
        canvas.translate(*corner)
        canvas.rotate(quarters)  # the drawing is turned the other way: the page shows upright
        samples.draw_applications(canvas, samples.stroked_lines, top=560)

    (table,) = samples.tables(_read(draw))

    assert _cells(table) == _in_order(samples.applications())


def test_a_table_printed_sideways_on_an_upright_page_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(samples.WIDTH, 0)
        canvas.rotate(90)
        samples.draw_applications(canvas, samples.thin_rectangles, top=560)

    (table,) = samples.tables(_read(draw))

    assert _cells(table) == _in_order(samples.applications())


def test_a_crop_box_away_from_the_origin_changes_nothing() -> None:
    (table,) = samples.tables(
        read_pdf(samples.applications_pdf(samples.rectangles, cropBox=(40, 20, 560, 830)), "裁.pdf")
    )

    assert _cells(table) == _in_order(samples.applications())


def test_what_a_form_draws_under_a_matrix_counts_as_drawn() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        canvas.setFont(samples.FONT, samples.SIZE)
        cells = samples.grid([["项目", "数量"], ["规章", "3"]])
        samples.draw_table(canvas, cells, (80, 80), pen=samples.stroked_lines, top=300, left=10)
        canvas.endForm()
        canvas.beginForm("outer")
        canvas.translate(20, 30)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.scale(1.4, 1.3)
        canvas.doForm("outer")

    (table,) = samples.tables(_read(draw))

    assert _rows(table) == [["项目", "数量"], ["规章", "3"]]


def test_a_blank_cell_stays_a_cell() -> None:
    (table,) = samples.tables(_simple_table([["项目", "数量"], ["规章", ""], ["", "3"]]))

    assert _rows(table) == [["项目", "数量"], ["规章", ""], ["", "3"]]


def _simple_table(rows: list[list[str]], width: float = 90) -> Document:
    def draw(canvas: Canvas) -> None:
        widths = [width] * len(rows[0])
        samples.draw_table(canvas, samples.grid(rows), widths, pen=samples.stroked_lines)

    return _read(draw)


def test_a_number_broken_over_two_lines_of_its_cell_is_one_number() -> None:
    (table,) = samples.tables(_simple_table([["行政处罚", "113988891234"]], width=42))

    assert _rows(table) == [["行政处罚", "113988891234"]]


def test_two_numbers_in_two_lines_of_a_cell_stay_two() -> None:
    def draw(canvas: Canvas) -> None:
        cells = samples.grid([["甲", ""], ["乙", "3"]])
        samples.draw_table(canvas, cells, (90, 90), pen=samples.stroked_lines, row_height=30)
        canvas.drawString(190, 770, "12")
        canvas.drawString(190, 757, "34")

    (table,) = samples.tables(_read(draw))

    assert _rows(table)[0] == ["甲", "12 34"]


def test_a_label_printed_downwards_is_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        cells = samples.grid([[("", 4, 1), "甲", "1"], ["乙", "2"], ["丙", "3"], ["丁", "4"]])
        samples.draw_table(canvas, cells, (20, 90, 90), pen=samples.stroked_lines)
        for i, char in enumerate("三、本年度结果"):
            canvas.drawString(65, 770 - 11 * i, char)

    (table,) = samples.tables(_read(draw))

    assert _rows(table)[0] == ["三、本年度结果", "甲", "1"]


def test_a_table_without_lines_is_laid_out_by_position() -> None:
    document = read_pdf(samples.applications_pdf(samples.no_lines), "无线.pdf")

    texts = samples.paragraphs(document)
    rows = [text for text in texts if len(re.findall(r" \d+(?= |$)", text)) == 6]
    shown = ["".join(char * (1 + (char > "\u2e80")) for char in text) for text in rows]
    totals = [(shown_row.rindex(" ") + 1 + len(shown_row)) / 2 for shown_row in shown]
    figures = [re.findall(r"(?<= )\d+(?= |$)", text) for text in rows]
    printed = [cell.text for cell in _in_order(samples.applications()) if cell.text.isdigit()]
    assert document.layout
    assert not samples.tables(document)
    assert [figure for row in figures for figure in row] == printed
    assert max(totals) - min(totals) <= 2


def test_an_outer_frame_alone_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        samples.draw_applications(canvas, samples.no_lines)
        canvas.rect(55, 400, 480, 390)
        for y in (480, 520, 560, 600):
            canvas.line(55, y, 535, y)

    document = _read(draw)

    assert not samples.tables(document)
    assert document.layout


def test_several_columns_of_figures_in_one_ruled_cell_are_laid_out_by_position() -> None:
    def draw(canvas: Canvas) -> None:
        cells = samples.grid([["", ""], ["", ""], ["", ""], ["", ""]])
        samples.draw_table(canvas, cells, (150, 300), pen=samples.stroked_lines)
        for row in range(4):
            canvas.drawString(65, 766 - 22 * row, f"第{row}项")
            for column in range(6):
                canvas.drawString(220 + 40 * column, 766 - 22 * row, str(row + column))

    document = _read(draw)

    assert not samples.tables(document)
    assert [text.split() for text in samples.paragraphs(document)][1] == [
        "第1项",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
    ]


def test_wrapped_lines_become_paragraphs_and_headings_stay_apart() -> None:
    first = "2023年，本机关坚持以公开为常态、不公开为例外，全年主动公开政府信息1136条。" * 3
    second = "（一）主动公开情况。" + "通过门户网站公开各类信息，回应社会关切，" * 4

    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(
            samples.WIDTH / 2, 800, "某区人民政府2023年政府信息公开工作年度报告"
        )
        canvas.drawString(samples.LEFT + 18, 770, "一、总体情况")
        y = samples.prose(canvas, first, 750)
        y = samples.prose(canvas, second, y)
        canvas.drawString(samples.LEFT + 18, y, "二、主动公开政府信息情况")
        samples.draw_table(
            canvas, samples.grid([["规章", "1"]]), (90, 90), pen=samples.stroked_lines, top=y - 10
        )

    document = _read(draw)

    assert samples.paragraphs(document) == [
        "某区人民政府2023年政府信息公开工作年度报告",
        "一、总体情况",
        first,
        second,
        "二、主动公开政府信息情况",
    ]


def test_a_paragraph_goes_on_over_the_page_break_and_page_numbers_fall_out() -> None:
    text = "全面贯彻落实条例要求，不断完善制度，依法保障公民获取政府信息，" * 6
    lines = samples.wrap("　　" + text, 468)

    def draw(canvas: Canvas) -> None:
        for number, part in enumerate((lines[:3], lines[3:]), start=1):
            for i, line in enumerate(part):
                bare = line.lstrip("　")
                canvas.drawString(samples.LEFT + 9 * (len(line) - len(bare)), 780 - 18 * i, bare)
            canvas.drawString(290, 800 + 20, "某区政府信息公开工作年度报告")
            canvas.drawString(290, 30, f"— {number} —")
            samples.new_page(canvas)

    document = _read(draw)

    assert [text.strip() for text in samples.paragraphs(document)] == [text]


@pytest.mark.parametrize("mark", ["- 3 -", "— 3 —", "3 / 5", "第3页 共5页", "3", "－3－"])
def test_a_page_number_is_neither_paragraph_nor_cell(mark: str) -> None:
    def draw(canvas: Canvas) -> None:
        cells = samples.grid([["规章", "1"], ["规范性文件", "2"]])
        samples.draw_table(canvas, cells, (90, 90), pen=samples.stroked_lines)
        canvas.drawString(290, 40, mark)

    document = _read(draw)

    assert len(document.blocks) == 1


def test_a_table_over_two_pages_becomes_two_tables() -> None:
    cells = samples.applications()
    upper = [cell for cell in cells if cell.row < 8]
    lower = [cell._replace(row=cell.row - 8) for cell in cells if cell.row >= 8]

    def draw(canvas: Canvas) -> None:
        samples.draw_table(
            canvas, upper, samples.APPLICATION_WIDTHS, pen=samples.rectangles, top=220
        )
        samples.new_page(canvas)
        samples.draw_table(canvas, lower, samples.APPLICATION_WIDTHS, pen=samples.rectangles)

    document = _read(draw)

    places = [table.place for table in samples.tables(document)]
    texts = [cell.text for table in samples.tables(document) for cell in _cells(table) if cell.text]
    assert places == ["第1页第1张表", "第2页第1张表"]
    assert sorted(texts) == sorted(cell.text for cell in cells if cell.text)


def test_a_row_cut_by_the_page_break_is_put_together() -> None:
    def draw(canvas: Canvas) -> None:
        first = samples.grid([["1.重复申请", "4", "5"], ["2.申请人逾期未按收费通知要", "7", "8"]])
        samples.draw_table(canvas, first, (124, 60, 60), pen=samples.stroked_lines, top=100)
        samples.new_page(canvas)
        second = samples.grid([["求缴纳费用", "", ""], ["3.其他", "1", "2"]])
        samples.draw_table(canvas, second, (124, 60, 60), pen=samples.stroked_lines)

    upper, lower = samples.tables(_read(draw))

    assert _rows(upper)[1] == ["2.申请人逾期未按收费通知要求缴纳费用", "7", "8"]
    assert _rows(lower) == [["3.其他", "1", "2"]]


def test_a_new_row_after_the_page_break_is_left_alone() -> None:
    def draw(canvas: Canvas) -> None:
        first = samples.grid([["1.重复申请", "4"], ["规章", ""]])
        samples.draw_table(canvas, first, (118, 60), pen=samples.stroked_lines, top=100)
        samples.new_page(canvas)
        second = samples.grid([["规范性文件", ""], ["3.其他", "1"]])
        samples.draw_table(canvas, second, (118, 60), pen=samples.stroked_lines)

    upper, lower = samples.tables(_read(draw))

    assert [len(table.rows) for table in (upper, lower)] == [2, 2]


def test_a_number_cut_by_its_column_and_the_page_break_is_one_number() -> None:
    def draw(canvas: Canvas) -> None:
        first = samples.grid([["规章", "1"], ["其他对外", "1139"]])
        samples.draw_table(canvas, first, (42, 24), pen=samples.stroked_lines, top=100)
        samples.new_page(canvas)
        second = samples.grid([["管理事项", "88"]])
        samples.draw_table(canvas, second, (42, 24), pen=samples.stroked_lines)

    (table,) = samples.tables(_read(draw))

    assert _rows(table) == [["规章", "1"], ["其他对外管理事项", "113988"]]


def test_the_parts_of_a_table_number_their_columns_alike() -> None:
    def draw(canvas: Canvas) -> None:
        first = samples.grid(
            [[("", 2, 1), ("申请人情况", 1, 3)], [("法人或其他组织", 1, 2), "总计"]]
        )
        samples.draw_table(canvas, first, (90, 60, 60, 60), pen=samples.stroked_lines, top=100)
        samples.new_page(canvas)
        second = samples.grid([["", "商业企业", "其他", ""], ["本年新收", "1", "2", "3"]])
        samples.draw_table(canvas, second, (90, 60, 60, 60), pen=samples.stroked_lines)

    upper, lower = samples.tables(_read(draw))

    assert upper.rows[1] == (GridCell("法人或其他组织", 1, 1, 1, 2), GridCell("总计", 1, 3))
    assert [cell.column for cell in lower.rows[1]] == [0, 1, 2, 3]


def test_a_title_too_long_for_its_line_is_one_paragraph() -> None:
    title = "某某市某某区某某街道办事处关于2023年度政府信息公开工作情况的年度报告全文"

    def draw(canvas: Canvas) -> None:
        canvas.setFont(samples.FONT, 18)
        canvas.drawCentredString(samples.LEFT + 234, 800, title[:27])
        canvas.drawCentredString(samples.LEFT + 234, 775, title[27:])
        canvas.setFont(samples.FONT, samples.SIZE)
        samples.prose(canvas, "本报告由办公室根据条例要求编制，数据统计期限为全年。" * 8, 740)

    assert samples.paragraphs(_read(draw))[0].strip() == title


def test_a_watermark_and_hidden_text_do_not_get_into_cells() -> None:
    def draw(canvas: Canvas) -> None:
        cells = samples.grid([["规章", "1"], ["规范性文件", "2"]])
        samples.draw_table(canvas, cells, (90, 90), pen=samples.stroked_lines)
        hidden = canvas.beginText(70, 766)
        hidden.setTextRenderMode(3)
        hidden.textOut("隐藏的文字99")
        canvas.drawText(hidden)
        canvas.translate(70, 720)
        canvas.rotate(35)
        canvas.drawString(0, 0, "仅供内部查阅使用不得外传")

    (table,) = samples.tables(_read(draw))

    assert _rows(table) == [["规章", "1"], ["规范性文件", "2"]]


def test_text_printed_twice_for_boldness_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            canvas.drawString(80 + shift, 700, "一、总体情况 2211")

    (text,) = samples.paragraphs(_read(draw))
    assert text.split() == ["一、总体情况", "2211"]


@pytest.fixture(name="document", scope="module")
def read_hongze() -> Document:
    return read_pdf(HONGZE.read_bytes(), HONGZE.name)


@pytest.mark.skipif(not HONGZE.is_file(), reason="真实年报 hongze-district-2023.pdf 不在，跳过")
class TestRealReport:
    """A report printed by WPS, its tables over three pages."""

    def test_every_figure_of_the_applications_table_is_in_its_row(self, document: Document) -> None:
        (fact,) = (f for f in shared_reports.facts() if f["name"] == "hongze-district-2023")

        rows = [
            [int(cell.text) for cell in row[-7:]]
            for table in samples.tables(document)[2:4]
            for row in table.rows
            if len(row) > 7 and row[-1].text.isdigit()
        ]

        assert rows == list(fact["table3"].values())

    def test_the_remedies_table_keeps_its_fifteen_figures_in_order(
        self, document: Document
    ) -> None:
        (fact,) = (f for f in shared_reports.facts() if f["name"] == "hongze-district-2023")

        assert [int(cell.text) for cell in samples.tables(document)[4].rows[-1]] == fact["table4"]

    def test_the_text_is_whole_and_without_page_numbers(self, document: Document) -> None:
        texts = samples.paragraphs(document)

        assert texts[:2] == ["洪泽区人民政府", "2023年政府信息公开工作年度报告"]
        assert "一、总体情况" in texts
        assert "六、其他需要报告的事项" in texts
        assert any("邮编：223100，电话：0517-87222589" in text for text in texts)
        assert any("严格执行“分级审核、先审后发”程序" in text for text in texts)
        assert not any(re.fullmatch(r"[-\s\d]+", text) for text in texts)
        assert not document.layout
