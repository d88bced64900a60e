import ctypes
import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from gongkai.officedocs.document import Table
from gongkai.officedocs.reading.pdf import read_pdf
from gongkai.officedocs.writing import pdf
from gongkai.officedocs.writing.faces import NoChineseFontError, choose_faces
from gongkai.officedocs.writing.model import Box, Grid, OfficialDocument, Paragraph
from gongkai.officedocs.writing.pdf import write_pdf
from officedocs.writing.documents import FULL, GRID, HOSTILE, long_document

POINTS = 72 / 25.4
FREE = frozenset({"Noto Serif CJK SC", "Noto Sans CJK SC"})


def pages_of(document: OfficialDocument) -> list[str]:
    with pypdfium2.PdfDocument(write_pdf(document)) as written:
        return [page.get_textpage().get_text_range() for page in written]


def text_of(document: OfficialDocument) -> str:
    return "".join(pages_of(document)).replace("\r\n", "")


def glyph_boxes(document: OfficialDocument) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Give each character of the first page with its box: left, bottom, right, top in points."""
    with pypdfium2.PdfDocument(write_pdf(document)) as written:
        page = written[0].get_textpage()
        for index in range(page.count_chars()):
            text = page.get_text_range(index, 1)
            if text.strip():
                yield text, page.get_charbox(index)


def types(document: OfficialDocument) -> list[str]:
    """Give the types of the tags of the first page, in order."""
    with pypdfium2.PdfDocument(write_pdf(document)) as written:
        tree = pdfium.FPDF_StructTree_GetForPage(written[0])
        roots = range(pdfium.FPDF_StructTree_CountChildren(tree))
        found = [
            name
            for index in roots
            for name in _types(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
        ]
        pdfium.FPDF_StructTree_Close(tree)
        return found


def _types(element: object) -> Iterator[str]:
    yield _string(lambda room, size: pdfium.FPDF_StructElement_GetType(element, room, size))
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _types(child)


def _string(ask: Callable[[object, int], int]) -> str:
    room = (ctypes.c_ushort * (ask(None, 0) // 2))()
    ask(room, ctypes.sizeof(room))
    return bytes(room).decode("utf-16-le").rstrip("\0")


def test_the_page_is_a4_and_holds_22_lines_of_28_characters() -> None:
    document = OfficialDocument((), (Paragraph("公" * (26 + 43 * 28)),))

    pages = pages_of(document)

    lines = [page.count("\r\n公") + page.startswith("公") for page in pages]
    counts = Counter(len(line) for page in pages for line in page.split() if "公" in line)
    assert lines == [22, 22]
    assert counts == {28: 43, 26: 1}
    with pypdfium2.PdfDocument(write_pdf(document)) as written:
        assert [round(side / POINTS) for side in written[0].get_size()] == [210, 297]


def test_the_text_stands_in_the_type_area() -> None:
    boxes = [box for text, box in glyph_boxes(long_document(22)) if text == "公"]

    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    assert left / POINTS == pytest.approx(28 + 11.1, abs=1)
    assert right / POINTS == pytest.approx(210 - 26, abs=1)
    assert (297 - top / POINTS) == pytest.approx(37 + 2.5, abs=1)
    assert bottom / POINTS == pytest.approx(35 + 2.5, abs=1.5)


def test_pages_are_numbered_at_the_outer_side() -> None:
    pages = pages_of(long_document(50))

    assert [f"— {number} —" in page for number, page in enumerate(pages, start=1)] == [True] * 3
    with pypdfium2.PdfDocument(write_pdf(long_document(50))) as written:
        sides = []
        for page in written:
            dash = page.get_textpage().search("—").get_next()
            assert dash
            sides.append(page.get_textpage().get_charbox(dash[0])[0] / POINTS > 105)
    assert sides == [True, False, True]


def test_page_numbers_may_be_left_out() -> None:
    assert "—" not in text_of(replace(FULL, page_numbers=False))


def test_every_part_of_the_document_is_printed_in_order() -> None:
    blocks = read_pdf(write_pdf(FULL), "a.pdf").blocks

    texts = ["表" if isinstance(block, Table) else block.text.strip() for block in blocks]
    assert texts == [
        "东山县水利局文件",
        "东水发〔2023〕15号",
        "东山县水利局",
        "关于公开有关信息的通知",
        "各科室、下属单位：",
        "一、总体要求",
        "（一）工作目标",
        "1.按时公开",
        "（1）逐件登记",
        "（二）报送。各科室应按时报送。",
        "表",
        "特此通知。",
        "附件：1.报送表",
        "2.联系人名单",
        "东山县水利局",
        "2023年1月5日",
    ]


def test_a_merged_cell_is_printed_once() -> None:
    (table,) = (b for b in read_pdf(write_pdf(FULL), "a.pdf").blocks if isinstance(b, Table))

    words = [cell.text for row in table.rows for cell in row]
    assert Counter(filter(None, words)) == Counter(box.text for box in GRID.boxes if box.text)


def test_headings_and_tables_are_tagged() -> None:
    found = Counter(types(FULL))

    assert [found[tag] for tag in ("H1", "H2", "H3", "H4", "Table")] == [1] * 5
    assert (found["TH"], found["TD"]) == (4, 3)


def test_title_language_author_and_date_are_in_the_file() -> None:
    with pypdfium2.PdfDocument(write_pdf(FULL)) as written:
        about = written.get_metadata_dict()
        language = _string(lambda room, size: pdfium.FPDFCatalog_GetLanguage(written, room, size))

    assert about["Title"] == "东山县水利局关于公开有关信息的通知"
    assert about["Author"] == "东山县水利局"
    assert about["CreationDate"].startswith("D:20230105")
    assert language == "zh-CN"


def test_the_file_declares_the_standards_of_archives_and_of_accessibility() -> None:
    written = write_pdf(FULL)

    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in written
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written


def test_a_document_without_title_is_named_by_its_kind() -> None:
    with pypdfium2.PdfDocument(write_pdf(OfficialDocument((), ()))) as written:
        assert written.get_metadata_dict()["Title"] == "公文"


def test_a_character_without_a_glyph_does_not_stop_the_document() -> None:
    document = OfficialDocument(("报告",), (Paragraph("陈\U0003134a镕\ue000喆同志"),))

    assert "镕" in text_of(document)
    assert b"pdfaid" not in write_pdf(document)


def test_the_same_document_gives_the_same_bytes() -> None:
    first = write_pdf(FULL)
    write_pdf(long_document(3))

    assert write_pdf(FULL) == first


def test_documents_may_be_written_from_several_threads() -> None:
    documents = [long_document(lines) for lines in range(1, 9)]

    with ThreadPoolExecutor(4) as threads:
        written = list(threads.map(write_pdf, documents))

    assert written == [write_pdf(document) for document in documents]


def test_hostile_text_is_only_text() -> None:
    grid = Grid("表", (Box(HOSTILE, 0, 0), Box("", 0, 1)), (1, 1))
    document = OfficialDocument((), (Paragraph(HOSTILE, HOSTILE), grid), author=HOSTILE)

    printed = text_of(document).replace(" ", "")

    assert printed.count(HOSTILE.replace(" ", "")) == 3


def test_a_figure_too_long_for_its_column_stays_in_it() -> None:
    boxes = [Box("123456789012345", 0, 0), *(Box("", 0, n) for n in range(1, 15))]
    document = OfficialDocument((), (Grid("表", tuple(boxes), (1,) * 15),))

    digits = [(text, box) for text, box in glyph_boxes(document) if text.isdigit()][:15]

    assert "".join(text for text, _ in digits) == "123456789012345"
    assert max(box[2] for _, box in digits) < (28 + 156 / 15) * POINTS


def test_a_word_too_long_for_a_line_goes_on_in_the_next() -> None:
    address = "www.example.gov.cn/" + "a1" * 60

    boxes = [box for _, box in glyph_boxes(OfficialDocument((), (Paragraph(address),)))]

    assert max(box[2] for box in boxes) <= (210 - 25) * POINTS
    assert address in text_of(OfficialDocument((), (Paragraph(address),)))


def test_headings_of_a_table_are_repeated_on_the_next_page() -> None:
    boxes = [Box("项目", 0, 0, kind="header"), Box("件数", 0, 1, kind="header")]
    for row in range(1, 60):
        boxes += [Box(f"第{row}行", row, 0, kind="stub"), Box(str(row), row, 1, number=row)]
    grid = Grid("表", tuple(boxes), (1, 1), header_rows=1)

    pages = pages_of(OfficialDocument((), (grid,)))

    assert len(pages) >= 2
    assert all(page.count("项目") == 1 for page in pages)


def test_a_band_is_not_parted_from_the_row_below_it() -> None:
    boxes = tuple(
        Box(f"第{row}行", row, 0, kind="band" if row % 2 == 0 else "data") for row in range(60)
    )

    pages = pages_of(OfficialDocument((), (Grid("表", boxes, (1,)),)))

    lasts = [page.split()[-4] for page in pages]
    assert len(pages) >= 2
    assert all(int(last[1:-1]) % 2 for last in lasts)


def test_a_small_table_stays_on_one_page() -> None:
    boxes = tuple(Box(f"第{row}行", row, 0) for row in range(8))
    grid = Grid("表", boxes, (1,), keep_together=True)
    text = tuple(Paragraph("公") for _ in range(18))

    pages = pages_of(OfficialDocument((), (*text, grid)))

    assert [page.count("行") for page in pages] == [0, 8]


def test_the_signature_is_never_alone_on_a_page() -> None:
    document = replace(long_document(20), signature="东山县水利局", dated=datetime.date(2023, 1, 5))

    last = pages_of(document)[-1]

    assert last.startswith("公")
    assert last.index("公") < last.index("东山县水利局") < last.index("2023年1月5日")


def test_control_characters_do_not_reach_the_page() -> None:
    assert "第一 行第二行" in text_of(OfficialDocument((), (Paragraph("第一\n行第\x07二行"),)))


@pytest.mark.parametrize(
    ("name", "date", "first"),
    [("国务院", datetime.date(2023, 11, 15), "国"), ("东山县水利局", None, "东")],
)
def test_name_and_date_stand_at_the_right(
    name: str, date: datetime.date | None, first: str
) -> None:
    boxes = dict(glyph_boxes(OfficialDocument((), (), signature=name, dated=date)))

    assert boxes[first][0] > 105 * POINTS
    assert max(box[2] for box in boxes.values()) < (210 - 26) * POINTS


def test_preferred_faces_come_before_free_ones() -> None:
    faces = choose_faces(FREE | {"FangSong", "FZXiaoBiaoSong-B05S", "SimHei", "KaiTi"})

    assert [names[0] for names in faces.values()] == [
        "FZXiaoBiaoSong-B05S",
        "FangSong",
        "SimHei",
        "KaiTi",
        "Noto Serif CJK SC",
    ]
    assert all(names[-1] in FREE for names in faces.values())


def test_no_chinese_font_is_said() -> None:
    with pytest.raises(NoChineseFontError, match="没有找到中文字体"):
        choose_faces(frozenset({"DejaVu Sans"}))


def test_fonts_are_looked_for_in_the_folders_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def no_fonts(*, font_paths: list[str]) -> object:
        asked.extend(font_paths)
        raise NoChineseFontError

    monkeypatch.setattr(pdf.typst, "Fonts", no_fonts)
    with pytest.raises(NoChineseFontError):
        write_pdf(FULL, [tmp_path])

    assert asked == [str(tmp_path)]
