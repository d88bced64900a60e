"""One synthetic report read and checked by the program, and compared with what is true of it."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from gongkai.annualreport.checking import check
from gongkai.annualreport.model import Finding
from gongkai.annualreport.reading import read_report
from gongkai.annualreport.serialise import report_to_dict
from gongkai.officedocs.errors import UnreadableFileError
from synthetic.corpus import Sample, sample, write
from synthetic.damage import DAMAGES

_GRAVITY = {"info": 0, "warning": 1, "error": 2}


@dataclass
class Outcome:
    """What became of one sample."""

    seed: int
    kind: str
    condition: str
    layout: str
    extension: str
    encoding: str = ""
    failure: str = ""
    """Why the file could not be read, or how the program crashed."""
    cells: int = 0
    wrong: list[tuple[str, object, object]] = field(default_factory=list)
    """Cells read otherwise than printed: address, printed, read."""
    body: bool = False
    year: bool = False
    form: bool = False
    chapters: bool = False
    found: bool | None = None
    """Whether the planted error was found; None when none was planted."""
    errors: list[str] = field(default_factory=list)
    """Errors that nothing in the report justifies, each with its message."""
    warnings: list[str] = field(default_factory=list)
    """Warnings on a clean report."""

    @property
    def exact(self) -> int:
        """The number of cells read as printed."""
        return self.cells - len(self.wrong)


def same(expected: object, read: object) -> bool:
    """Tell whether a figure was read as printed; amounts are compared as numbers."""
    if expected is None or read is None:
        return expected is read
    try:
        return Decimal(str(expected)) == Decimal(str(read))
    except InvalidOperation:
        return False


def _cells(tables: dict[str, Any]) -> Iterator[tuple[tuple[str, str, str], object]]:
    for table, rows in tables.items():
        for row, figures in rows.items():
            for column, value in figures.items():
                yield (table, row, column), value


def compare(outcome: Outcome, made: Sample, read: dict[str, Any]) -> None:
    """Compare a reading with the truth and note the differences."""
    truth = made.truth
    expected = dict(_cells(truth["tables"]))
    got = dict(_cells(read["tables"]))
    for path in expected | {path: None for path, value in got.items() if value is not None}:
        if path in made.unsure:
            continue
        outcome.cells += 1
        if not same(expected.get(path), got.get(path)):
            outcome.wrong.append(("/".join(path), expected.get(path), got.get(path)))
    outcome.body = read["body"] == truth["body"]
    outcome.year = read["year"] == truth["year"]
    outcome.form = read["form"] == truth["form"]
    titles = [chapter["title"] for chapter in read["chapters"]]
    outcome.chapters = titles == [chapter["title"] for chapter in truth["chapters"]]


def judge(outcome: Outcome, made: Sample, findings: tuple[Finding, ...]) -> None:
    """Compare the findings with what was planted."""
    planted = made.planted
    excused: set[str] = set()
    if planted:
        least = _GRAVITY[planted.severity]
        outcome.found = any(
            finding.rule in planted.rules and _GRAVITY[finding.severity] >= least
            for finding in findings
        )
        excused.update((*planted.rules, *planted.also))
    excused.update(rule for name in made.damages for rule in DAMAGES[name].may_raise)
    for finding in findings:
        said = f"{finding.rule}: {finding.message}"
        if finding.severity == "error" and finding.rule not in excused:
            outcome.errors.append(said)
        elif finding.severity == "warning" and made.kind == "clean":
            outcome.warnings.append(said)


def measure(seed: int, layout: str | None = None, condition: str | None = None) -> Outcome:
    """Make a sample, read and check it with the program, and judge the result."""
    made = sample(seed, layout=layout, condition=condition)
    outcome = Outcome(seed, made.kind, made.condition, made.layout, made.extension, made.encoding)
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        path = write(made, Path(folder))
        before = write(made.previous, Path(folder)) if made.previous else None
        try:
            report = read_report(path)
            previous = read_report(before) if before else None
        except UnreadableFileError as error:
            outcome.failure = str(error)
            outcome.cells = len(list(_cells(made.truth["tables"])))
            outcome.wrong = [("unreadable", "", "")] * outcome.cells
            outcome.found = False if made.planted else None
            return outcome
    compare(outcome, made, report_to_dict(report))
    judge(outcome, made, check(report, previous))
    return outcome
