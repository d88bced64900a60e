"""Cells as people write them to what a form's field takes."""

import re
from typing import Any, Final

from django import forms
from django.db.models import Model
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

_DATE: Final = re.compile(
    r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?(?: 0?0:00:00)?"
)
_COMPACT_DATE: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_GROUPED: Final = re.compile(r"-?\d{1,3}([,，]\d{3})+(\.\d+)?")
_YES: Final = frozenset({"是", "有", "√", "对", "1", "TRUE"})
_NO: Final = frozenset({"否", "无", "×", "", "0", "FALSE"})
_BETWEEN: Final = re.compile(r"[、,，;；]")


class Names:
    """The names of what a field may choose, looked up once for all rows of a file."""

    def __init__(self) -> None:
        self._known: dict[int, dict[str, list[str]]] = {}

    def of(self, field: forms.ModelChoiceField[Any]) -> dict[str, list[str]]:
        """Give the keys of the records of each name, of those that the field may choose."""
        key = id(field.queryset)
        if key not in self._known:
            found: dict[str, list[str]] = {}
            record: Model
            for record in field.queryset or ():
                found.setdefault(str(record), []).append(str(record.pk))
            self._known[key] = found
        return self._known[key]


def to_field(field: forms.Field, text: str, names: Names) -> Any:
    """Give what a field's widget would have sent for a cell.

    Raises:
        ValueError: the cell names what there is not, or what there is twice; a Chinese sentence.
    """
    text = text.strip()
    if isinstance(field, forms.ModelMultipleChoiceField):
        parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
        return [_named(field, part, names) for part in parts]
    if isinstance(field, forms.ModelChoiceField):
        return _named(field, text, names) if text else ""
    if isinstance(field, forms.ChoiceField):
        return _chosen(field, text)
    if isinstance(field, forms.DateField):
        return _date(text)
    if isinstance(field, forms.BooleanField):
        return _truth(text)
    if isinstance(field, forms.DecimalField | forms.IntegerField) and _GROUPED.fullmatch(text):
        return re.sub("[,，]", "", text)
    return text


def _named(field: forms.ModelChoiceField[Any], text: str, names: Names) -> str:
    found = names.of(field).get(text, [])
    if not found:
        raise ValueError(_("没有“%s”，请核对名称，或者先登记") % text)
    if len(found) > 1:
        raise ValueError(_("有%(count)d个“%(name)s”，分不清是哪一个") % _words(found, text))
    return found[0]


def _words(found: list[str], text: str) -> dict[str, Any]:
    return {"count": len(found), "name": text}


def _chosen(field: forms.ChoiceField, text: str) -> str:
    labels: dict[str, str] = {label: value for value, label in options(field)}
    if text and text not in labels and text not in labels.values():
        known = "、".join(label for label, value in labels.items() if value)
        raise ValueError(
            _("没有“%(text)s”这一项，可填：%(known)s") % {"text": text, "known": known}
        )
    return labels.get(text, text)


def options(field: forms.ChoiceField) -> list[tuple[str, str]]:
    """Give what a field may choose: values and labels, the groups dissolved."""
    choices: Any = field.choices
    flat: Any = flatten_choices(choices)
    return [(str(value), str(label)) for value, label in flat]


def _date(text: str) -> str:
    match = _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text)
    return f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}" if match else text


def _truth(text: str) -> bool:
    if text.upper() in _YES:
        return True
    if text.upper() in _NO:
        return False
    raise ValueError(_("应填“是”或者“否”"))
