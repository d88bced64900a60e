"""A new version of a catalogue takes over from the one before it (换版), entry by entry.

An entry that goes on from another takes its section and its period, and what was published by the
other counts for it. Which are the same is proposed from their words, and decided by a person.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process, utils

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.catalogue.models import Catalogue, Entry

_ALIKE: Final = 80
"""Of a hundred: so alike must two entries be in their words to be proposed as the same."""


def version_before(catalogue: Catalogue) -> Catalogue | None:
    """Give the last version of the same body's catalogue of the same area before this one."""
    same = Catalogue.objects.filter(
        body=catalogue.body_id, area=catalogue.area, own_area=catalogue.own_area
    )
    return same.filter(made_on__lt=catalogue.made_on).order_by("-made_on").first()


def proposed(new: Iterable[Entry], old: Iterable[Entry]) -> dict[int, Entry]:
    """Propose for new entries the old ones that they go on from, each old one once at most.

    Those that are called the same come first, then the most alike in their names and contents.
    """
    found: dict[int, Entry] = {}
    left = {entry.pk: entry for entry in old}
    rest = []
    for entry in new:
        same = [each for each in left.values() if _name(each) == _name(entry)]
        if len(same) == 1:
            found[entry.pk] = left.pop(same[0].pk)
        else:
            rest.append(entry)
    for entry in rest:
        words = {key: _words(each) for key, each in left.items()}
        best = process.extractOne(_words(entry), words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is not None:
            found[entry.pk] = left.pop(best[2])
    return found


@transaction.atomic
def carry_over(act: Act, catalogue: Catalogue, origins: Mapping[int, int | None]) -> int:
    """Let entries go on from those of the version before; tell how many do.

    ``origins`` gives to keys of this catalogue's entries those of the version before, None for an
    entry that is new. A section or period that an entry has already stays. The version before is
    no longer in force.

    Raises:
        ValidationError: there is no version before, or a key is of neither.
    """
    before = version_before(catalogue)
    if before is None:
        raise ValidationError(_("没有更早的版本可以承接。"))
    new = {entry.pk: entry for entry in catalogue.entries.select_for_update()}
    old = {entry.pk: entry for entry in before.entries.all()}
    if not (new.keys() >= origins.keys() and old.keys() >= set(origins.values()) - {None}):
        raise ValidationError(_("有事项不在这两个版本里，请刷新以后再试。"))
    for key, origin in origins.items():
        _go_on(new[key], old[origin] if origin else None)
    Entry.objects.bulk_update(new.values(), ["origin", "section", "period"])
    Catalogue.objects.filter(pk=before.pk).update(is_current=False)
    pairs = {str(key): origin for key, origin in origins.items() if origin}
    detail = {"before": before.pk, "entries": pairs}
    record(act, "catalogue.carried_over", catalogue, body_id=catalogue.body_id, detail=detail)
    return len(pairs)


def _go_on(entry: Entry, before: Entry | None) -> None:
    entry.origin_id = before.line if before else None
    if before is not None:
        entry.section_id = entry.section_id or before.section_id
        entry.period = entry.period or before.period


def _name(entry: Entry) -> str:
    return utils.default_process(f"{entry.first_level} {entry.second_level}")


def _words(entry: Entry) -> str:
    return utils.default_process(f"{entry.first_level} {entry.second_level} {entry.content}")
