"""Registers filled from workbooks: each row a record, previewed, entered all or none."""

from typing import Any, ClassVar, Final

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.audit.acts import acting
from gongkai.registers.forms import RecordForm
from gongkai.registers.models import Record, WithParty
from gongkai.registers.policy import GRANTS, RegisterPolicy
from gongkai.registers.privacy import hide_identity, hide_private
from gongkai.registers.selectors import written_sections
from gongkai.registers.services import enter
from gongkai.sheets.models import Upload
from gongkai.sheets.views import ImportView

MOST_ROWS: Final = 1_000
"""So many rows are checked well within the time a page may take: some 15 ms each."""


class RegisterImportView(ImportView):
    """Import into one register, by who may enter records in it."""

    register: ClassVar[Any] = None
    form_class = RecordForm
    title = kind = done_url = ""

    def may_import(self) -> bool:
        """Tell whether the person keeps any section's records."""
        policy = RegisterPolicy(self.register, GRANTS)
        return policy.user_has_permission(self.request.user, "add")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer each row the sections the person writes for, asked for once."""
        person: Any = self.request.user
        sections = written_sections(person, timezone.localdate())
        return {"for_user": person, "sections": sections}

    def save_row(self, form: RecordForm) -> Record:
        """Enter the row's record by the service of the screens."""
        return enter(acting(self.request.user), form.save(commit=False))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take a file, or confirm one; what is kept of it has no numbers of people's cards."""
        with transaction.atomic():
            answer = super().post(request)
            for upload in self._waiting():
                if len(upload.cells) > MOST_ROWS + 1:
                    transaction.set_rollback(True)
                    messages.error(request, _("一次最多导入%d条，请分成几个文件导入。") % MOST_ROWS)
                    return redirect(request.path)
                _hide(upload)
        return answer

    def _waiting(self) -> QuerySet[Upload]:
        return Upload.objects.filter(person=self.owner(), kind=self.kind, imported_at__isnull=True)


def _hide(upload: Upload) -> None:
    """Mask numbers of people's cards, in their own column and in texts."""
    label = str(WithParty._meta.get_field("id_number").verbose_name)
    headings = [text.rstrip("*＊ ") for text in upload.cells[0]]
    named = {column for column, heading in enumerate(headings) if heading == label}
    upload.cells[1:] = [
        [hide_identity(text) if i in named else hide_private(text) for i, text in enumerate(row)]
        for row in upload.cells[1:]
    ]
    upload.save(update_fields=["cells"])
