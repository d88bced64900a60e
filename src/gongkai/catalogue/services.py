"""Acts on catalogues: setting one up, adding and changing entries, giving them to sections."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.bodies.models import Section
from gongkai.catalogue.models import Catalogue, Entry, Period


@transaction.atomic
def set_up(act: Act, catalogue: Catalogue) -> Catalogue:
    """Set up a catalogue, empty yet.

    Raises:
        ValidationError: a field is wrong.
    """
    catalogue.full_clean()
    catalogue.save()
    record(act, "catalogue.set_up", catalogue, body_id=catalogue.body_id)
    return catalogue


@transaction.atomic
def change_catalogue(act: Act, catalogue: Catalogue) -> Catalogue:
    """Change what is said of a catalogue; its body stays.

    Raises:
        ValidationError: a field is wrong, or the body is another.
    """
    before = Catalogue.objects.select_for_update().get(pk=catalogue.pk)
    if before.body_id != catalogue.body_id:
        raise ValidationError({"body": _("目录不能改到别的机关，请为那个机关另设目录。")})
    catalogue.full_clean()
    catalogue.save()
    record(act, "catalogue.changed", catalogue, body_id=catalogue.body_id)
    return catalogue


@transaction.atomic
def add_entry(act: Act, entry: Entry) -> Entry:
    """Add an entry at the end of its catalogue.

    Raises:
        ValidationError: a field is wrong, or the catalogue has the same entry already.
    """
    catalogue = Catalogue.objects.select_for_update().get(pk=entry.catalogue_id)
    entry.body = catalogue.body
    _refuse_twin(entry)
    last = catalogue.entries.aggregate(last=Max("order"))["last"]
    entry.order = (last or 0) + 1
    entry.full_clean()
    entry.save(force_insert=True)
    record(act, "catalogue.entry_added", entry, body_id=entry.body_id)
    return entry


@transaction.atomic
def change_entry(act: Act, entry: Entry) -> Entry:
    """Change an entry; it stays in its catalogue.

    Raises:
        ValidationError: a field is wrong, the catalogue is another, or has the same entry already.
    """
    before = Entry.objects.select_for_update().get(pk=entry.pk)
    if before.catalogue_id != entry.catalogue_id:
        raise ValidationError({"catalogue": _("事项不能移到别的目录，请在那个目录里另加。")})
    _refuse_twin(entry)
    entry.full_clean()
    changed = _changed(before, entry)
    if changed:
        entry.save()
        detail = {"fields": changed}
        record(act, "catalogue.entry_changed", entry, body_id=entry.body_id, detail=detail)
    return entry


@transaction.atomic
def assign(
    act: Act,
    catalogue: Catalogue,
    keys: Iterable[int],
    *,
    section: Section | None = None,
    period: str = "",
) -> int:
    """Give entries of a catalogue a section, a period, or both; tell how many changed.

    What is not given stays as it is. Keys of other catalogues are left alone.

    Raises:
        ValidationError: the section is another body's, or the period is none.
    """
    if section is not None and section.body_id != catalogue.body_id:
        raise ValidationError(_("责任股室不属于目录所在的机关。"))
    if period and period not in Period.values:
        raise ValidationError(_("没有这种更新周期。"))
    changed = []
    for entry in catalogue.entries.select_for_update().filter(pk__in=list(keys)):
        new = (section.pk if section else entry.section_id, period or entry.period)
        if new != (entry.section_id, entry.period):
            entry.section_id, entry.period = new
            changed.append(entry)
    Entry.objects.bulk_update(changed, ["section", "period"])
    if changed:
        detail = {
            "entries": [entry.pk for entry in changed],
            "section": str(section or ""),
            "period": str(Period(period).label) if period else "",
        }
        record(act, "catalogue.assigned", catalogue, body_id=catalogue.body_id, detail=detail)
    return len(changed)


def _refuse_twin(entry: Entry) -> None:
    same = Entry.objects.filter(
        catalogue=entry.catalogue_id,
        first_level=entry.first_level,
        second_level=entry.second_level,
        content=entry.content,
    )
    if same.exclude(pk=entry.pk).exists():
        raise ValidationError(_("目录里已有同样的事项：%s。") % entry)


def _changed(before: Entry, after: Entry) -> dict[str, list[str]]:
    """Give what is different: old and new by field."""
    fields = [each for each in Entry._meta.concrete_fields if not each.primary_key]
    pairs = {
        each.attname: (getattr(before, each.attname), getattr(after, each.attname))
        for each in fields
    }
    return {name: [str(old), str(new)] for name, (old, new) in pairs.items() if old != new}
