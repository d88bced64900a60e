"""A few hundred synthetic reports held to the goals that `make accuracy` measures on thousands."""

from bench.measure import measure
from bench.score import CELLS_GOAL, score
from synthetic.corpus import sample
from synthetic.layouts import LAYOUTS

FIRST = 7_000_000
SAMPLES = 240

OUTCOMES = [measure(FIRST + i) for i in range(SAMPLES)]


def test_every_sample_is_read() -> None:
    assert [(o.seed, o.failure) for o in OUTCOMES if o.failure] == []


def test_cells_are_read_exactly() -> None:
    reached = score("all", OUTCOMES).exact

    wrong = [(o.seed, o.layout, o.condition, o.wrong[:3]) for o in OUTCOMES if o.wrong]
    assert reached is not None
    assert reached >= CELLS_GOAL, wrong


def test_every_planted_error_is_found() -> None:
    missed = [(o.seed, o.layout, o.condition) for o in OUTCOMES if o.found is False]

    assert missed == []


def test_nothing_is_held_against_a_clean_report() -> None:
    clean = [o for o in OUTCOMES if o.kind == "clean"]

    assert len(clean) >= SAMPLES // 4
    assert [(o.seed, o.layout, o.errors, o.warnings) for o in clean if o.errors or o.warnings] == []


def test_the_samples_cover_every_layout() -> None:
    usual = {sample(FIRST + i).layout for i in range(SAMPLES)}

    assert len(usual) >= 20
    assert usual <= set(LAYOUTS)
