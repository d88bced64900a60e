"""错敏词: the list that comes with the program, and a body's own."""

import pytest

from gongkai.screening import InvalidWordsError, Word, WordList, built_in, screen_text, words_from

OWN = '[[words]]\nwrong = "文广旅局"\nright = "文体广电和旅游局"\nunless = ["原文广旅局"]\n'


def test_every_word_of_the_list_is_found_and_says_what_it_rests_on() -> None:
    for word in built_in():
        hits = screen_text(f"（{word.wrong}）")

        assert [(hit.text, hit.masked) for hit in hits] == [(word.wrong, word.right)], word
        assert word.cites


def test_what_the_list_suggests_is_not_itself_on_the_list() -> None:
    built_in().extended(tuple(built_in()))


def test_a_word_inside_the_expressions_in_which_it_is_right_is_no_hit() -> None:
    inside = [(word, phrase) for word in built_in() for phrase in word.unless]

    assert inside
    for word, phrase in inside:
        assert word.wrong in phrase
        assert word.wrong not in [hit.text for hit in screen_text(f"（{phrase}）")], phrase


def test_the_longest_of_overlapping_words_is_found() -> None:
    (hit,) = screen_text("台湾总统府发言人")

    assert hit.text == "台湾总统府"


def test_a_body_extends_the_list_and_overrides_an_entry() -> None:
    own = words_from(OWN + '[[words]]\nwrong = "布署"\nright = "安排"\ncites = "办公室通知"\n')
    words = built_in().extended(own)

    found = [(hit.masked, hit.basis) for hit in screen_text("文广旅局布署工作", words=words)]

    assert found == [("文体广电和旅游局", "本单位词表"), ("安排", "办公室通知")]
    assert screen_text("原文广旅局", words=words) == ()
    assert len(words) == len(built_in()) + 1


def test_a_word_without_a_better_one_is_reported_and_left() -> None:
    words = WordList(words_from('[[words]]\nwrong = "某句话"\nnote = "请删去。"\n'))

    (hit,) = screen_text("这是某句话", words=words)

    assert hit.masked is None
    assert hit.reason.endswith("请删去。")


def test_an_empty_list_finds_nothing() -> None:
    assert screen_text("三安全一隐患", words=WordList(())) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[words]", "TOML"),
        ("", r"\[\[words\]\]"),
        ("words = 1", r"\[\[words\]\]"),
        ("words = [1]", "第1条"),
        ('[[words]]\nright = "甲"', "第1条缺少wrong"),
        ('[[words]]\nwrong = "甲"\nrihgt = "乙"', "不认识的项"),
        ('[[words]]\nwrong = "甲"\nright = 1', "不是文字"),
        ('[[words]]\nwrong = "甲"\nunless = 1', "不是文字"),
        ('[[words]]\nwrong = "甲"\nunless = [1]', "不是文字"),
        ('[[words]]\nwrong = "甲"\nkind = "mobile"', "kind"),
        ('[[words]]\nwrong = "甲"\nconfidence = "sure"', "confidence"),
        ('[[words]]\nwrong = "甲"\nright = "甲乙"', "仍有“甲”"),
    ],
)
def test_a_list_that_is_wrong_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(InvalidWordsError, match=says):
        words_from(text)


def test_a_suggestion_that_is_itself_wrong_is_refused() -> None:
    with pytest.raises(InvalidWordsError, match="又有错敏词“布署”"):
        built_in().extended([Word("甲", "布署", "wrong_word", "依据", "certain")])
