"""What is written is read back as it was, in every format and both forms."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from annualreport.writing.generated import Recipe, essence, recipes
from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import read_report, report_from
from gongkai.annualreport.reading.plain import report_from_json
from gongkai.annualreport.writing.formats import write_report
from gongkai.officedocs.files import choose_reader

FORMATS = [".docx", ".html", ".xlsx", ".json"]
EXAMPLES = Path(__file__).parents[3] / "examples"


def read_back(content: bytes, suffix: str) -> Report:
    """Read what was written, by the readers that read anyone's files."""
    if suffix == ".json":
        return report_from_json(content.decode())
    name = f"年报{suffix}"
    return report_from(choose_reader(content, suffix)(content, name))


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=60, deadline=None)
@given(recipe=recipes())
def test_a_report_is_read_back_as_it_was(suffix: str, recipe: Recipe) -> None:
    report = recipe.report()

    assert essence(read_back(write_report(report, suffix), suffix)) == essence(report)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.html")), ids=lambda path: path.stem)
def test_a_published_page_keeps_every_figure(path: Path, suffix: str) -> None:
    report = read_report(path)

    assert essence(read_back(write_report(report, suffix), suffix)) == essence(report)
