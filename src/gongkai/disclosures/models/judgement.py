"""What was judged of an item before it goes out: whether it may be open, and how."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.signoff.digest import digest_of
from gongkai.statute.openness import outcomes, questions


class Judgement(models.Model):
    """公开属性判定 (条例第十七条): every question that was answered, and what follows from it.

    Written once, never changed; who thinks otherwise later judges again. ``answers`` are codes of
    options by codes of questions, ``grounds`` the articles of what is left out, ``digest`` that of
    the words that were judged.
    """

    item = models.ForeignKey(
        "disclosures.Item", models.PROTECT, related_name="judgements", verbose_name=_("公开信息")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("判定人")
    )
    at = models.DateTimeField(_("判定时间"))
    answers = models.JSONField(_("答案"))
    outcome = models.CharField(_("结论"), max_length=20, choices=list(outcomes().items()))
    cites = models.CharField(_("依据"), max_length=100)
    left_out = models.JSONField(_("不公开部分的依据"), default=list)
    reason = models.TextField(_("说明"), blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("公开属性判定")
        verbose_name_plural = _("公开属性判定")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.item} {self.get_outcome_display()}"

    @property
    def conclusion(self) -> str:
        """The outcome in words, with its articles."""
        words = f"{self.get_outcome_display()}（{self.cites}）"
        if not self.left_out:
            return words
        return gettext("%(words)s，部分内容去掉后公开（%(grounds)s）") % {
            "words": words,
            "grounds": "、".join(self.left_out),
        }

    @property
    def answered(self) -> list[tuple[str, str]]:
        """The questions that were asked, with what was answered."""
        found = []
        for question in questions():
            answer = self.answers.get(question.code)
            found += [(question.words, o.words) for o in question.options if o.code == answer]
        return found


def latest_of(item: Any) -> Judgement | None:
    """Give the judgement of an item that counts, None where there is none yet."""
    return Judgement.objects.filter(item=item.pk or 0).select_related("person").first()


def digest_judged(item: Any) -> str:
    """Reckon the digest of what is judged of an item: title, text, files."""
    return digest_of({name: getattr(item, name) for name in ("title", "text", "attachments")})


def findings_of(item: Any) -> tuple[str, str]:
    """Say for reviewers and the 审查表 what was judged of an item, by whom, when and why."""
    latest = latest_of(item)
    if latest is None:
        return str(Judgement._meta.verbose_name), gettext("没有判定记录")
    signed = date_format(timezone.localtime(latest.at), "Y年n月j日 H:i")
    said = [latest.conclusion, *filter(None, [latest.reason]), f"{latest.person}　{signed}"]
    return str(Judgement._meta.verbose_name), "；".join(said)
