"""The pages of a record: entering, changing, looking, voiding."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, InspectView

from gongkai.audit.acts import acting
from gongkai.bodies.confined import PlainIndexView
from gongkai.bodies.selectors import visible_bodies
from gongkai.registers.forms import VoidForm
from gongkai.registers.history import history_of
from gongkai.registers.models import Record
from gongkai.registers.selectors import written_sections
from gongkai.registers.services import change, enter, void
from gongkai.sheets.exporting import as_text


def _short_name(entry: Record) -> str:
    return entry.body.short_name or entry.body.name


def _local_words(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


class RecordIndexView(PlainIndexView):
    """A register's list; who does not keep a record looks at it."""

    default_ordering = None
    custom_value_preprocess = PlainIndexView.custom_value_preprocess | {
        str: {"csv": as_text},
        datetime: {"csv": _local_words, "xlsx": timezone.make_naive},
    }

    add_item_label = gettext_lazy("登记")

    @cached_property
    def columns(self) -> list[Any]:
        """Give the columns; who sees several bodies is told whose each record is."""
        given: list[Any] = super().columns
        seen = visible_bodies(self.request.user, timezone.localdate()).count()
        whose = Column("body", label=_("机关"), accessor=_short_name)
        return [*given[:-2], whose, *given[-2:]] if seen > 1 else given

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer the import to who may enter records."""
        buttons: list[Button] = super().header_more_buttons
        if not self.add_url:
            return buttons
        url = reverse(_name(self.model, "import"))
        return [Button(_("从表格导入"), url=url, icon_name="upload", priority=80), *buttons]

    @cached_property
    def _kept(self) -> frozenset[int]:
        sections = written_sections(self.request.user, timezone.localdate())
        return frozenset(sections.values_list("pk", flat=True))

    def get_base_queryset(self) -> Any:
        """Fetch bodies and sections with the records."""
        return super().get_base_queryset().select_related("body", "section")

    def filter_queryset(self, queryset: Any) -> Any:
        """Narrow the list; what cannot be understood gives none rather than more than asked."""
        found = super().filter_queryset(queryset)
        return found if self.filters.is_valid() else found.none()

    def get_edit_url(self, instance: Record) -> str | None:
        """Lead to the form only who keeps the record."""
        if instance.section_id not in self._kept or instance.voided_at is not None:
            return None
        url: str | None = super().get_edit_url(instance)
        return url

    def get_filename(self) -> str:
        """Name the exported file after the register and the day."""
        return f"{self.model._meta.verbose_name_plural}-{timezone.localdate():%Y%m%d}"

    def write_csv_response(self, queryset: Any) -> HttpResponse:
        """Name the file in the way that lets a name be Chinese."""
        answer: HttpResponse = super().write_csv_response(queryset)
        name = f"{self.get_filename()}.csv"
        answer["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename=name
        )
        return answer

    def stream_csv(self, queryset: Any) -> Any:
        """Begin with a mark by which spreadsheets know that the text is UTF-8."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)


class SavedByService:
    """A form of Wagtail whose record an act saves; what the act refuses is said beside the form.

    The form was checked, but someone else may have entered the same in between.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or say what is wrong now."""
        try:
            answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # Wagtail's
        except ValidationError as error:
            form.add_error(None, error.messages)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]  # as above
            answer = self.form_invalid(form)  # type: ignore[attr-defined]  # as above
        return answer


class RecordCreateView(SavedByService, CreateView):
    """Entering a record."""

    success_message = gettext_lazy("已登记：%(object)s")
    error_message = gettext_lazy("没有登记：有几处需要改正。")

    def save_instance(self) -> Record:
        """Enter the record by its service."""
        return enter(acting(self.request.user), self.form.save(commit=False))


class RecordEditView(SavedByService, EditView):
    """Changing a record."""

    success_message = gettext_lazy("已修改：%(object)s")
    error_message = gettext_lazy("没有保存：有几处需要改正。")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send who does not keep the record to where it can be looked at."""
        entry = self.get_object()
        if not self.permission_policy.user_has_permission_for_instance(
            request.user, "change", entry
        ):
            return redirect(self.inspect_url_name, entry.pk)
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def save_instance(self) -> Record:
        """Change the record by its service."""
        return change(acting(self.request.user), self.form.save(commit=False))

    def get_history_url(self) -> None:
        """Lead to no history of Wagtail's: what was done is told where the record is looked at."""

    def get_usage_url(self) -> None:
        """Lead to no list of uses: nothing but records refers to records."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer to void the record."""
        return [*super().header_more_buttons, _void_button(self.object)]


class RecordInspectView(InspectView):
    """Looking at a record."""

    page_title = gettext_lazy("查看")
    template_name = "registers/inspect.html"

    @cached_property
    def _may_change(self) -> bool:
        return bool(
            self.permission_policy.user_has_permission_for_instance(
                self.request.user, "change", self.object
            )
        )

    def get_edit_url(self) -> str | None:
        """Lead to the form only who keeps the record."""
        url: str | None = super().get_edit_url()
        return url if self._may_change else None

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer to void the record to who keeps it."""
        buttons: list[Button] = super().header_more_buttons
        return [*buttons, _void_button(self.object)] if self._may_change else buttons

    def get_field_display_value(self, field_name: str, field: models.Field[Any, Any] | None) -> Any:
        """Show yes and no, and a dash for nothing."""
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, bool):
            return _("是") if value else _("否")
        return "—" if value in ("", None) else value

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was done with the record."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"history": history_of(self.object), "article": self.object.article}


def _void_button(entry: Record) -> Button:
    return Button(_("作废"), url=reverse(_name(entry, "void"), args=[entry.pk]), icon_name="cross")


def _name(entry: Record | type[Record], view: str) -> str:
    return f"wagtailsnippets_registers_{entry._meta.model_name}:{view}"


def void_record(request: HttpRequest, register: type[Record], policy: Any, pk: str) -> HttpResponse:
    """Ask why, and void a record.

    Raises:
        PermissionDenied: the person does not keep the record, or it is void.
    """
    entry = get_object_or_404(register, pk=pk)
    if not policy.user_has_permission_for_instance(request.user, "change", entry):
        raise PermissionDenied(_("只有本股室的信息员和本机关的公开专员可以作废这条记录。"))
    form = VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        void(acting(request.user), entry, form.cleaned_data["reason"])
        messages.success(request, _("已作废：%s") % entry)
        return redirect(_name(entry, "list"))
    context = {
        "form": form,
        "entry": entry,
        "register": register._meta.verbose_name,
        "back": reverse(_name(entry, "inspect"), args=[entry.pk]),
    }
    return render(request, "registers/void.html", context)
