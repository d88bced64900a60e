"""Reports made to measure: clean and consistent unless a test says otherwise."""

from collections.abc import Mapping

from gongkai.annualreport.forms import FORMS, FormCode, Slot, TableKey
from gongkai.annualreport.model import Cell, Chapter, Report, ReportTable, Value

Cells = Mapping[tuple[TableKey, str, str], Value]

BODY = "东山县水利局"
_NUMERALS = "一二三四五六七八九"
_TEXTS = {
    1: "{year}年，我局认真落实条例要求，及时公开政府信息。",
    2: "",
    3: "",
    4: "",
    5: "存在的主要问题是业务能力还需提高，个别栏目更新不够及时。下一步，我局将加强培训，"
    "改进栏目维护，定期检查更新情况，提高政府信息公开工作的质量。",
    6: "{year}年我局没有收取信息处理费。没有其他需要报告的事项。",
}


def make_table(key: TableKey, form: FormCode, cells: Cells) -> ReportTable:
    """Make a table of zeros with some cells set; every cell has a place."""
    shape = FORMS[form].tables[key]
    given = {
        Slot(row, column): value for (table, row, column), value in cells.items() if table == key
    }
    unknown = set(given) - set(shape.slots)
    if unknown:
        raise KeyError(unknown)
    made = []
    for number, slot in enumerate(shape.slots, start=1):
        value = given.get(slot, 0)
        text = "" if value is None else str(value)
        made.append(Cell(value, text, f"{shape.name}第{number}格"))
    return ReportTable(shape, tuple(made))


def make_report(
    *,
    year: int = 2023,
    form: FormCode | None = None,
    body: str = BODY,
    cells: Cells | None = None,
    chapters: Mapping[int, str] | None = None,
    titles: Mapping[int, str] | None = None,
    preamble: str | None = None,
    applications_form: FormCode | None = None,
) -> Report:
    """Make a report; ``chapters`` sets the text and ``titles`` the title of a chapter by number."""
    code: FormCode = form or ("2019" if year < 2021 else "2021")
    texts = {n: text.format(year=year) for n, text in _TEXTS.items()} | dict(chapters or {})
    made = []
    for number, title in enumerate(FORMS[code].chapters, start=1):
        text = texts[number]
        lines = tuple(
            (line, f"第{number}章第{i}段") for i, line in enumerate(text.split("\n"), 1) if line
        )
        made.append(
            Chapter(number, (titles or {}).get(number, title), text, f"第{number}章标题", lines)
        )
    intro = (
        preamble
        if preamble is not None
        else (
            f"本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为{year}年1月1日至"
            f"{year}年12月31日。如有疑问，请与{body}办公室联系，电话：0934-6121234。"
        )
    )
    return Report(
        body=body,
        year=year,
        form=code,
        title=f"{body}{year}年政府信息公开工作年度报告",
        preamble=tuple(
            (line, f"前言第{i}段") for i, line in enumerate(intro.split("\n"), 1) if line
        ),
        chapters=tuple(made),
        tables={
            "disclosure": make_table("disclosure", code, cells or {}),
            "applications": make_table("applications", applications_form or code, cells or {}),
            "remedies": make_table("remedies", code, cells or {}),
        },
        title_place="第1段",
        source="年报.docx",
    )
