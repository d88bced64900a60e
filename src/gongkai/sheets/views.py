"""Pages of an import: choose a file, look at its rows, confirm."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from gongkai.audit.acts import acting
from gongkai.sheets.files import Cells, Uploaded, read_cells
from gongkai.sheets.models import Upload
from gongkai.sheets.reading import WHOLE_ROW, Preview, RowForm, preview
from gongkai.sheets.services import import_rows, keep
from gongkai.sheets.template import workbook_for

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 200
"""So many rows are shown in a preview; rows with errors first."""


class UploadForm(forms.Form):
    """The file to import."""

    file = forms.FileField(
        label=gettext_lazy("文件"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=gettext_lazy("xlsx或者csv，不超过5MB，最多10,000条。第一行是标题，与模板相同。"),
    )


class ImportView(View):
    """Import of one kind of record; a subclass says which, who may, and how a row is saved."""

    title: Any
    kind: str
    """A code of what is imported, kept with the upload and in the trail."""
    form_class: ClassVar[RowForm]
    done_url: Any
    """Where to go when all is saved."""
    upload_form: ClassVar[type[UploadForm]] = UploadForm
    request: HttpRequest

    def read(self, upload: Uploaded) -> Cells:
        """Read an uploaded file into rows of texts, the headings first."""
        return read_cells(upload)

    def may_import(self) -> bool:
        """Tell whether the person may import; nobody may unless a subclass says so."""
        return False

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give what each row's form is made with."""
        return {}

    def save_row(self, form: Any) -> object:
        """Save what a valid row's form holds."""
        return form.save()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in only who may import."""
        if not self.may_import():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Give the template to fill in, a preview, or the page to choose a file."""
        if "template" in request.GET:
            name = content_disposition_header(as_attachment=True, filename=f"{self.title}.xlsx")
            book = workbook_for(self.form_class(**self.get_form_kwargs()))
            headers = {"Content-Disposition": name or "attachment"}
            return HttpResponse(book, content_type=_XLSX, headers=headers)
        if "upload" in request.GET:
            upload = self._upload(request.GET["upload"])
            return self._preview(upload, self.show(upload.cells))
        return self._choose(self.upload_form())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take a file, or confirm one."""
        if "confirm" in request.POST:
            return self._confirm(self._upload(request.POST["confirm"]))
        form = self.upload_form(request.POST, request.FILES)
        if form.is_valid():
            try:
                given = form.cleaned_data["file"]
                kept = keep(acting(request.user), self.owner(), self.kind, given, self.read)
            except ValidationError as error:
                form.add_error("file", error)
            else:
                return HttpResponseRedirect(f"{request.path}?upload={kept.pk}")
        return self._choose(form)

    def _confirm(self, upload: Upload) -> HttpResponse:
        wrong = import_rows(acting(self.request.user), upload, self.show, self.save_row)
        if wrong is not None:
            return self._preview(upload, wrong)
        return self.finish(upload)

    def finish(self, upload: Upload) -> HttpResponse:
        """Say that all is saved, and go on."""
        messages.success(self.request, _("“%s”已全部导入。") % upload.name)
        return redirect(self.done_url)

    def show(self, cells: Cells) -> Preview:
        """Read rows of texts through the form."""
        return preview(cells, self.form_class, self.get_form_kwargs())

    def _upload(self, key: str) -> Upload:
        """Give an upload of the person's own, of this kind."""
        number = int(key) if key.isdecimal() and len(key) < 19 else 0
        return get_object_or_404(Upload, pk=number, person=self.owner(), kind=self.kind)

    def owner(self) -> int:
        """Give the key of the person who imports."""
        if self.request.user.pk is None:
            raise PermissionDenied
        return self.request.user.pk

    def _choose(self, form: forms.Form) -> HttpResponse:
        return render(self.request, "sheets/upload.html", {"title": self.title, "form": form})

    def _preview(self, upload: Upload, shown: Preview) -> HttpResponse:
        rows = sorted(shown.rows, key=lambda row: (not row.errors, not row.cautions, row.number))
        table = [
            {
                "number": row.number,
                "cells": [(cell, row.errors.get(label, ())) for label, cell in row.cells.items()],
                "whole": row.errors.get(WHOLE_ROW, ()),
                "cautions": row.cautions,
            }
            for row in rows[:_SHOWN]
        ]
        shared = {"title": self.title, "upload": upload, "preview": shown}
        more = {"table": table, "hidden": max(0, len(rows) - _SHOWN)}
        return render(self.request, "sheets/preview.html", shared | more)
