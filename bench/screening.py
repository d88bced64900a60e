"""Measure what screening finds in invented documents, and what it takes for private by mistake.

Run as ``python -m bench.screening --samples 3000 --seed 2026``.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Annotated, Final, cast

import typer
from rich.console import Console
from rich.table import Table

from gongkai.officedocs.document import Document
from gongkai.officedocs.reading.docx import read_docx
from gongkai.officedocs.reading.html import read_html
from gongkai.officedocs.reading.pdf import read_pdf
from gongkai.officedocs.reading.xlsx import read_xlsx
from gongkai.screening import Confidence, Hit, screen, screen_text
from gongkai.screening.text import RANKS
from synthetic_private import printed
from synthetic_private.corpus import Form, Sample, sample
from synthetic_private.planted import Planted

RECALL_GOAL: Final = 99.5
FALSE_GOAL: Final = 1.0
SPACING: Final = 1_000_000

OUT: Final = Console(width=150)

_FILES: Final[dict[Form, tuple[Callable[[Sample], bytes], Callable[[bytes, str], Document]]]] = {
    "docx": (printed.as_docx, read_docx),
    "html": (printed.as_html, read_html),
    "xlsx": (printed.as_xlsx, read_xlsx),
    "pdf": (printed.as_pdf, read_pdf),
}


@dataclass
class Tally:
    """How many of each there were, and how many of them were found or flagged."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    harmless: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    """Harmless sentences with a hit; and, as "beside …", other hits that nothing justifies."""
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of what was planted that was found and would be masked, in per cent."""
        return 100 * self.found.total() / max(1, self.planted.total())

    @property
    def false_alarms(self) -> float:
        """Unjustified hits for each hundred harmless sentences, cells' rows and lines."""
        return 100 * self.flagged.total() / max(1, self.harmless.total())


def hits_in(made: Sample) -> tuple[Hit, ...]:
    """Print a sample in its form, read it again where it is a file, and screen it."""
    if made.form in _FILES:
        write, read = _FILES[made.form]
        return screen(read(write(made), f"{made.seed}.{made.form}"))
    return screen_text(printed.as_text(made, wrap=made.form == "wrapped"))


def measure(made: Sample, tally: Tally) -> None:
    """Compare the hits in a sample with what it holds."""
    left = list(hits_in(made))
    for held in made.planted:
        key = f"{held.kind} / {held.form}"
        tally.planted[key] += 1
        hit = next((hit for hit in left if _finds(hit, held)), None)
        if hit is None:
            tally.wrong.append(f"{made.seed} {made.form}: {held.kind} not found: {held.printed!r}")
            continue
        tally.found[key] += 1
        left.remove(hit)
        if RANKS[hit.confidence] < RANKS[cast("Confidence", held.at_most)]:
            tally.flagged[f"too sure of {held.form}"] += 1
            tally.wrong.append(f"{made.seed}: {hit.confidence} of {held.form}: {held.printed!r}")
    tally.harmless.update(harmless.trap for harmless in made.harmless)
    _count_alarms(made, left, tally)


def _finds(hit: Hit, held: Planted) -> bool:
    """Tell whether a hit is what was planted, and masking it takes the secret part away."""
    if hit.kind != held.kind:
        return False
    text, secret = _squeezed(hit.text), _squeezed(held.secret)
    if not secret:
        return text == _squeezed(held.printed)
    if held.kind == "minor_name":
        return text == _squeezed(held.printed)
    if hit.masked is None or secret in _squeezed(hit.masked):
        return False
    return secret in text


def _count_alarms(made: Sample, hits: Iterable[Hit], tally: Tally) -> None:
    flagged = set()
    for hit in hits:
        text = _squeezed(hit.text)
        traps = [h for h in made.harmless if text in _squeezed(h.text)]
        where = traps[0].trap if traps else "beside what was planted"
        tally.wrong.append(f"{made.seed} {made.form}: {where}: {hit.kind} {hit.text!r}")
        if not traps or traps[0] not in flagged:
            tally.flagged[where] += 1
        flagged.update(traps[:1])


def _squeezed(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(c for c in plain if c.isalnum())


def run(samples: int, seed: int, form: Form | None = None) -> Tally:
    """Measure the samples of consecutive seeds."""
    tally = Tally()
    for number in range(seed * SPACING, seed * SPACING + samples):
        measure(sample(number, form), tally)
    return tally


def _table(title: str, heads: tuple[str, str], whole: Counter[str], part: Counter[str]) -> Table:
    table = Table(title=title, title_justify="left")
    for index, head in enumerate(("", *heads, "%")):
        table.add_column(head, justify="right" if index else "left")
    for key in sorted(whole | part):
        share = f"{100 * part[key] / whole[key]:.2f}" if whole[key] else "–"
        table.add_row(key, str(whole[key]), str(part[key]), share)
    return table


def main(
    samples: Annotated[int, typer.Option(help="how many documents to make")] = 3000,
    seed: Annotated[int, typer.Option(help="seed of the run")] = 2026,
    worst: Annotated[int, typer.Option(help="how many mistakes to list")] = 25,
) -> None:
    """Make, screen and compare invented documents; exit 1 when the goals are missed."""
    tally = run(samples, seed)
    OUT.print(_table("planted", ("planted", "found"), tally.planted, tally.found))
    OUT.print(_table("harmless", ("harmless", "flagged"), tally.harmless, tally.flagged))
    for line in tally.wrong[:worst]:
        OUT.print(line, highlight=False, markup=False, soft_wrap=True)
    found, planted = tally.found.total(), tally.planted.total()
    flagged, harmless = tally.flagged.total(), tally.harmless.total()
    OUT.print(f"recall {tally.recall:.2f} % ({found} of {planted})", highlight=False)
    OUT.print(f"false alarms {tally.false_alarms:.2f} % ({flagged} in {harmless})", highlight=False)
    reached = tally.recall >= RECALL_GOAL and tally.false_alarms <= FALSE_GOAL
    raise typer.Exit(0 if reached else 1)


if __name__ == "__main__":
    typer.run(main)
