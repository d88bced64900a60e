"""What an address asks of a list, read with care: anything else is no such page."""

from datetime import datetime
from urllib.parse import urlencode

from django import forms
from django.http import Http404, QueryDict
from django.utils import timezone

from gongkai.disclosures.models import Category
from gongkai.portal.columns import BY_KEY
from gongkai.portal.selectors import Choice, Place


class ChoiceForm(forms.Form):
    """The facets as an address gives them."""

    column = forms.ChoiceField(choices=[(key, key) for key in BY_KEY], required=False)
    body = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    category = forms.ChoiceField(choices=Category.choices, required=False)
    area = forms.CharField(max_length=40, required=False)
    year = forms.IntegerField(min_value=1949, max_value=9999, required=False)


def choice_of(query: QueryDict, **fixed: str | int) -> Choice:
    """Read what a list is confined to; what the page itself fixes stands.

    Raises:
        Http404: a facet has a value that it cannot have.
    """
    form = ChoiceForm(query)
    if not form.is_valid():
        raise Http404
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    return Choice(**(chosen | fixed))


def place_of(text: str | None) -> Place | None:
    """Read a place in a list, ``<microseconds since 1970>-<item>``.

    Raises:
        Http404: it is none.
    """
    if not text:
        return None
    at, _dash, item = text.partition("-")
    if not (at.isdecimal() and item.isdecimal() and len(at) < 18 and len(item) < 19):
        raise Http404
    moment = datetime.fromtimestamp(int(at) // 1_000_000, tz=timezone.get_current_timezone())
    return Place(moment.replace(microsecond=int(at) % 1_000_000), int(item))


def text_of(place: Place) -> str:
    """Write a place as addresses have it."""
    seconds = int(place.at.timestamp())
    return f"{seconds * 1_000_000 + place.at.microsecond}-{place.item}"


def query_of(chosen: dict[str, str | int], **more: str) -> str:
    """Write an address's question, with its mark; empty where nothing is asked."""
    asked = {name: value for name, value in (chosen | more).items() if value}
    return f"?{urlencode(asked)}" if asked else ""
