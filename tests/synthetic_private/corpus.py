"""Samples: documents of planted and harmless sentences and tables, in any form."""

from random import Random
from typing import Final, Literal, NamedTuple

from synthetic_private import rolls, traps
from synthetic_private.planted import MAKERS, Planted
from synthetic_private.rolls import Roll

Form = Literal["text", "wrapped", "docx", "html", "xlsx", "pdf"]
FORMS: Final[tuple[Form, ...]] = ("text", "wrapped", "docx", "html", "xlsx", "pdf")

_TABLES_IN: Final = frozenset({"docx", "html", "xlsx"})


class Harmless(NamedTuple):
    """A sentence or a table's cell that holds nothing, and which trap it is."""

    trap: str
    text: str


class Sample(NamedTuple):
    """A document: its parts in order, what it holds, and what it does not."""

    seed: int
    form: Form
    parts: tuple[str | Roll, ...]
    planted: tuple[Planted, ...]
    harmless: tuple[Harmless, ...]


def sample(seed: int, form: Form | None = None) -> Sample:
    """Make the sample of a seed; one in six or so of each form."""
    chance = Random(f"private:{seed}")
    drawn = chance.choices(FORMS, (40, 20, 15, 15, 7, 3))[0]
    chosen = form or drawn
    parts: list[str | Roll] = []
    planted: list[Planted] = []
    harmless: list[Harmless] = []
    for _ in range(chance.randint(2, 5)):
        maker = MAKERS[chance.choice(sorted(MAKERS))]
        sentence = maker(chance)
        parts.append(sentence.text)
        planted += [held._replace(form=maker.__name__) for held in sentence.planted]
    for trap in chance.choices(sorted(traps.TRAPS), k=chance.randint(3, 7)):
        text = traps.TRAPS[trap](chance)
        parts.append(text)
        harmless.append(Harmless(trap, text))
    chance.shuffle(parts)
    if chosen in _TABLES_IN:
        _add_tables(chance, parts, planted, harmless)
    return Sample(seed, chosen, tuple(parts), tuple(planted), tuple(harmless))


def _add_tables(
    chance: Random, parts: list[str | Roll], planted: list[Planted], harmless: list[Harmless]
) -> None:
    private = chance.choice(rolls.PRIVATE)(chance)
    public = chance.choice(rolls.PUBLIC)(chance)
    for roll in (private, public):
        parts.insert(chance.randint(0, len(parts)), roll)
        planted += [held._replace(form=f"table {roll.kind}") for held in roll.planted]
    harmless += [Harmless(f"table {public.kind}", " ".join(row)) for row in public.rows]
