"""Charts as inline SVG: bars and lines from zero, each value written beside its mark.

One hue and grey, no script, no style sheet, no reference to anything outside, and the same bytes
for the same figures: a chart may stand in a page of strict policy and in a document alike.
A table of the same figures belongs beside every chart.
"""

import sys
import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

import pygal
from lxml import etree
from pygal.style import Style

# pygal leaves a finder of the old kind on the path, for plugins we have none of; every later import
# that finds nothing would warn of it.
sys.meta_path[:] = [f for f in sys.meta_path if not isinstance(f, pygal.PluginImportFixer)]

Values = Sequence[float | None]
Series = Sequence[tuple[str, Values]]

_INK: Final = "#1c2430"
_HUE: Final = "#1d3f72"
_GREYS: Final = ("#a3acb8", "#6b7686", "#c9d0d9")
_FONTS: Final = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
_WIDTH: Final = 560
"""Narrow enough for the words to be read where a telephone scales it down."""
_HEIGHT: Final = 360
_SIZE: Final = 15
_SVG: Final = "http://www.w3.org/2000/svg"
_LEFT_OUT: Final = ("style", "script", "title", "desc", "defs")


def bar_chart(title: str, labels: Sequence[str], values: Values, *, unit: str) -> str:
    """Draw one bar for each label, the first on top; a value that is None has no bar.

    Raises:
        ValueError: when there is not one value for each label.
    """
    return grouped_bar_chart(title, labels, [("", values)], unit=unit)


def grouped_bar_chart(title: str, labels: Sequence[str], series: Series, *, unit: str) -> str:
    """Draw for each label a bar of each series, the last series in the hue; None has no bar.

    Raises:
        ValueError: when a series has not one value for each label.
    """
    _check(labels, series)
    bars = len(series)
    chart = pygal.HorizontalBar(
        **_options(bars),
        height=(50 if bars > 1 else 20) + len(labels) * (20 + 20 * bars),
        margin_left=_room(labels),
        margin_right=80,
    )
    # pygal counts from the bottom up, a reader from the top down.
    chart.x_labels = list(reversed(labels))
    for name, values in series:
        chart.add(name, list(reversed(values)))
    return _finish(chart, title, labels, series, unit)


def line_chart(title: str, labels: Sequence[str], series: Series, *, unit: str) -> str:
    """Draw a line of each series over the labels, from zero; None is a gap.

    Raises:
        ValueError: when a series has not one value for each label.
    """
    _check(labels, series)
    chart = pygal.Line(
        **_options(len(series)),
        height=_HEIGHT,
        margin_left=40,
        margin_right=40,
        include_x_axis=True,
        allow_interruptions=True,
    )
    chart.x_labels = list(labels)
    for name, values in series:
        chart.add(name, list(values))
    return _finish(chart, title, labels, series, unit)


def _check(labels: Sequence[str], series: Series) -> None:
    for name, values in series:
        if len(values) != len(labels):
            raise ValueError(f"“{name}”有{len(values)}个数，应与{len(labels)}个名称一一对应。")


def _options(count: int) -> dict[str, Any]:
    style = Style(
        value_font_size=_SIZE, label_font_size=_SIZE, legend_font_size=_SIZE, font_family="sans"
    )
    return {
        "js": [],
        "width": _WIDTH,
        "style": style,
        "print_values": True,
        "print_values_position": "top",
        "formatter": _shown,
        "show_legend": count > 1,
        "legend_at_bottom": True,
        "legend_at_bottom_columns": count,
        "no_data_text": "没有数据",
        "truncate_label": -1,
        "truncate_legend": -1,
    }


def _room(labels: Sequence[str]) -> float:
    """Give the margin that wide characters need; pygal has counted six tenths of each already."""
    widths = [sum(1 if unicodedata.east_asian_width(c) in "WF" else 0.6 for c in s) for s in labels]
    return 12 + _SIZE * max(
        (w - 0.6 * len(s) for w, s in zip(widths, labels, strict=True)), default=0
    )


def _shown(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _finish(chart: Any, title: str, labels: Sequence[str], series: Series, unit: str) -> str:
    """Make pygal's drawing plain: colours are said in the marks, scripts and styles left out."""
    root = chart.render_tree()
    for element in list(root.iter(etree.Comment, *(f"{{*}}{n}" for n in _LEFT_OUT))):
        element.getparent().remove(element)
    for group in list(_groups(root, "tooltip-overlay")) + list(_value_axis(root)):
        group.getparent().remove(group)
    _colour(root, len(series))
    for element in root.iter():
        element.tag = f"{{{_SVG}}}{etree.QName(element).localname}"
        for name in ("class", "id", "style"):
            element.attrib.pop(name, None)
    _describe(root, title, _description(labels, series, unit))
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))


def _groups(root: Any, name: str) -> Any:
    return root.xpath(".//*[contains(concat(' ', @class, ' '), $name)]", name=f" {name} ")


def _value_axis(root: Any) -> list[Any]:
    """Find what marks the scale of values, not needed where values are written out."""
    axis = "x" if _groups(root, "horizontal") else "y"
    return [
        guides
        for group in _groups(root, "axis")
        if axis in group.get("class").split()
        for guides in _groups(group, "guides")
        if not _groups(guides, "axis")
    ]


def _colour(root: Any, count: int) -> None:
    colours = [*_GREYS[: count - 1], _HUE] if count <= len(_GREYS) + 1 else [_HUE] * count
    root.set("font-family", _FONTS)
    root.set("font-size", str(_SIZE))
    root.set("fill", _INK)
    for element in _groups(root, "background"):
        element.set("fill", "none")
    for element in _groups(root, "line"):
        element.set("stroke", _GREYS[2])
        element.set("fill", "none")
    for number, colour in enumerate(colours):
        for element in _groups(root, f"color-{number}"):
            for mark in element.iter("{*}rect", "{*}circle"):
                mark.set("fill", colour)
            for line in element.iter("{*}path"):
                line.set("fill", "none")
                line.set("stroke", colour)
                line.set("stroke-width", "2")
    _anchor(root)


def _anchor(root: Any) -> None:
    """Set labels left of bars and under lines, values at the end of their bar."""
    horizontal = bool(_groups(root, "horizontal"))
    for axis, anchor in (("y", "end"), ("x", "middle")):
        for group in _groups(root, axis):
            for text in group.iter("{*}text"):
                text.set("text-anchor", anchor)
    for group in _groups(root, "text-overlay") if horizontal else ():
        for text in group.iter("{*}text"):
            text.set("text-anchor", "end" if (text.text or "").startswith("-") else "start")


def _description(labels: Sequence[str], series: Series, unit: str) -> str:
    """Say all figures in words, for those who hear the chart."""
    parts = []
    for name, values in series:
        told = "，".join(
            f"{label}{'空白' if value is None else _shown(value) + unit}"
            for label, value in zip(labels, values, strict=True)
        )
        parts.append(f"{name}：{told}" if name else told)
    return "；".join(parts) + "。"


def _describe(root: Any, title: str, description: str) -> None:
    key = sha256(f"{title}\n{description}".encode()).hexdigest()[:12]
    root.set("role", "img")
    root.set("aria-labelledby", f"title-{key} desc-{key}")
    for name, text in (("desc", description), ("title", title)):
        element = root.makeelement(f"{{{_SVG}}}{name}", id=f"{name}-{key}")
        element.text = text
        root.insert(0, element)
