from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from gongkai.signoff.richtext import Change, Rich

TAGS = ["<p>", "</p>", "<b>", "</b>", "<br/>", "<li>", "</li>", "<!-- 注 -->", '<a href="/x">']
WORDS = ["张三", "138", "&amp;", "&#19968;", "&nbsp", " ", "\n", "a & b", "&", "；"]
PIECES = st.lists(st.sampled_from([*TAGS, *WORDS]), max_size=25).map("".join)


def changed(html: str, words: str, new: str) -> str:
    rich = Rich(html)
    start = rich.text.index(words)
    return rich.changed([Change(start, start + len(words), new)])


def test_paragraphs_are_lines() -> None:
    assert Rich("<h2>一</h2><p>二<br/>三</p><p>四</p>").text == "一\n二\n三\n四\n"


def test_a_stretch_across_tags_is_replaced_and_the_tags_stay() -> None:
    html = "<p>电话<b>138</b>0013<i>8000</i>。</p>"

    assert changed(html, "13800138000", "138****8000") == "<p>电话<b>138****8000</b><i></i>。</p>"


def test_entities_are_replaced_whole() -> None:
    assert changed("<p>甲&amp;乙&#20108;</p>", "&乙二", "丙") == "<p>甲丙</p>"


def test_what_is_put_in_cannot_become_markup() -> None:
    assert changed("<p>村长</p>", "村长", "<b>&") == "<p>&lt;b&gt;&amp;</p>"


def test_what_pictures_and_links_say_is_read_too() -> None:
    rich = Rich('<p>见<a href="tel:13800138000">此</a><embed alt="张三的身份证" id="3"/></p>')

    assert rich.spoken == "tel:13800138000\n张三的身份证"
    assert rich.text == "见此\n"


@given(PIECES)
def test_every_character_stands_where_its_span_says(html: str) -> None:
    rich = Rich(html)

    for character, span in zip(rich.text, rich._spans, strict=True):  # noqa: SLF001 - the law itself
        if span is not None:
            assert character in unescape(html[slice(*span)])


@given(PIECES)
def test_a_text_without_changes_stays(html: str) -> None:
    assert Rich(html).changed([]) == html
