"""The ```console blocks of README and docs: commands of the program with the output they show.

`make test` runs them and compares; `make fix` writes the new output where it is another. In what is
shown, … stands for anything: within a line, or alone on a line for any number of lines.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
ELISION: Final = "…"

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_INHERITED = {k: v for k, v in os.environ.items() if not k.startswith(("COV", "PYTHONWARNINGS"))}
_ENVIRONMENT = _INHERITED | {
    "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    "NO_COLOR": "1",
    "LC_ALL": "C.UTF-8",
}
"""As a person's terminal has it: no coverage, the program on the path."""


class Command(NamedTuple):
    """A command, with the output shown after it."""

    line: str
    shown: str


def pages() -> Iterator[Path]:
    """Give the Markdown files that may quote commands."""
    yield from sorted(ROOT.glob("*.md"))
    for path in sorted((ROOT / "docs").rglob("*.md")):
        if "reference" not in path.parts:
            yield path


def blocks(text: str) -> Iterator[tuple[int, list[Command]]]:
    """Give the blocks of a page, each by the number of its first line."""
    for block in _BLOCK.finditer(text):
        yield text.count("\n", 0, block.start()) + 1, _commands(block[0])


def _commands(block: str) -> list[Command]:
    pieces = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    split = (piece.partition("\n") for piece in pieces)
    return [Command(line, shown.strip("\n")) for line, _, shown in split]


def run(commands: list[Command]) -> Iterator[str]:
    """Run commands one after another where the examples are, and give what each prints."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        code = 0
        for command in commands:
            done = subprocess.run(  # noqa: S603 - the commands are the project's own pages
                ["bash", "-c", f"(exit {code})\n{command.line}"],  # noqa: S607 - the system's shell
                cwd=folder,
                env=_ENVIRONMENT,
                check=False,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=120,
            )
            code = done.returncode
            yield "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def agrees(shown: str, printed: str) -> bool:
    """Tell whether what was printed is what is shown."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == ELISION else _pattern(line) for line in shown.splitlines()
    )
    return re.fullmatch(pattern, f"{printed}\n" if printed else "") is not None


def _pattern(line: str) -> str:
    return ".*".join(re.escape(piece) for piece in line.rstrip().split(ELISION)) + r"\n"


def _renewed(block: re.Match[str]) -> str:
    commands = _commands(block[0])
    lines = []
    for command, printed in zip(commands, run(commands), strict=True):
        shown = command.shown if agrees(command.shown, printed) else printed
        lines += [f"$ {command.line}", *([shown] if shown else [])]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the output anew where a page shows another."""
    for path in pages():
        before = path.read_text(encoding="utf-8")
        after = _BLOCK.sub(_renewed, before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: output written anew")


if __name__ == "__main__":
    main()
