"""The parts of a text that leave the house, as plain text: what is screened before review."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField

from gongkai.signoff.digest import VOLATILE
from gongkai.signoff.richtext import Rich


class Part(NamedTuple):
    """Something readers will read: its name in Chinese, its words, the field that holds them.

    ``field`` is empty where the words cannot be changed in the draft itself (an attachment).
    """

    place: str
    text: str
    field: str = ""


def parts_of(obj: models.Model) -> Iterator[Part]:
    """Give the words of a text's own fields that a person writes, in the order of the model."""
    for field in text_fields(obj):
        place, value = str(field.verbose_name), field.value_from_object(obj)
        if isinstance(field, StreamField):
            yield Part(place, "\n".join(value.stream_block.get_searchable_content(value)))
        elif isinstance(field, RichTextField):
            rich = Rich(value or "")
            yield Part(place, rich.text, field.name)
            if rich.spoken:
                yield Part(_("%s（链接和图片说明）") % place, rich.spoken)
        else:
            yield Part(place, value or "", field.name)


def text_fields(obj: models.Model) -> Iterator[Any]:
    """Give the fields of a model in which a person writes words."""
    for field in obj._meta.concrete_fields:
        words = isinstance(field, models.CharField | models.TextField | StreamField)
        if words and field.editable and not field.choices and not field.primary_key:
            yield field


_NOT_COMMENTED = frozenset({"id", "body", "section", "author", "go_live_at", "expire_at"})


def commented_fields(obj: models.Model) -> list[Any]:
    """Give the fields of a text of which a reviewer may say something."""
    return [
        field
        for field in obj._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in _NOT_COMMENTED | VOLATILE
    ]
