"""Recall and false alarms on invented documents whose truth is known."""

from bench.screening import FALSE_GOAL, RECALL_GOAL, run
from synthetic_private.corpus import FORMS, sample


def test_what_is_planted_is_found_and_traps_are_not() -> None:
    tally = run(2000, seed=7)

    assert tally.planted.total() >= 10_000
    assert tally.harmless.total() >= 10_000
    assert tally.recall >= RECALL_GOAL, tally.wrong
    assert tally.false_alarms <= FALSE_GOAL, tally.wrong


def test_every_kind_is_found_nearly_always_and_no_trap_snaps_often() -> None:
    tally = run(1000, seed=8)

    low = {key: tally.found[key] for key, count in tally.planted.items()
           if tally.found[key] < 0.97 * count}  # fmt: skip
    loud = {trap: count for trap, count in tally.flagged.items()
            if trap in tally.harmless and count > 0.02 * tally.harmless[trap]}  # fmt: skip
    assert low == {}
    assert loud == {}


def test_the_samples_come_in_every_form_and_again_the_same() -> None:
    made = [sample(seed) for seed in range(200)]

    assert {each.form for each in made} == set(FORMS)
    assert made == [sample(seed) for seed in range(200)]
    assert all(each.planted for each in made)
