"""Scores of groups of outcomes, and the tables that show them."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from rich.table import Table

from bench.measure import Outcome

CELLS_GOAL = 99.9


@dataclass(frozen=True)
class Score:
    """How well the program did on a group of samples; percentages are None where nothing counts."""

    name: str
    samples: int
    cells: int
    exact: float | None
    body: float | None
    year: float | None
    chapters: float | None
    planted: int
    found: float | None
    false_errors: int
    """Samples that carry an error nothing justifies."""
    false_errors_clean: int
    """Those of them that are clean."""
    false_warnings_clean: int
    """Clean samples with a warning."""
    clean: int
    failures: int

    @property
    def reaches_goals(self) -> bool:
        """Tell whether the group is read and checked as well as was promised."""
        return (
            (self.exact or 0.0) >= CELLS_GOAL
            and self.found in (None, 100.0)
            and not self.false_errors_clean
            and not self.failures
        )


def _percent(part: int, whole: int) -> float | None:
    return 100.0 * part / whole if whole else None


def score(name: str, outcomes: Iterable[Outcome]) -> Score:
    """Add up the outcomes of a group."""
    group = list(outcomes)
    cells = sum(outcome.cells for outcome in group)
    planted = [outcome for outcome in group if outcome.found is not None]
    clean = [outcome for outcome in group if outcome.kind == "clean"]
    return Score(
        name=name,
        samples=len(group),
        cells=cells,
        exact=_percent(sum(outcome.exact for outcome in group), cells),
        body=_percent(sum(outcome.body for outcome in group), len(group)),
        year=_percent(sum(outcome.year for outcome in group), len(group)),
        chapters=_percent(sum(outcome.chapters for outcome in group), len(group)),
        planted=len(planted),
        found=_percent(sum(bool(outcome.found) for outcome in planted), len(planted)),
        false_errors=sum(bool(outcome.errors) for outcome in group),
        false_errors_clean=sum(bool(outcome.errors) for outcome in clean),
        false_warnings_clean=sum(bool(outcome.warnings) for outcome in clean),
        clean=len(clean),
        failures=sum(bool(outcome.failure) for outcome in group),
    )


def by(outcomes: list[Outcome], key: Callable[[Outcome], str]) -> list[Score]:
    """Score each group of outcomes, in alphabetical order."""
    names = sorted({key(outcome) for outcome in outcomes})
    return [score(name, (o for o in outcomes if key(o) == name)) for name in names]


_HEAD = (
    "", "samples", "cells", "cells exact %", "body %", "year %", "chapters %",
    "planted found %", "false errors", "false errors on clean", "false warnings on clean",
)  # fmt: skip


def _shown(value: float | None) -> str:
    if value is None:
        return "–"
    return "100" if value == 100.0 else f"{min(value, 99.999):.3f}"


def _line(row: Score) -> tuple[str, ...]:
    clean = f"/{row.clean}" if row.clean else ""
    return (
        row.name,
        str(row.samples),
        f"{row.cells:,}",
        _shown(row.exact),
        _shown(row.body),
        _shown(row.year),
        _shown(row.chapters),
        _shown(row.found),
        str(row.false_errors),
        f"{row.false_errors_clean}{clean}" if row.clean else "–",
        f"{row.false_warnings_clean}{clean}" if row.clean else "–",
    )


def rich_table(title: str, rows: Iterable[Score]) -> Table:
    """Show scores on a terminal."""
    table = Table(title=title, title_justify="left")
    for index, head in enumerate(_HEAD):
        table.add_column(head, justify="right" if index else "left")
    for row in rows:
        table.add_row(*_line(row))
    return table


def markdown_table(title: str, rows: Iterable[Score]) -> str:
    """Show scores as the table that the README quotes."""
    head = (title, *_HEAD[1:])
    lines = [f"| {' | '.join(head)} |", "|---|" + "---:|" * (len(head) - 1)]
    lines += [f"| {' | '.join(_line(row))} |" for row in rows]
    return "\n".join(lines)


def as_data(row: Score) -> dict[str, object]:
    """Return a score as plain data."""
    return asdict(row) | {"reaches_goals": row.reaches_goals}
