"""What the drafter and the reviewers of an item should know before it goes out."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from gongkai.disclosures.models.judgement import digest_judged, latest_of


def cautions(item: Any) -> Iterator[str]:
    """Warn of a change without its note, of a judgement that no longer fits, of 三同步."""
    if item.live and not item.new_correction and _says_something_else(item):
        yield gettext("内容与已经公开的不同，还没有写明这次改了什么（更正说明）。")
    if item.interprets is not None and not item.interprets.live:
        yield gettext("所解读的“%s”还没有公开，公开以前这里不显示它。") % item.interprets
    yield from _of_judgement(item)
    if item.needs_interpretation and item.pk is not None:
        yield from _of_interpretation(item)


def _of_judgement(item: Any) -> Iterator[str]:
    latest = latest_of(item)
    if latest is None:
        return
    if latest.outcome != item.publicity:
        yield gettext("公开属性判定的结论是“%(outcome)s”，稿件填的是“%(publicity)s”。") % {
            "outcome": latest.get_outcome_display(),
            "publicity": item.get_publicity_display(),
        }
    if latest.digest != digest_judged(item):
        yield gettext("公开属性判定以后，标题、正文或者附件有改动，请核对是否要重新判定。")


def _of_interpretation(item: Any) -> Iterator[str]:
    """Warn of what would not go out together (三同步, 国办发〔2016〕80号)."""
    drafted = list(type(item).objects.filter(interprets=item.pk))
    if not drafted:
        yield gettext("这份文件需要解读，解读材料还没有起草。两者应当同步审签、同步发布。")
    elif not any(each.live or each.workflow_in_progress for each in drafted):
        yield gettext(
            "这份文件需要解读，解读材料已经起草，还没有送审。两者应当同步审签、同步发布。"
        )


def _says_something_else(item: Any) -> bool:
    """Tell whether this version differs from what is public in what readers are told."""
    public = type(item).objects.get(pk=item.pk)
    return any(
        getattr(item, name) != getattr(public, name) for name in ("title", "text", "attachments")
    )
