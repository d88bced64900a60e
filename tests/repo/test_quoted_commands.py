from pathlib import Path

import pytest

from repo.tree import ROOT
from tools import quoted_commands
from tools.quoted_commands import Command, agrees

QUOTES = [
    pytest.param(commands, id=f"{path.relative_to(ROOT)}:{line}")
    for path in quoted_commands.pages()
    for line, commands in quoted_commands.blocks(path.read_text(encoding="utf-8"))
]


def test_both_readmes_and_the_docs_quote_commands() -> None:
    quoting = {Path(str(quote.id).partition(":")[0]).parts[0] for quote in QUOTES}

    assert quoting == {"README.md", "README.zh-CN.md", "docs"}


@pytest.mark.parametrize("commands", QUOTES)
def test_a_quoted_run_prints_what_is_shown(commands: list[Command]) -> None:
    for command, printed in zip(commands, quoted_commands.run(commands), strict=True):
        assert agrees(command.shown, printed), (
            f"$ {command.line}\nshown:\n{command.shown}\nprinted:\n{printed}\n"
            "`make fix` writes the new output."
        )


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("", ""),
        ("one\n…\nfour", "one\ntwo\nthree\nfour"),
        ("one\n…\nfour", "one\nfour"),
        ("a … c", "a b c"),
        ("…", "anything\nat all"),
    ],
)
def test_an_elision_stands_for_anything(shown: str, printed: str) -> None:
    assert agrees(shown, printed)


@pytest.mark.parametrize(
    ("shown", "printed"), [("one", "two"), ("one", "one\ntwo"), ("a.c", "abc"), ("", "one")]
)
def test_what_is_shown_is_not_a_pattern(shown: str, printed: str) -> None:
    assert not agrees(shown, printed)
