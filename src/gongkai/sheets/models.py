"""What was uploaded and waits to be confirmed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """The rows of an uploaded file, kept between its preview and its confirmation.

    ``person`` is the key of whose it is, kept without a foreign key, since people are a room above;
    ``cells`` are rows of texts, the headings first, as they stand in the file; ``imported_at`` is
    set when they are saved, so that they are saved once.
    """

    person = models.BigIntegerField(_("人员编号"), db_index=True)
    kind = models.CharField(_("类别"), max_length=80)
    name = models.CharField(_("文件名"), max_length=255)
    sha256 = models.CharField(_("摘要"), max_length=64)
    cells = models.JSONField(_("内容"))
    at = models.DateTimeField(_("上传时间"))
    imported_at = models.DateTimeField(_("导入时间"), null=True)

    class Meta:
        verbose_name = _("导入的表格")
        verbose_name_plural = _("导入的表格")

    def __str__(self) -> str:
        return self.name
