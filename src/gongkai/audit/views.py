"""The trail as the 审计员 reads it. Others are turned away."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, ClassVar, Final

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from gongkai.audit.acts import acting
from gongkai.audit.export import CHUNK
from gongkai.audit.filters import EntryFilterSet, bodies, found_by_words
from gongkai.audit.models import Entry, Head
from gongkai.audit.services import record
from gongkai.audit.verification import verify

PERMISSION: Final = "audit.view_entry"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def refuse_others(request: HttpRequest) -> None:
    """Let nobody but the 审计员 pass.

    Raises:
        PermissionDenied: it is somebody else.
    """
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


class TrailView(ReportView):
    """All entries, newest first."""

    model = Entry
    page_title = gettext_lazy("审计记录")
    header_icon = "history"
    index_url_name = "audit_trail"
    index_results_url_name = "audit_trail_results"
    verbose_name_plural = gettext_lazy("审计记录")
    filterset_class = EntryFilterSet
    results_template_name = "audit/trail_results.html"
    is_searchable = True
    default_ordering = "-number"
    columns: ClassVar = [
        TitleColumn(
            "number", label=gettext_lazy("序号"), url_name="audit_entry", sort_key="number"
        ),
        Column("moment", label=gettext_lazy("时间")),
        Column("actor", label=gettext_lazy("人员")),
        Column("label", label=gettext_lazy("事项")),
        Column("object_name", label=gettext_lazy("对象")),
        Column("kind", label=gettext_lazy("类别")),
        Column("address", label=gettext_lazy("网络地址")),
    ]
    list_export = (
        "number", "moment", "actor", "actor_id", "address", "action", "label", "object_type",
        "object_id", "object_name", "revision", "body_id", "detail", "previous", "digest",
    )  # fmt: skip
    export_headings: ClassVar = {
        "moment": gettext_lazy("时间"),
        "action": gettext_lazy("事项代码"),
        "label": gettext_lazy("事项"),
        "object_type": gettext_lazy("对象类别代码"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer the 审计员 alone."""
        refuse_others(request)
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the list, or all that it holds as a file."""
        if self.is_export:
            return self.taken_away(self.get_queryset(), request.GET["export"])
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def get_filtered_queryset(self) -> QuerySet[Entry]:
        """Give the entries asked for, by filters and by words."""
        found: QuerySet[Entry] = self.get_queryset()
        return found

    def search_queryset(self, queryset: QuerySet[Entry]) -> QuerySet[Entry]:
        """Narrow to the entries that hold the words."""
        return found_by_words(queryset, self.search_query)

    def get_filename(self) -> str:
        """Name an exported file by its day."""
        return f"audit-{timezone.localdate():%Y%m%d}"

    def taken_away(self, listed: QuerySet[Entry], spreadsheet_format: str) -> HttpResponse:
        """Give a table of what is listed up to now, and record that it was taken away."""
        head = Head.objects.get(pk=1)
        taken = listed.filter(number__lte=head.number)
        asked = {key: value for key, value in self.request.GET.items() if value and key != "p"}
        detail = {"asked": asked, "entries": taken.count(), "digest": head.digest}
        record(acting(self.request.user), "audit.exported", head, detail=detail)
        answer: HttpResponse = self.as_spreadsheet(
            taken.iterator(chunk_size=CHUNK), spreadsheet_format
        )
        return answer

    def stream_csv(self, queryset: Iterator[Entry]) -> Iterator[bytes]:
        """Give the lines of a csv file, marked as UTF-8 for Excel and WPS."""
        yield codecs.BOM_UTF8
        yield from super().stream_csv(queryset)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Let no text be taken for a formula: a stranger's failed login puts words here."""
        if export_format == self.FORMAT_CSV and str(value).startswith(_FORMULA):
            return f"'{value}"
        return super().preprocess_field_value(field, value, export_format)

    def get_heading(self, _queryset: object, field: str) -> str:
        """Head a column by its field's name in Chinese."""
        heading: str = super().get_heading(Entry.objects.none(), field)
        return heading

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the head of the chain, to be noted down."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["head"] = Head.objects.get(pk=1)
        return context

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Offer to verify the chain."""
        return [HeaderButton(_("核对"), reverse("audit_verify"), icon_name="check", priority=10)]


def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Show one entry: all that is known of it, its neighbours, and what else befell its object."""
    refuse_others(request)
    shown = get_object_or_404(Entry, pk=number)
    others = Entry.objects.filter(object_type=shown.object_type, object_id=shown.object_id)
    context = {
        "entry": shown,
        "body": dict(bodies()).get(shown.body_id or 0, shown.body_id),
        "details": _details(shown),
        "before": Entry.objects.filter(pk=number - 1).first(),
        "after": Entry.objects.filter(pk=number + 1).first(),
        "others": others.exclude(pk=number).order_by("-number")[:20],
    }
    return render(request, "audit/entry.html", context)


def _details(shown: Entry) -> list[tuple[str, str]]:
    """Give the details by their names; of an entry tampered with, what is there."""
    try:
        return [(name, _readable(value)) for name, value in shown.details.items()]
    except ValueError:
        return [("", shown.detail)]


def _readable(value: Any) -> str:
    """Show a detail as people read it: words as they are, what is nested as indented JSON."""
    if isinstance(value, str | int | float):
        return str(value)
    return json.dumps(value, ensure_ascii=False, indent=2)


def check(request: HttpRequest) -> HttpResponse:
    """Verify the chain when asked to, against a digest noted down earlier if one is given."""
    refuse_others(request)
    context: dict[str, Any] = {"noted": request.POST.get("noted", "").strip()}
    if request.method == "POST":
        found = verify(context["noted"])
        head = Head.objects.get(pk=1)
        detail = {"entries": found.entries, "whole": found.is_whole, "reason": found.reason}
        record(acting(request.user), "audit.verified", head, detail=detail)
        context |= {"found": found, "digest": Entry.objects.filter(pk=found.entries).first()}
    return render(request, "audit/verify.html", context)
