"""Samples: a report's bytes with the truth about them, the same for the same seed."""

from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, Literal

from gongkai.annualreport.forms import FormCode
from synthetic import damage, errors
from synthetic.chance import chance
from synthetic.claims import Claims, make_claims
from synthetic.damage import DAMAGES, Damage
from synthetic.draft import Draft
from synthetic.drafting import make_draft
from synthetic.errors import ERRORS, PlantedError
from synthetic.layouts import LAYOUTS, TOOL_LAYOUTS, Layout
from synthetic.layouts.encodings import choose, encode
from synthetic.truth import Size, Tables, Truth, make_body, make_size, make_truth
from synthetic.voice import Voice

Kind = Literal["clean", "damage", "error"]
Path3 = tuple[str, str, str]
CLEAN, SEVERAL = "clean", "several"


@dataclass(frozen=True)
class Sample:
    """A report file, what is true of it, and what was done to it."""

    seed: int
    kind: Kind
    condition: str
    """clean, the name of a damage (or several), or the name of a planted error."""
    layout: str
    extension: str
    content: bytes
    encoding: str
    truth: dict[str, Any]
    """The data form of the design, chapters with number and title only."""
    damages: tuple[str, ...] = ()
    planted: PlantedError | None = None
    unsure: frozenset[Path3] = frozenset()
    """Cells whose reading is a matter of taste: table, row, column."""
    previous: "Sample | None" = None

    @property
    def name(self) -> str:
        """A file name that says what the sample is."""
        return f"{self.seed}-{self.layout}-{self.condition}.{self.extension}"


@dataclass
class _Plan:
    """What a seed is to become."""

    seed: int
    layout: Layout
    kind: Kind
    condition: str
    damages: list[Damage] = field(default_factory=list)
    planted: PlantedError | None = None

    @property
    def years(self) -> tuple[int, int]:
        """The years that all of it allows."""
        spans = [(2019, 2025), *(each.years for each in self.damages)]
        if self.planted:
            spans.append(self.planted.years)
        first = max(span[0] for span in spans)
        if self.planted and self.planted.pair:
            first = max(first, 2020)
        return first, min(span[1] for span in spans)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The sizes that all of it allows."""
        allowed = [set(each.sizes) for each in self.damages]
        if self.planted:
            allowed.append(set(self.planted.sizes))
        every: tuple[Size, ...] = ("zero", "small", "busy", "huge")
        return tuple(size for size in every if all(size in some for some in allowed))


def conditions(layout: Layout, kind: Kind) -> list[str]:
    """List what can be done to reports of a layout."""
    if kind == "clean":
        return [CLEAN]
    if kind == "damage":
        return [*(each.name for each in DAMAGES.values() if each.fits(layout)), SEVERAL]
    return [each.name for each in ERRORS.values() if layout.cells or not each.visible_cells]


_KINDS: tuple[Kind, ...] = ("clean", "damage", "error")
_PAIRS: dict[Kind, list[tuple[str, str]]] = {
    kind: [
        (layout.name, condition)
        for layout in LAYOUTS.values()
        for condition in conditions(layout, kind)
    ]
    for kind in _KINDS
}
for _kind, _pairs in _PAIRS.items():
    chance("order", _kind).shuffle(_pairs)


def _plan(seed: int, layout: str | None, condition: str | None) -> _Plan:
    kind = _KINDS[seed % len(_KINDS)]
    if condition is not None:
        kind = "error" if condition in ERRORS else "clean" if condition == CLEAN else "damage"
    every = _PAIRS[kind]
    if layout in TOOL_LAYOUTS:
        every = [(layout, each) for each in conditions(TOOL_LAYOUTS[layout], kind)]
    pairs = [pair for pair in every if layout in (None, pair[0]) and condition in (None, pair[1])]
    name, what = pairs[seed // len(_KINDS) % len(pairs)]
    plan = _Plan(seed, (LAYOUTS | TOOL_LAYOUTS)[name], kind, what)
    if kind == "error":
        plan.planted = ERRORS[what]
    elif what == SEVERAL:
        plan.damages = damage.several(chance(seed, "several"), plan.layout)
    elif kind == "damage":
        plan.damages = [DAMAGES[what]]
    return plan


@dataclass
class _Content:
    """The truth of a report and of the year before it."""

    truth: Truth
    previous: Truth | None


def _size(rng: Random, plan: _Plan) -> Size:
    for _ in range(60):
        size = make_size(rng)
        if size in plan.sizes:
            return size
    return plan.sizes[0]


def _make_content(rng: Random, plan: _Plan) -> _Content:
    planted = plan.planted
    pair = planted.pair if planted else not plan.damages and rng.random() < 0.3
    year = rng.randint(max(plan.years[0], 2020 if pair else 2019), plan.years[1])
    size = _size(rng, plan)
    body = make_body(rng, size, county=bool(planted and planted.county))
    code: FormCode | None = "2019" if plan.condition == "form.year" else None
    before = make_truth(rng, year - 1, body, size) if pair else None
    return _Content(make_truth(rng, year, body, size, previous=before, code=code), before)


def _fitting_content(rng: Random, plan: _Plan) -> _Content:
    for _ in range(200):
        content = _make_content(rng, plan)
        if plan.planted is None or plan.planted.fits(content.truth):
            return content
    raise ValueError(f"no content fits {plan.condition}")


def _plant_in_truth(rng: Random, plan: _Plan, content: _Content) -> None:
    planted = plan.planted
    if planted is None:
        return
    if planted.stage == "tables":
        planted.plant(rng, content.truth)
    elif planted.stage == "previous":
        planted.plant(rng, content.previous, content.truth)
    if planted.name == "form.mixed":
        tables = content.truth.tables
        tables["applications"] = errors.one_row_of_other_results(tables["applications"])


def _claims(rng: Random, plan: _Plan, truth: Truth) -> Claims:
    claims = make_claims(rng, truth)
    if plan.planted:
        claims.must_tell = plan.planted.must_tell
        if plan.planted.stage == "claims":
            plan.planted.plant(rng, claims)
    return claims


def _printed(draft: Draft) -> set[str]:
    return {table.key for table in draft.tables()}


def _answer(truth: Truth, tables: Tables, draft: Draft) -> dict[str, Any]:
    """Put the truth in the data form; a table that is not printed has no figures."""
    shown = _printed(draft)
    return {
        "body": truth.body.name,
        "year": truth.year,
        "form": truth.form,
        "chapters": [{"number": c.number, "title": c.title} for c in draft.chapters],
        "tables": {
            key: {
                row: {
                    column: _plain(value) if key in shown else None
                    for column, value in figures.items()
                }
                for row, figures in rows.items()
            }
            for key, rows in tables.items()
        },
    }


def _plain(value: object) -> object:
    return f"{value:f}" if isinstance(value, Decimal) else value


def _alter(rng: Random, plan: _Plan, draft: Draft, tables: Tables) -> frozenset[Path3]:
    """Damage the draft or plant an error in it; return the cells it makes unsure."""
    for each in plan.damages:
        each.apply(rng, draft, tables)
    if plan.planted is None or plan.planted.stage != "draft":
        return frozenset()
    before = {(cell.key, cell.figure): cell.text for cell in _figure_cells(draft)}
    plan.planted.plant(rng, draft)
    unsure = set()
    for table in draft.tables():
        for cell in table.cells:
            if cell.role == "figure" and cell.text != before[cell.key, cell.figure]:
                if cell.text:
                    unsure.add((str(table.key), cell.key, cell.figure))
                else:
                    tables[table.key][cell.key][cell.figure] = None
    return frozenset(unsure)


def _figure_cells(draft: Draft) -> list[Any]:
    return [cell for cell in draft.cells() if cell.role == "figure"]


def _voices(plan: _Plan) -> tuple[Voice, str]:
    """Return last year's voice and the seed of this year's."""
    before = f"{plan.seed}:before"
    return Voice(before), before if plan.condition == "previous.copied_text" else f"{plan.seed}"


def _print(
    plan: _Plan, truth: Truth, claims: Claims, voice: Voice, *, altered: bool
) -> tuple[bytes, str, dict[str, Any], frozenset[Path3]]:
    rng = chance(plan.seed, truth.year, "print")
    draft = make_draft(truth, claims, voice)
    tables = deepcopy(truth.tables)
    unsure = _alter(rng, plan, draft, tables) if altered else frozenset()
    answer = _answer(truth, tables, draft)
    rendered = plan.layout.render(draft, rng)
    if isinstance(rendered, bytes):
        return rendered, "", answer, unsure
    encoding = choose(rng, plan.layout.extension)
    return encode(rendered, encoding), encoding.name, answer, unsure


def sample(seed: int, *, layout: str | None = None, condition: str | None = None) -> Sample:
    """Return the sample of a seed; a layout and a condition may be asked for.

    Consecutive seeds go round clean, damaged and erroneous reports, and within these round
    every layout with everything that can be done to it.
    """
    plan = _plan(seed, layout, condition)
    rng = chance(seed, "content")
    content = _fitting_content(rng, plan)
    _plant_in_truth(rng, plan, content)
    voice_before, seed_now = _voices(plan)
    previous = None
    if content.previous:
        claims = make_claims(chance(seed_now, "claims"), content.previous)
        content_before, name, answer, _ = _print(
            plan, content.previous, claims, voice_before, altered=False
        )
        previous = Sample(
            seed, "clean", "previous", plan.layout.name, plan.layout.extension, content_before,
            name, answer,
        )  # fmt: skip
    shun = set() if plan.condition == "previous.copied_text" else voice_before.used
    claims = _claims(chance(seed_now, "claims"), plan, content.truth)
    printed, name, answer, unsure = _print(
        plan, content.truth, claims, Voice(seed_now, shun), altered=True
    )
    return Sample(
        seed=seed,
        kind=plan.kind,
        condition=plan.condition,
        layout=plan.layout.name,
        extension=plan.layout.extension,
        content=printed,
        encoding=name,
        truth=answer,
        damages=tuple(each.name for each in plan.damages),
        planted=plan.planted,
        unsure=unsure,
        previous=previous,
    )


def write(made: Sample, folder: Path) -> Path:
    """Write a sample's file into a folder and return its path."""
    path = folder / made.name
    path.write_bytes(made.content)
    return path
