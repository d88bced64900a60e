"""Documents that exercise every part of the model."""

import datetime

from gongkai.officedocs.writing.model import Box, Grid, Heading, OfficialDocument, Paragraph

GRID = Grid(
    "表一　收到申请",
    (
        Box("", 0, 0, 2, 1, "corner"),
        Box("申请人", 0, 1, 1, 2, "header"),
        Box("自然人", 1, 1, kind="header"),
        Box("法人", 1, 2, kind="header"),
        Box("本年", 2, 0, 1, 3, "band"),
        Box("新收", 3, 0, kind="stub"),
        Box("3", 3, 1, number=3),
        Box("12（其中1件撤回）", 3, 2),
    ),
    (2, 1, 1),
    header_rows=2,
)

HOSTILE = (
    '=1+1 <b>&amp;</b> ]]> #import "x" $a$ @ref \\ * _ `raw` {{ 7*7 }} <script>alert(1)</script>'
)

FULL = OfficialDocument(
    title=("东山县水利局", "关于公开有关信息的通知"),
    blocks=(
        Heading(1, "一、总体要求"),
        Heading(2, "（一）工作目标"),
        Heading(3, "1.按时公开"),
        Heading(4, "（1）逐件登记"),
        Paragraph("各科室应按时报送。", "（二）报送。"),
        GRID,
        Paragraph("特此通知。"),
    ),
    issuer="东山县水利局文件",
    number="东水发〔2023〕15号",
    addressee="各科室、下属单位",
    attachments=("报送表", "联系人名单"),
    signature="东山县水利局",
    dated=datetime.date(2023, 1, 5),
    author="东山县水利局",
    created=datetime.date(2023, 1, 5),
)


def long_document(lines: int) -> OfficialDocument:
    """Make a document of plain paragraphs that each fill a line exactly, without a title."""
    return OfficialDocument((), tuple(Paragraph("公" * 26) for _ in range(lines)))
