"""The screen on which a new version of a catalogue takes over from the one before it."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.audit.acts import acting
from gongkai.catalogue.carrying import carry_over, proposed, version_before
from gongkai.catalogue.models import Entry
from gongkai.catalogue.views import catalogue_for, entries_address


class Row(NamedTuple):
    """An entry, what stands in its box, and what is wrong with that."""

    entry: Entry
    typed: str
    mistake: str


@require_http_methods(["GET", "POST"])
def carrying(request: HttpRequest, pk: int) -> HttpResponse:
    """Show each entry with the one that it goes on from, and keep what was decided."""
    catalogue = catalogue_for(request, pk)
    before = version_before(catalogue)
    new = list(catalogue.entries.select_related("section", "origin"))
    old = list(before.entries.select_related("section")) if before else []
    is_sent = request.method == "POST"
    rows, origins = _read(request, new, old) if is_sent else (_proposed(new, old), {})
    error = ""
    if is_sent and not any(row.mistake for row in rows):
        try:
            count = carry_over(acting(request.user), catalogue, origins)
        except ValidationError as refused:
            error = " ".join(refused.messages)
        else:
            messages.success(request, _("%d项已承接，旧版不再检查。") % count)
            return redirect(entries_address(catalogue))
    shown = {
        "catalogue": catalogue,
        "before": before,
        "rows": rows,
        "old": [(_told(entry), entry) for entry in old],
        "error": error,
        "mistakes": sum(bool(row.mistake) for row in rows),
        "list": entries_address(catalogue),
        "import": reverse("catalogue_import", args=[pk]),
    }
    return render(request, "catalogue/carrying.html", shown)


def _told(entry: Entry) -> str:
    """Write an entry as the boxes have it: its number in the old version, its name."""
    return f"{entry.order} {entry.second_level or entry.first_level}"


def _proposed(new: list[Entry], old: list[Entry]) -> list[Row]:
    """Give what was decided before; of a catalogue that has not taken over yet, what is alike."""
    by_line = {entry.line: entry for entry in old}
    is_decided = any(entry.origin_id for entry in new)
    kept = {entry.pk: by_line.get(entry.origin_id or 0) for entry in new}
    found: dict[int, Any] = kept if is_decided else dict(proposed(new, old))
    told = {key: _told(each) for key, each in found.items() if each is not None}
    return [Row(entry, told.get(entry.pk, ""), "") for entry in new]


def _read(
    request: HttpRequest, new: list[Entry], old: list[Entry]
) -> tuple[list[Row], dict[int, int | None]]:
    """Read the boxes: empty, or an old entry's number with or without its name."""
    by_order = {str(entry.order): entry.pk for entry in old}
    rows, origins = [], dict[int, int | None]()
    for entry in new:
        typed = request.POST.get(f"origin-{entry.pk}", "").strip()
        number = typed.partition(" ")[0]
        origins[entry.pk] = by_order.get(number)
        is_wrong = bool(typed) and number not in by_order
        mistake = _("旧版没有这一项。请从列出的里面选，或者留空。") if is_wrong else ""
        rows.append(Row(entry, typed, mistake))
    return rows, origins
