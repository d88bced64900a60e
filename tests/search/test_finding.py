"""Any word is found wherever it stands, whatever index is in use, and nothing else is."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.search.documents import Document
from gongkai.search.engines import engine
from gongkai.search.models import Entry
from gongkai.search.pinyin import title_tokens
from gongkai.search.questions import Answer, Question
from gongkai.search.selectors import COUNTED, find
from gongkai.search.services import put, rebuild, remove, settle
from gongkai.search.tokens import MOST_CHARACTERS, normal, words_of
from search.opensearch_server import serving

pytestmark = pytest.mark.django_db
START = datetime(2025, 1, 6, 1, tzinfo=UTC)
CHINESE = "政府信息公开指南县城乡居民最低生活保障标准𬭎镕〇"
letters = st.sampled_from(CHINESE + "，。（）〔〕 ab12ＡＢ－·")
texts = st.text(letters, min_size=1, max_size=40)


def document(number: int, title: str = "标题", text: str = "", **more: object) -> Document:
    given = {
        "key": f"item:{number}",
        "at": START + timedelta(days=number),
        "title": title,
        "text": text,
        "url": f"/items/{number}/",
        "body": 1,
        "kind": "notices",
        "year": 2025,
    }
    return Document(**(given | more))  # type: ignore[arg-type]  # as given


def found(words: str, **more: object) -> list[str]:
    return [hit.key for hit in ask(words, **more).hits]


def ask(words: str, **more: object) -> Answer:
    engine().catch_up()  # what the end of an act's transaction does: a test's never ends
    return find(Question(words, **more))  # type: ignore[arg-type]  # as given


@pytest.fixture(autouse=True, params=["database", "tantivy", "opensearch"])
def index(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Iterator[str]:
    settings.SEARCH, settings.DATA_DIR = request.param, tmp_path
    if request.param == "opensearch":
        with serving() as settings.OPENSEARCH_URL:
            settle()
            yield request.param
    else:
        settle()
        yield request.param


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    if engine().name != "database":
        engine().clear()  # what was found within a transaction was indexed for good


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts, st.data())
def test_every_word_inside_a_text_finds_it(text: str, data: st.DataObject) -> None:
    runs = "".join(c if c.isalnum() and ord(c) >= 0x2E80 else " " for c in normal(text)).split()
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 1))
    word = run[start : start + data.draw(st.integers(1, 6))]
    with undone():
        put([document(1, text=text), document(2, title=text), document(3, text="别的")])
        assert set(found(f'"{word}"')) >= {"item:1", "item:2"}


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.text(CHINESE, max_size=12), min_size=1, max_size=6),
    st.text(CHINESE, min_size=1, max_size=3),
)
def test_a_word_finds_what_a_scan_finds_and_nothing_else(bodies: list[str], word: str) -> None:
    with undone():
        put(document(number, text=text) for number, text in enumerate(bodies))
        scanned = {f"item:{n}" for n, text in enumerate(bodies) if word in text}
        assert set(found(word)) == scanned | (set() if word not in "标题" else set(found(word)))


def test_one_character_is_found_at_the_beginning_inside_and_at_the_end() -> None:
    put([document(1, text="开会"), document(2, text="公开了"), document(3, text="不公开")])
    assert sorted(found("开")) == ["item:1", "item:2", "item:3"]
    assert found("会") == ["item:1"]


def test_letters_numbers_and_marks_are_found_as_they_are_typed() -> None:
    put([document(1, title="正文旅发〔2026〕3号", text="GB/T 9704—2012，ＷＴＯ规则")])
    for typed in (
        "〔2026〕3号",
        "[2026]3号",
        "2026",
        "gb/t 9704",
        "9704-2012",
        "wto",
        "WTO规则",
        "发〔2026",
    ):
        assert found(f'"{typed}"') == ["item:1"], typed
    assert found("〔2025〕3号") == []


def test_all_words_must_be_there_and_a_phrase_as_it_is() -> None:
    put([document(1, text="图书馆周末开放"), document(2, text="周末图书馆闭馆")])
    assert sorted(found("图书馆 周末")) == ["item:1", "item:2"]
    assert found("“图书馆周末”") == ["item:1"]
    assert found("图书馆 演出") == []


def test_what_means_the_same_is_found_too() -> None:
    put([document(1, text="城乡居民最低生活保障标准提高"), document(2, text="低保资金发放")])
    assert sorted(found("低保")) == ["item:1", "item:2"]
    assert "<mark>最低生活保障</mark>" in ask("低保").hits[-1].snippet


def test_what_has_the_words_in_its_title_comes_first_and_else_the_newest() -> None:
    put(
        [
            document(1, title="图书馆开放公告", text="。"),
            document(2, title="别的", text="图书馆"),
            document(3, title="另外", text="图书馆"),
        ]
    )
    assert found("图书馆") == ["item:1", "item:3", "item:2"]
    assert found("图书馆", by_date=True) == ["item:3", "item:2", "item:1"]


def test_an_answer_is_narrowed_and_counted_by_its_facets() -> None:
    put(
        [
            document(1, text="公告", body=7, kind="news", year=2024),
            document(2, text="公告", body=8, area="公共文化服务"),
        ]
    )
    facets = ask("公告").facets
    assert facets["body"] == {7: 1, 8: 1}
    assert facets["area"] == {"公共文化服务": 1}
    assert found("公告", body=7) == ["item:1"]
    assert found("公告", year=2025, kind="notices") == ["item:2"]
    assert found("公告", area="公共文化服务") == ["item:2"]


def test_pages_follow_each_other() -> None:
    put(document(n, title="公告" if n % 3 == 0 else "别的", text="公告") for n in range(50))
    seen = [key for page in (1, 2, 3) for key in found("公告", page=page)]
    assert len(seen) == len(set(seen)) == 50
    assert found("公告", page=99) == found("公告", page=3)


def test_what_is_taken_out_is_found_no_more_and_comes_back_with_the_act_undone() -> None:
    put([document(1, text="公告")])
    with undone():
        remove(["item:1", "item:404"])
        assert found("公告") == []
    assert found("公告") == ["item:1"]


def test_what_is_put_again_is_found_by_its_new_words_alone() -> None:
    put([document(1, text="旧的内容")])
    put([document(1, text="新的内容")])
    assert found("旧的") == []
    assert found("新的") == ["item:1"]


def test_rebuilding_leaves_exactly_what_is_given() -> None:
    put([document(1, text="公告"), document(2, text="公告")])
    assert rebuild([document(3, text="公告")]) == 1
    assert found("公告") == ["item:3"]
    assert Entry.objects.count() == 1


def test_words_far_into_a_long_text_are_found() -> None:
    text = "甲乙丙丁戊己庚辛壬癸" * 3000 + "最后一句话"
    put([document(1, text=text)])
    assert found("最后一句话") == ["item:1"]
    assert found("癸最后") == ["item:1"]
    assert "<mark>最后一句话</mark>" in ask("最后一句话").hits[0].snippet


def test_a_word_among_many_of_its_own_parts_is_found() -> None:
    put(
        [
            document(1, text="公开，" * 300 + "公开指南"),
            document(2, text="0 万元 " * 400 + "0 亿元"),
        ]
    )
    assert found("公开指南") == ["item:1"]
    assert found('"0 亿元"') == ["item:2"]


def test_a_run_of_letters_without_end_is_indexed_and_found() -> None:
    put(
        [
            document(1, text="a" * 3000 + "b"),
            document(2, text="ж" * 3000),
            document(3, text="a\x00b"),
        ]
    )
    assert found("a" * 90) == ["item:1"]
    assert found("ж" * 90) == ["item:2"]


def test_of_two_documents_with_one_key_the_last_stands() -> None:
    put([document(1, text="先"), document(1, text="后")])
    assert (found("先"), found("后")) == ([], ["item:1"])


@pytest.mark.parametrize(
    "typed",
    [
        '"', '""', "*", "AND", "NOT title", "a OR b", "title:公", "NEAR(a b)", "\x00", "%", "'; --",
        "😀", ":*", "<->", "&|!", "公" * 10_000, "公 " * 500, "(", "^a", "{a}", "-", "\\",
    ],
)  # fmt: skip
def test_whatever_is_typed_is_a_question_and_never_an_error(typed: str) -> None:
    put([document(1, text="公开指南")])
    assert ask(typed).total in (0, 1)


def test_no_markup_of_a_text_comes_out_of_it() -> None:
    put([document(1, title="<b>公开</b>", text="<script>alert(1)</script>公开&amp;")])
    hit = ask("公开").hits[0]
    assert hit.title == "&lt;b&gt;<mark>公开</mark>&lt;/b&gt;"
    assert "<script" not in hit.snippet
    assert "&amp;amp;" in hit.snippet


def test_folded_characters_are_marked_where_they_stand() -> None:
    put([document(1, title="㈱公司ＡＢＣ公告")])
    assert ask("abc").hits[0].title == "㈱公司<mark>ＡＢＣ</mark>公告"


def test_a_question_is_cut_to_a_length_and_counted_to_a_limit() -> None:
    assert len("".join(words_of("公" * 500))) <= MOST_CHARACTERS
    assert ask("").total == 0
    put(document(n, text="公告") for n in range(COUNTED + 5))
    answer = ask("公告")
    assert (answer.total, answer.is_exact) == (COUNTED, False)
    assert connection.vendor in ("sqlite", "postgresql")


@pytest.mark.parametrize(
    "typed", ["tiyuguan", "TiYuGuan", "ti yu guan", "kaifang", "yinhang", "lvhua", "xian", "xi'an"]
)
def test_who_types_pinyin_finds_the_titles_it_spells(typed: str) -> None:
    put(
        [
            document(1, title="体育馆开放，2026年A座银行"),
            document(2, title="西安绿化带旁的先进体育馆开放，银行"),
            document(3, title="育体公开行银"),
        ]
    )
    answer = ask(typed)
    assert {"item:2"} <= {hit.key for hit in answer.hits} <= {"item:1", "item:2"}
    assert answer.spelt


def test_what_pinyin_found_is_said_and_marked_in_chinese() -> None:
    put([document(1, title="县体育馆&开放")])
    answer = ask("tiyuguan")
    assert answer.spelt == ("体育馆",)
    assert answer.hits[0].title == "县<mark>体育馆</mark>&amp;开放"


def test_latin_words_that_are_syllables_too_are_found_as_they_stand() -> None:
    put([document(1, title="案例"), document(2, text="li 与 an"), document(3, title="安利")])
    assert found("an li") == ["item:2"]
    remove(["item:2"])
    assert found("an li") == ["item:3", "item:1"]


def test_letters_that_spell_nothing_find_only_letters() -> None:
    put([document(1, title="我们"), document(2, title="APP使用说明"), document(3, title="女women")])
    assert found("app") == ["item:2"]
    assert found("women") == ["item:3", "item:1"]
    assert found("w") == ["item:3"]
    assert ask("ti").hits == ()


def test_what_is_taken_out_is_found_by_its_spelling_no_more() -> None:
    put([document(1, title="体育馆")])
    remove(["item:1"])
    assert found("tiyuguan") == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(CHINESE + " a1，", min_size=2, max_size=12), st.data())
def test_every_stretch_of_a_title_is_found_as_it_is_spelt(title: str, data: st.DataObject) -> None:
    runs = [
        run
        for run in re.findall("[政府信息公开指南县城乡居民最低生活保障标准]+", title)
        if len(run) > 1
    ]
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))[:4]
    with undone():
        put([document(1, title=title)])
        tokens = list(title_tokens(title))
        spelt = tokens[len(tokens) - len(normal(title)) :]
        start = normal(title).index(run)
        letters = "".join(each[1:] for each in spelt[start : start + len(run)])
        assert found(letters) == ["item:1"]
