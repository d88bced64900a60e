"""What is written is read back as it was, in every format and both forms."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from annualreport.writing.generated import Recipe, essence, recipes
from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import read_report, report_from
from gongkai.annualreport.reading.plain import report_from_json
from gongkai.annualreport.writing.formats import SUFFIXES, write_report
from gongkai.officedocs.files import choose_reader

PROSE = (
    "本机关按照县委、县政府的部署，坚持以公开为常态、不公开为例外，把政府信息公开工作列入年度重点任务，"
    "健全制度，明确专人，及时、准确地公开群众关心的信息，自觉接受社会监督。\n"
    "全年共召开三次专题会议研究信息公开工作，组织两次业务培训，对照标准目录逐条核对应公开的事项，"
    "补齐缺漏的内容，更正失效的链接，群众查询信息更加方便。"
)
EXAMPLES = Path(__file__).parents[3] / "examples"


def read_back(content: bytes, suffix: str) -> Report:
    """Read what was written, by the readers that read anyone's files."""
    if suffix == ".json":
        return report_from_json(content.decode())
    name = f"年报{suffix}"
    return report_from(choose_reader(content, suffix)(content, name))


@pytest.mark.parametrize("suffix", sorted(set(SUFFIXES) - {".pdf"}))
@settings(max_examples=60, deadline=None)
@given(recipe=recipes())
def test_a_report_is_read_back_as_it_was(suffix: str, recipe: Recipe) -> None:
    report = recipe.report()

    assert essence(read_back(write_report(report, suffix), suffix)) == essence(report)


@settings(max_examples=40, deadline=None)
@given(recipe=recipes())
def test_a_report_is_read_back_from_its_printed_pages(recipe: Recipe) -> None:
    """A PDF has no paragraphs, only lines: their margins show once some text fills the page.

    Marks that may not begin a line, many in a row, would leave the line above nearly empty.
    """
    assume(not re.search("[，、；。]{6}", "".join(recipe.texts)))
    first = f"{PROSE}\n{recipe.texts[0]}".strip()
    report = replace(recipe, texts=(first, *recipe.texts[1:])).report()

    assert essence(read_back(write_report(report, ".pdf"), ".pdf")) == essence(report)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.html")), ids=lambda path: path.stem)
def test_a_published_page_keeps_every_figure(path: Path, suffix: str) -> None:
    report = read_report(path)

    assert essence(read_back(write_report(report, suffix), suffix)) == essence(report)
