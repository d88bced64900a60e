"""Damage to the presentation of a report that changes no figure, and where it can happen."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from synthetic import damage_cells, damage_labels, damage_tables
from synthetic.draft import Draft
from synthetic.layouts import Layout
from synthetic.truth import Size, Tables


def _anywhere(_: Layout) -> bool:
    return True


def _cells(layout: Layout) -> bool:
    return layout.cells


def _attached(layout: Layout) -> bool:
    return not layout.displaced


def _not_drawn(layout: Layout) -> bool:
    return layout.extension != "pdf"


def _broken(layout: Layout) -> bool:
    return layout.breaks_lines


@dataclass(frozen=True)
class Damage:
    """A kind of damage: ``apply`` alters the draft, and the answer where a figure is lost."""

    name: str
    apply: Callable[[Random, Draft, Tables], None]
    fits: Callable[[Layout], bool] = _anywhere
    years: tuple[int, int] = (2019, 2025)
    sizes: tuple[Size, ...] = ("zero", "small", "busy", "huge")
    may_raise: tuple[str, ...] = ()
    """Rules that may raise an error for it."""


DAMAGES: dict[str, Damage] = {
    damage.name: damage
    for damage in (
        Damage("full_width", damage_cells.full_width),
        Damage("thousands", damage_cells.thousands, sizes=("busy", "huge")),
        Damage("nbsp", damage_cells.nbsp),
        Damage("padding", damage_cells.padding, _cells),
        Damage("notes", damage_cells.notes),
        Damage("units", damage_cells.units),
        Damage("yuan", damage_cells.yuan),
        Damage("chinese_numerals", damage_cells.chinese_numerals, _cells),
        Damage("signs", damage_cells.signs, years=(2019, 2020), sizes=("small", "busy", "huge")),
        Damage("blank_zeros", damage_cells.blank_zeros, _cells),
        Damage("blank_totals", damage_cells.blank_totals, _cells, sizes=("small", "busy", "huge")),
        Damage("dashes", damage_cells.dashes),
        Damage("label_typos", damage_labels.typos),
        Damage("known_misspellings", damage_labels.known_misspellings),
        Damage("label_spaces", damage_labels.spaces),
        Damage("no_enumerators", damage_labels.no_enumerators),
        Damage("label_punctuation", damage_labels.punctuation),
        Damage("zero_width", damage_labels.zero_width, _not_drawn),
        Damage("broken_labels", damage_labels.broken, _broken),
        Damage("repeated_header", damage_tables.repeated_header, _attached),
        Damage("split_table", damage_tables.split_table, _attached),
        Damage("unmerged_groups", damage_tables.unmerged_groups, _cells),
        Damage("captions", damage_tables.captions, _cells),
        Damage("subtotal_column", damage_tables.subtotal_column, _cells),
        Damage("ragged_grid", damage_tables.ragged_grid, _cells),
        Damage("short_rowspan", damage_tables.short_rowspan, _broken),
        Damage("table_notes", damage_labels.table_notes),
        Damage("mixed_form", damage_tables.mixed_form, years=(2021, 2025)),
        Damage("chapter_titles", damage_labels.chapter_titles),
        Damage("chapter_marks", damage_labels.chapter_marks),
        Damage("extra_chapter", damage_labels.extra_chapter, may_raise=("chapters.structure",)),
    )
}
_COMPATIBLE = (
    "full_width", "nbsp", "units", "known_misspellings", "label_spaces", "chapter_titles",
    "captions", "label_punctuation", "table_notes", "unmerged_groups", "label_typos", "split_table",
)  # fmt: skip


def several(rng: Random, layout: Layout) -> list[Damage]:
    """Choose two or three kinds of damage that can happen to one report together."""
    fitting = [DAMAGES[name] for name in _COMPATIBLE if DAMAGES[name].fits(layout)]
    chosen = rng.sample(fitting, rng.choice((2, 2, 3)))
    return sorted(chosen, key=lambda damage: list(DAMAGES).index(damage.name))
