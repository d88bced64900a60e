"""The pages of catalogues: importing one, giving its entries to sections, saving with the trail."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView

from gongkai.audit.acts import acting
from gongkai.bodies.confined import PlainIndexView
from gongkai.bodies.models import Section
from gongkai.bodies.selectors import visible_bodies
from gongkai.catalogue import services
from gongkai.catalogue.carrying import version_before
from gongkai.catalogue.files import read_catalogue
from gongkai.catalogue.forms import AssignForm, EntryRowForm, kept_keys
from gongkai.catalogue.models import Catalogue, Entry
from gongkai.sheets.exporting import as_text
from gongkai.sheets.files import Cells, Uploaded
from gongkai.sheets.views import ImportView, UploadForm


def catalogue_for(request: HttpRequest, pk: int) -> Catalogue:
    """Give a catalogue that the person keeps.

    Raises:
        Http404: they may not see it, or there is none.
        PermissionDenied: they see it and do not keep it.
    """
    person: Any = request.user
    seen = Catalogue.objects.filter(body__in=visible_bodies(person, timezone.localdate()))
    found = get_object_or_404(seen.select_related("body"), pk=pk)
    if found.body_id not in kept_keys(person):
        raise PermissionDenied(_("只有本机关的信息员和公开专员可以改公开目录。"))
    return found


def entries_address(catalogue: Catalogue) -> str:
    """Give the address of a catalogue's entries."""
    address = reverse("wagtailsnippets_catalogue_entry:list")
    return f"{address}?catalogue={catalogue.pk}"


def _after_import(catalogue: Catalogue) -> str:
    """Give where one goes on after an import: a new version is to take over from the one before."""
    if version_before(catalogue) is not None:
        return reverse("catalogue_carry", args=[catalogue.pk])
    return entries_address(catalogue)


class CatalogueUploadForm(UploadForm):
    """A catalogue's file."""

    file = forms.FileField(
        label=gettext_lazy("文件"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.xlsx,.csv"}),
        help_text=gettext_lazy(
            "印发的标准目录原件即可（docx、xlsx，单元格合并、两行表头都认得），不必照模板重填。不超过5MB。"
        ),
    )


class EntryImport(ImportView):
    """Entries of one catalogue from the file in which it was issued, or from the form's sheet."""

    form_class = EntryRowForm
    upload_form = CatalogueUploadForm
    catalogue: Catalogue

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the catalogue first."""
        self.catalogue = catalogue_for(request, kwargs["pk"])
        self.title = _("导入%s") % self.catalogue
        self.kind = f"catalogue.entry.{self.catalogue.pk}"
        self.done_url = _after_import(self.catalogue)
        return super().dispatch(request)

    def may_import(self) -> bool:
        """Tell whether the person keeps the catalogue: they do, or it was not found."""
        return True

    def read(self, upload: Uploaded) -> Cells:
        """Read the table as offices write it."""
        return read_catalogue(upload)

    @cached_property
    def _sections(self) -> QuerySet[Section]:
        return Section.objects.filter(body=self.catalogue.body_id)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell each row its catalogue."""
        return {"catalogue": self.catalogue, "sections": self._sections}

    def save_row(self, form: Any) -> Entry:
        """Add the row's entry by the service of the screens."""
        return services.add_entry(acting(self.request.user), form.save(commit=False))


@require_http_methods(["GET", "POST"])
def assigning(request: HttpRequest, pk: int) -> HttpResponse:
    """Give many entries of a catalogue a section and a period."""
    catalogue = catalogue_for(request, pk)
    form = AssignForm(request.POST or None, catalogue=catalogue)
    chosen = {int(key) for key in request.POST.getlist("entry") if _is_key(key)}
    if request.method == "POST" and not chosen:
        form.add_error(None, _("请先勾选事项。"))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        changed = services.assign(
            acting(request.user),
            catalogue,
            chosen,
            section=given["section"],
            period=given["period"],
        )
        messages.success(request, _("已改%d项。") % changed)
        return redirect(request.path)
    shown = {
        "catalogue": catalogue,
        "entries": catalogue.entries.select_related("section"),
        "chosen": chosen,
        "form": form,
        "list": entries_address(catalogue),
        "import": reverse("catalogue_import", args=[pk]),
    }
    return render(request, "catalogue/assign.html", shown)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


class CatalogueIndexView(PlainIndexView):
    """The catalogues, each with the number of its entries."""

    add_item_label = gettext_lazy("设立目录")

    def get_base_queryset(self) -> Any:
        """Count the entries with the catalogues, and tell which have a version before them."""
        same = {name: OuterRef(name) for name in ("body", "area", "own_area")}
        before = Catalogue.objects.filter(**same, made_on__lt=OuterRef("made_on"))
        found = super().get_base_queryset().select_related("body")
        return found.annotate(entry_count=Count("entries"), has_before=Exists(before))


class EntryIndexView(PlainIndexView):
    """The entries, with the way to import them."""

    add_item_label = gettext_lazy("增加事项")
    default_ordering = None
    custom_value_preprocess: ClassVar = PlainIndexView.custom_value_preprocess | {
        str: {"csv": as_text}
    }

    def get_base_queryset(self) -> Any:
        """Fetch catalogues and sections with the entries."""
        found = super().get_base_queryset().select_related("body", "section", "catalogue")
        return found.order_by("catalogue", "order")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Lead to the catalogues, where files are imported."""
        url = reverse("wagtailsnippets_catalogue_catalogue:list")
        button = Button(_("目录和导入"), url=url, icon_name="upload", priority=80)
        return [button, *super().header_more_buttons]

    def stream_csv(self, queryset: Any) -> Any:
        """Begin with a mark by which spreadsheets know that the text is UTF-8."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)


class KeptByService:
    """A form of Wagtail whose record a service of this room saves; refusals stand in the form."""

    act: ClassVar[Any]

    def save_instance(self) -> Any:
        """Save by the service."""
        view: Any = self
        return type(view).act(acting(view.request.user), view.form.save(commit=False))

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or say what the service refused."""
        view: Any = self
        try:
            answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # Wagtail's
        except ValidationError as error:
            form.add_error(None, error.messages)
            view.produced_error_message = view.get_error_message()
            answer = view.form_invalid(form)
        return answer


class CatalogueCreateView(KeptByService, CreateView):
    """Setting up a catalogue; then its file is asked for."""

    act = services.set_up

    def get_success_url(self) -> str:
        """Go on to the import."""
        return reverse("catalogue_import", args=[self.object.pk])


class CatalogueEditView(KeptByService, EditView):
    """Changing what is said of a catalogue."""

    act = services.change_catalogue


class EntryCreateView(KeptByService, CreateView):
    """Adding an entry."""

    act = services.add_entry


class EntryEditView(KeptByService, EditView):
    """Changing an entry."""

    act = services.change_entry
