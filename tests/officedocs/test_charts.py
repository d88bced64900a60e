"""Charts: what is drawn, what is said, and nothing from outside."""

from collections.abc import Callable

import pytest
from lxml import etree

from gongkai.officedocs.charts import bar_chart, grouped_bar_chart, line_chart

LABELS = ("新收", "上年结转", "予以公开")
SERIES = (("2022年", (26, 2, None)), ("2023年", (7, 0, 2.5)))
CHARTS = (
    lambda title: bar_chart(title, LABELS, (3, None, 1.5), unit="件"),
    lambda title: grouped_bar_chart(title, LABELS, SERIES, unit="件"),
    lambda title: line_chart(title, LABELS, SERIES, unit="件"),
)
every_chart = pytest.mark.parametrize("draw", CHARTS, ids=("bar", "grouped", "line"))


def texts(svg: str) -> list[str]:
    return [element.text for element in etree.fromstring(svg).iter("{*}text")]


@every_chart
def test_a_chart_is_an_image_with_a_title_and_its_figures_in_words(
    draw: Callable[[str], str],
) -> None:
    root = etree.fromstring(draw("办理情况"))

    title, description = root[0], root[1]
    assert (root.tag, root.get("role")) == ("{http://www.w3.org/2000/svg}svg", "img")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "办理情况"
    assert "空白" in description.text
    assert "件" in description.text


@every_chart
def test_a_chart_has_no_script_style_or_reference(draw: Callable[[str], str]) -> None:
    svg = draw("办理情况")

    assert not any(f"<{name}" in svg for name in ("script", "style", "!--", "image", "use"))
    assert not any(f" {name}=" in svg for name in ("href", "style", "class", "onload"))
    assert svg.count("http") == 1


@every_chart
def test_the_same_figures_give_the_same_bytes(draw: Callable[[str], str]) -> None:
    assert draw("办理情况") == draw("办理情况") != draw("收件情况")


@every_chart
def test_hostile_words_stay_words(draw: Callable[[str], str]) -> None:
    svg = draw("</title><script>alert(1)</script>")

    assert "<script" not in svg
    assert etree.fromstring(svg)[0].text == "</title><script>alert(1)</script>"


def test_every_figure_stands_beside_its_bar_and_a_blank_has_none() -> None:
    words = texts(grouped_bar_chart("办理", LABELS, SERIES, unit="件"))

    assert sorted(words) == sorted([*LABELS, "0", "26", "2", "7", "0", "2.5", "2022年", "2023年"])


def test_the_last_series_has_the_hue_and_the_others_are_grey() -> None:
    root = etree.fromstring(
        grouped_bar_chart("办理", ("新收",), (("旧", [4]), ("新", [8])), unit="件")
    )

    bars = [r for r in root.iter("{*}rect") if r.get("rx") == "0"]
    widths = {bar.get("fill"): float(bar.get("width")) for bar in bars}
    heights = {bar.get("fill"): float(bar.get("y")) for bar in bars}

    assert set(widths) == {"#a3acb8", "#1d3f72"}
    assert widths["#1d3f72"] == pytest.approx(2 * widths["#a3acb8"], rel=1e-6)
    assert heights["#a3acb8"] < heights["#1d3f72"]


def test_a_negative_bar_has_its_figure_on_the_other_side() -> None:
    root = etree.fromstring(bar_chart("增减", ("甲", "乙"), (-3, 3), unit="项"))

    anchors = {t.text: t.get("text-anchor") for t in root.iter("{*}text")}

    assert (anchors["-3"], anchors["3"]) == ("end", "start")


def test_a_gap_parts_the_line() -> None:
    root = etree.fromstring(
        line_chart("收件", "甲乙丙丁戊", [("收", (1, 2, None, 3, 4))], unit="件")
    )

    parts = [p for p in root.iter("{*}path") if p.get("stroke") == "#1d3f72"]

    assert len(parts) == 2


def test_figures_must_match_their_labels() -> None:
    with pytest.raises(ValueError, match="“旧”有1个数"):
        grouped_bar_chart("办理", ("甲", "乙"), [("旧", (1,))], unit="件")
