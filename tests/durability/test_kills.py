"""Killed at any point: a publication is whole or has not been; an acknowledged draft is kept."""

import json
import random
import time
from collections.abc import Iterator
from typing import Any

import pytest

from durability.database import Database, own_database
from durability.server import Writer, kill, served

ROUNDS = 2
SEED = 20261123
PATIENCE = 90


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with own_database(tmp_path_factory.mktemp("killed")) as made:
        yield made


@pytest.fixture(scope="module")
def town(database: Database) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(database.run("found"))
    return found


@pytest.fixture(scope="module")
def deaths(database: Database, town: dict[str, Any]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in database.run("crash", str(SEED)).splitlines()]


def of(deaths: list[dict[str, Any]], point: str) -> list[dict[str, Any]]:
    found = [death for death in deaths if death["point"].startswith(point)]
    assert found
    return found


def test_a_publication_killed_at_any_point_leaves_the_old_state_or_the_new(
    deaths: list[dict[str, Any]],
) -> None:
    halves = [death for death in deaths if len(set(death["signs"].values())) != 1]

    assert halves == []


def test_the_trail_is_whole_after_every_death(deaths: list[dict[str, Any]]) -> None:
    assert {death["trail"] for death in deaths} == {""}


def test_before_every_statement_the_state_is_the_old_one(deaths: list[dict[str, Any]]) -> None:
    *killed, last = of(deaths, "before statement")

    assert len(killed) > 20
    assert all(death["died"] and not death["signs"]["live"] for death in killed)
    assert (last["died"], last["signs"]["live"]) == (False, True)


def test_the_commit_is_what_divides_the_old_state_from_the_new(
    deaths: list[dict[str, Any]],
) -> None:
    (before,) = of(deaths, "before the commit")
    (after,) = of(deaths, "after the commit")

    assert (before["died"], before["signs"]["live"]) == (True, False)
    assert (after["died"], after["signs"]["live"]) == (True, True)


def test_what_waits_for_the_clock_waits_on_or_is_public(deaths: list[dict[str, Any]]) -> None:
    *killed, last = of(deaths, "by the clock")

    assert len(killed) > 5
    assert not killed[0]["signs"]["live"]
    assert (last["died"], last["signs"]["live"]) == (False, True)


def wait_for(writers: list[Writer], drafts: int) -> None:
    end = time.monotonic() + PATIENCE
    while sum(len(writer.acknowledged) for writer in writers) < drafts:
        assert time.monotonic() < end, [(writer.refused, writer.failure) for writer in writers]
        assert any(writer.is_alive() for writer in writers), [w.failure for w in writers]
        time.sleep(0.01)


def test_no_acknowledged_draft_is_lost_when_the_server_is_killed(
    database: Database, town: dict[str, Any]
) -> None:
    chance = random.Random(SEED)
    acknowledged, sent = set[str](), set[str]()
    for turn in range(ROUNDS):
        with served(database) as (address, server):
            writers = [
                Writer(address, cookie, town["section"], f"第{turn}轮第{number}人")
                for number, cookie in enumerate(town["cookies"])
            ]
            for writer in writers:
                writer.start()
            wait_for(writers, chance.randint(6, 15))
            time.sleep(chance.uniform(0, 0.2))
            kill(server)
            for writer in writers:
                writer.join(timeout=60)
        assert [writer.refused for writer in writers] == [[], [], []]
        acknowledged |= {title for writer in writers for title in writer.acknowledged}
        sent |= {title for writer in writers for title in writer.sent}
    kept = json.loads(database.run("drafts"))

    assert len(acknowledged) >= 6 * ROUNDS
    assert acknowledged <= set(kept["whole"])
    assert set(kept["whole"]) <= sent
    assert kept["half"] == []
    assert kept["trail"] == ""
