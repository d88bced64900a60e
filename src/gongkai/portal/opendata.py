"""Open data (开放数据): what is public as whole files, for who wants all of it at once.

A file is made while it is sent, in steps that each ask for a page of a list: no reader, however
slow, holds the database.
"""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gongkai.bodies.models import Body
from gongkai.disclosures.models import Category
from gongkai.portal.caching import kept, of_all
from gongkai.portal.columns import BY_KEY
from gongkai.portal.editions import tokens_of
from gongkai.portal.export.marking import full_address
from gongkai.portal.models import SITE, Listing
from gongkai.portal.pages import page
from gongkai.portal.selectors import Choice, Place, counted, listed
from gongkai.sheets.exporting import as_text

FORMS: Final = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
ITEM: Final = {
    "index_number": _("索引号"),
    "title": _("标题"),
    "document_number": _("发文字号"),
    "body": _("发布机关"),
    "credit_code": _("统一社会信用代码"),
    "column": _("栏目"),
    "category": _("信息分类"),
    "area": _("领域"),
    "made_on": _("成文日期"),
    "published_at": _("首次公开时间"),
    "changed_at": _("最近变动时间"),
    "url": _("网页"),
}
"""What is told of an item: the name in JSON, the heading in CSV."""
BODY: Final = {
    "name": _("机关名称"),
    "credit_code": _("统一社会信用代码"),
    "items": _("现在公开几件"),
    "url": _("网页"),
}
_STEP: Final = 1000
Row = dict[str, str | int]


@kept(of_all)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Say which files there are, and what stands in them."""
    years = sorted(counted(Choice(), "year").items(), reverse=True)
    shown = {"years": years, "forms": FORMS, "fields": ITEM}
    return page(request, "portal/opendata.html", shown)


@require_safe
def items(request: HttpRequest, year: int, form: str) -> HttpResponseBase:
    """Give the items first published in a year, newest first."""
    if year not in counted(Choice(), "year"):
        raise Http404
    return _file(request, f"items-{year}", form, ITEM, _items(request, year))


@require_safe
def bodies(request: HttpRequest, form: str) -> HttpResponseBase:
    """Give the bodies that have published something."""
    return _file(request, "bodies", form, BODY, _bodies(request))


def _file(
    request: HttpRequest, name: str, form: str, fields: dict[str, Any], rows: Iterator[Row]
) -> HttpResponseBase:
    """Send rows as a file, or say that the reader has it already.

    Raises:
        Http404: there is no such form.
    """
    if form not in FORMS:
        raise Http404
    state = f"{name}.{form} {request.get_host()} {tokens_of(SITE)}"
    etag = f'W/"{hashlib.sha256(state.encode()).hexdigest()[:32]}"'
    has_it = get_conditional_response(request, etag=etag)
    if has_it is not None:
        return has_it
    lines = _as_csv(fields, rows) if form == "csv" else _as_json(rows)
    answer = StreamingHttpResponse(
        lines,
        content_type=FORMS[form],
        headers={
            "ETag": etag,
            "Content-Disposition": f'attachment; filename="{name}.{form}"',
            "Access-Control-Allow-Origin": "*",
        },
    )
    patch_cache_control(answer, public=True, no_cache=True)
    return answer


class _Line:
    """What csv writes a row to: it gives the line back."""

    def write(self, line: str) -> str:
        return line


def _as_csv(fields: dict[str, Any], rows: Iterable[Row]) -> Iterator[str]:
    """Give lines with a mark of UTF-8 in front, by which spreadsheets know Chinese."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow([str(name) for name in fields.values()])
    for row in rows:
        yield writer.writerow([as_text(str(row[name])) for name in fields])


def _as_json(rows: Iterable[Row]) -> Iterator[str]:
    """Give an array, a row to a line."""
    before = "[\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def _items(request: HttpRequest, year: int) -> Iterator[Row]:
    place: Place | None = None
    while True:
        found = listed(Choice(year=year), after=place, size=_STEP)
        for row in found.rows:
            yield _item(request, row)
        place = found.older
        if place is None:
            return


def _item(request: HttpRequest, row: Listing) -> Row:
    return {
        "index_number": row.index_number,
        "title": row.title,
        "document_number": row.document_number,
        "body": row.body.name,
        "credit_code": row.body.credit_code or "",
        "column": str(BY_KEY[row.column].name),
        "category": str(Category(row.category).label),
        "area": row.area,
        "made_on": row.made_on.isoformat(),
        "published_at": _local(row.published_at),
        "changed_at": _local(row.changed_at),
        "url": full_address(request, reverse("portal:item", args=[row.item_id])),
    }


def _bodies(request: HttpRequest) -> Iterator[Row]:
    counts = counted(Choice(), "body")
    for body in Body.objects.filter(pk__in=counts).order_by("path"):
        yield {
            "name": body.name,
            "credit_code": body.credit_code or "",
            "items": counts[body.pk],
            "url": full_address(request, reverse("portal:body", args=[body.pk])),
        }


def _local(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")
