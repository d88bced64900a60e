"""Files that go out with an item (附件): stored once, never changed."""

from typing import Any, Final
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

PICTURES: Final = {"PNG": "image/png", "JPG": "image/jpeg", "JPEG": "image/jpeg"}


def place_of(_instance: Any, _name: str) -> str:
    """Give a file a name on disk that says nothing of it."""
    return f"files/{uuid4().hex}"


class StoredFile(models.Model):
    """A file uploaded for an item, as it was; an item names its files by key and SHA-256.

    ``text`` is what could be read in it, for screening and search; ``note`` says why it could not.
    """

    item = models.ForeignKey(
        "disclosures.Item", models.PROTECT, related_name="files", verbose_name=_("公开信息")
    )
    name = models.CharField(_("文件名"), max_length=150)
    size = models.BigIntegerField(_("大小"))
    sha256 = models.CharField(_("摘要"), max_length=64)
    content = models.FileField(_("文件"), upload_to=place_of)
    text = models.TextField(_("文字"), blank=True)
    note = models.CharField(_("说明"), max_length=300, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("上传人")
    )
    at = models.DateTimeField(_("上传时间"))

    class Meta:
        verbose_name = _("附件")
        verbose_name_plural = _("附件")

    def __str__(self) -> str:
        return self.name

    @property
    def picture_type(self) -> str:
        """The media type of a picture that browsers show, empty for any other file."""
        return PICTURES.get(self.kind, "")

    @property
    def caption(self) -> str:
        """What a picture shows: its name without the ending."""
        return self.name.rpartition(".")[0]

    @property
    def kind(self) -> str:
        """What kind of file it is, as its name ends: PDF, DOCX."""
        return self.name.rpartition(".")[2].upper()
