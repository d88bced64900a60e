"""An index outside the database follows the acts, and what it cannot follow waits."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from gongkai.search.engines import engine
from gongkai.search.models import Entry, Home, Waiting
from gongkai.search.questions import Question, UnavailableError
from gongkai.search.selectors import find
from gongkai.search.services import put, remove, settle
from search.opensearch_server import serving
from search.test_finding import document

pytestmark = pytest.mark.django_db
Committing = Callable[..., AbstractContextManager[list[Any]]]


def keys(words: str) -> list[str]:
    return [hit.key for hit in find(Question(words)).hits]


@pytest.fixture
def act(django_capture_on_commit_callbacks: Committing) -> Callable[[], Any]:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(params=["tantivy", "opensearch"])
def outside(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Iterator[str]:
    settings.SEARCH, settings.DATA_DIR = request.param, tmp_path
    with serving() as settings.OPENSEARCH_URL:
        settle()
        yield request.param


@pytest.mark.usefixtures("outside")
def test_what_an_act_published_and_withdrew_is_found_and_gone_when_it_ends(act: Any) -> None:
    with act():
        put([document(1, text="公开指南"), document(2, text="公开制度")])
    assert keys("公开") == ["item:2", "item:1"]
    with act():
        remove(["item:2"])
        put([document(1, text="公开目录")])
    assert keys("公开") == ["item:1"]
    assert keys("指南") == []
    assert not Waiting.objects.exists()


@pytest.mark.usefixtures("outside")
def test_an_act_that_is_undone_leaves_the_index_as_it_was(act: Any) -> None:
    with act():
        put([document(1, text="公开指南")])
    with act(), transaction.atomic():
        remove(["item:1"])
        put([document(2, text="公开制度")])
        transaction.set_rollback(True)
    engine().catch_up()
    assert keys("公开") == ["item:1"]


def test_what_an_index_that_was_away_has_missed_waits_for_the_worker(
    act: Any, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SEARCH = "opensearch"
    with serving() as address:
        settings.OPENSEARCH_URL = address
        settle()
        with act():
            put([document(1, text="公开指南"), document(2, text="公开制度")])
        settings.OPENSEARCH_URL = "http://127.0.0.1:9"
        with act():
            remove(["item:2"])
            put([document(3, text="公开目录")])
        assert "UnavailableError" in caplog.text
        errors = StringIO()
        call_command("index_search", stderr=errors)
        assert "检索的索引没有更新：OpenSearch没有照办" in errors.getvalue()
        settings.OPENSEARCH_URL = address
        assert keys("公开") == ["item:1"], "what was withdrawn is not shown, wherever the index is"
        call_command("index_search")
        assert keys("公开") == ["item:3", "item:1"]
        assert not Waiting.objects.exists()


def test_an_installation_that_changes_its_index_finds_everything_there_and_back(
    act: Any, settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    put([document(1, text="公开指南")])
    said = []
    with serving() as settings.OPENSEARCH_URL:
        for number, kind in enumerate(("tantivy", "opensearch", "database", "tantivy"), start=2):
            settings.SEARCH = kind
            out = StringIO()
            call_command("index_search", stdout=out)
            said.append(out.getvalue().strip())
            assert len(keys("公开")) == number - 1
            with act():
                put([document(number, text="公开制度")])
            assert len(keys("公开")) == number
            call_command("index_search", stdout=out)
            assert out.getvalue().strip() == said[-1], "the second time there is nothing to do"
    assert said[2] == "检索的索引已重新建立，共3件。"
    assert Home.objects.get().engine == "tantivy"


def test_an_index_whose_files_are_lost_is_made_again(
    act: Any, settings: Any, tmp_path: Path
) -> None:
    settings.SEARCH, settings.DATA_DIR = "tantivy", tmp_path
    settle()
    with act():
        put([document(1, text="公开指南")])
    shutil.rmtree(tmp_path / "search")
    with pytest.raises(UnavailableError, match="gongkai manage index_search"):
        keys("公开")
    assert settle()
    assert keys("公开") == ["item:1"]


def test_a_beginning_that_very_many_words_share_loses_none(
    act: Any, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.search.engines.tantivy._MOST_ENDINGS", 5)
    settings.SEARCH, settings.DATA_DIR = "tantivy", tmp_path
    settle()
    with act():
        put(document(number, text=f"第{number}号 别的{number}") for number in range(1, 40))
    found = {entry.key for entry in Entry.objects.all() if "第1" in entry.text}
    assert len(found) == 11
    assert set(keys("第1")) == found
    assert len(keys('"第"')) == 20


def test_a_search_that_cannot_be_asked_is_said_and_keeps_the_words(
    settings: Any, client: Client
) -> None:
    settings.SEARCH, settings.OPENSEARCH_URL = "opensearch", "http://127.0.0.1:9"
    answer = client.get("/search/?q=体育馆")
    assert answer.status_code == 503
    assert "检索暂时不能用" in answer.text
    assert 'value="体育馆"' in answer.text
    told = client.get("/api/v1/search?q=体育馆")
    assert (told.status_code, told.json()["title"]) == (503, "检索暂时不能用，请过一会儿再试。")
