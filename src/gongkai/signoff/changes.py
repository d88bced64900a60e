"""What is different between two versions of a text, as a reviewer reads it: 删除 and 增加."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.panels import get_edit_handler
from wagtail.fields import RichTextField, StreamField

from gongkai.signoff.richtext import Rich

_WORTH_WHILE: Final = 4_000_000
"""Paragraphs whose lengths multiply to more are shown as taken out and put in whole."""
_ISLAND: Final = 2
"""So few characters kept between two changes are shown as changed with them."""
Edit = tuple[str, str, str]
"""``equal``, ``delete``, ``insert`` or ``replace``, the old words, the new words."""


class Difference(NamedTuple):
    """A field that is not as it was: its name, and its words with what went and what came."""

    name: str
    html: SafeString


def differences(old: Any, new: Any, request: HttpRequest) -> list[Difference]:
    """Give what changed from one version to another, in the order of the form."""
    handler = _handler_of(type(new))
    panel = handler.get_bound_panel(instance=new, request=request, form=None)
    found = []
    for compare in panel.get_comparison():
        comparison = compare(old, new)
        if comparison.has_changed():
            found.append(Difference(str(comparison.field_label()), _shown(comparison, old, new)))
    return found


def _handler_of(model: type[Any]) -> Any:
    viewset = getattr(model, "snippet_viewset", None)
    return viewset.get_edit_handler() if viewset else get_edit_handler(model)


def _shown(comparison: Any, old: Any, new: Any) -> SafeString:
    if comparison.is_child_relation:
        return _children(comparison)
    if isinstance(comparison.field, StreamField):
        return SafeString(comparison.htmldiff())
    return marked(readable(comparison.field, old), readable(comparison.field, new))


def _children(comparison: Any) -> SafeString:
    rows = []
    for child in comparison.get_child_comparisons():
        if child.has_changed() or child.is_addition() or child.is_deletion():
            fields = [SafeString(each.htmldiff()) for each in child.get_field_comparisons()]
            rows.append((format_html_join("　", "{}", ((field,) for field in fields)),))
    return format_html_join("", "<p>{}</p>", rows)


def readable(field: Any, obj: Any) -> str:
    """Give the value of a field as people read it."""
    value = getattr(obj, field.name)
    if value is None or value == "":
        return ""
    if field.choices:
        return str(getattr(obj, f"get_{field.name}_display")())
    if isinstance(field, RichTextField):
        return Rich(value).text
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "Y年n月j日 H:i")
    if isinstance(value, date):
        return date_format(value, "Y年n月j日")
    return str(value)


def marked(old: str, new: str) -> SafeString:
    """Mark in a text what went and what came; paragraphs that stayed are told by 「……」."""
    before, after = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    rows = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            rows.append((SafeString("……"),))
        else:
            edits = _edits("\n".join(before[a:b]), "\n".join(after[c:d]))
            rows.append((_html(edits),))
    return format_html_join("", "<p>{}</p>", rows)


def _edits(old: str, new: str) -> Iterable[Edit]:
    if not old or not new or len(old) * len(new) > _WORTH_WHILE:
        return [("replace", old, new)]
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    raw = [(tag, old[a:b], new[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]
    return _without_islands(raw)


def _without_islands(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Put changes together that a character or two keep apart: they cannot be read singly."""
    kept_old = kept_new = ""
    for place, (tag, old, new) in enumerate(edits):
        is_island = len(old) <= _ISLAND and 0 < place < len(edits) - 1
        if tag != "equal" or is_island:
            kept_old, kept_new = kept_old + old, kept_new + new
            continue
        if kept_old or kept_new:
            yield "replace", kept_old, kept_new
        yield tag, old, new
        kept_old = kept_new = ""
    if kept_old or kept_new:
        yield "replace", kept_old, kept_new


def _html(edits: Iterable[Edit]) -> SafeString:
    parts = []
    for tag, old, new in edits:
        if tag == "equal":
            parts.append(format_html("{}", old))
            continue
        if old:
            parts.append(format_html("<del>{}</del>", old))
        if new:
            parts.append(format_html("<ins>{}</ins>", new))
    return format_html_join("", "{}", ((part,) for part in parts))
