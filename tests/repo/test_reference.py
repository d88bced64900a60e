import ast
import json
import re

import pytest

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.rules import RULES
from gongkai.annualreport.schema import report_schema
from gongkai.officedocs.files import SUFFIXES
from repo.tree import modules, syntax
from tools import docs_reference


def _headings(page: str, level: int) -> list[str]:
    return re.findall(rf"^{'#' * level} (.+)$", page, re.MULTILINE)


def test_every_rule_has_its_heading() -> None:
    *codes, _ = _headings(docs_reference.rule_page(), 2)

    assert codes == [rule.code for rule in RULES]


def test_every_remark_of_the_reader_is_explained() -> None:
    texts = {
        node.value
        for path in modules("src/gongkai/annualreport/reading")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    codes = {text for text in texts if re.fullmatch(r"reading\.[a-z_]+", text)}

    assert codes == set(docs_reference.REMARKS)


def test_rules_have_codes_of_their_own() -> None:
    codes = [rule.code for rule in RULES]

    assert len(codes) == len(set(codes))


def test_every_command_has_its_heading() -> None:
    names = [name for name, _ in docs_reference.commands()]

    assert {"gongkai report read", "gongkai report check"} <= set(names)
    assert _headings(docs_reference.command_page(), 2) == names


@pytest.mark.parametrize(
    ("name", "command"), [pytest.param(*pair, id=pair[0]) for pair in docs_reference.commands()]
)
def test_every_command_and_option_explains_itself(name: str, command: object) -> None:
    assert getattr(command, "help", None), name
    assert all(p.help for p in command.params if p.name != "help")  # type: ignore[attr-defined]  # typer's


def test_every_row_and_column_of_both_forms_has_its_key() -> None:
    page = docs_reference.form_page()
    shapes = [shape for form in FORMS.values() for shape in form.tables.values()]

    missing = [
        key
        for shape in shapes
        for slot in shape.slots
        for key in slot
        if f"| `{key}` |" not in page
    ]

    assert missing == []


def test_the_schema_on_the_page_is_the_schema() -> None:
    block = re.search(r"```json\n(.*?)\n```", docs_reference.schema_page(), re.DOTALL)

    assert block
    assert json.loads(block[1]) == report_schema()


def test_every_format_that_can_be_read_is_named() -> None:
    page = docs_reference.limit_page()

    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in page] == []
