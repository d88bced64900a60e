"""What was published in years gone by: each item passes its levels on its day."""

from datetime import datetime, time, timedelta
from itertools import chain
from typing import Any, Final

from django.utils import timezone

from gongkai.audit.acts import Act, act_as
from gongkai.bodies.models import Person
from gongkai.disclosures.models import Item
from gongkai.signoff.services import submit
from gongkai.site.demo.catalogues import entry_called
from gongkai.site.demo.county import Bureau, County
from gongkai.site.demo.data import read

YEARS: Final = ("stories2020", "stories2025")
_OFFICE: Final = ("xinxi", "guzhang", "fenguan", "juzhang")
_ARTS: Final = ("wenhua", "wenhuaguzhang", "fenguan", "juzhang")
_MORNING: Final = time(9, 30)


def write(county: County) -> None:
    """Write the items of the years gone by, oldest first."""
    told = sorted(chain.from_iterable(map(read, YEARS)), key=lambda each: each["published"])
    written: dict[str, Item] = {}
    for each in told:
        office = county.office(each.get("body", ""))
        written[each["title"]] = _publish(office, each, written.get(each.get("interprets", "")))


def _publish(office: Bureau, told: dict[str, Any], interprets: Item | None) -> Item:
    at = timezone.make_aware(datetime.combine(told["published"], _MORNING))
    section = told.get("section", "办公室")
    accounts = _ARTS if section == "文化艺术股" else _OFFICE
    author, *reviewers = (office.people[name] for name in accounts)
    item = Item(
        title=told["title"],
        text="".join(f"<p>{paragraph}</p>" for paragraph in told["text"]),
        made_on=told["made"],
        category=told["category"],
        genre=told.get("genre", "other"),
        document_number=told.get("number", ""),
        interprets=interprets,
        catalogue_entry=entry_called(office.body, told.get("entry", "")),
        body=office.body,
        section=office.sections[section],
        author=author,
    )
    with act_as(_by(author, at)):
        item.full_clean()
        item.save()
        item.save_revision(user=author)
        submit(item, author)
    for hours, reviewer in enumerate(reviewers, start=1):
        decide(item, _by(reviewer, at + timedelta(hours=hours)), reviewer, "approve")
    Item.objects.filter(pk=item.pk).update(last_published_at=at)  # Wagtail's own clock says today
    return item


def decide(item: Item, act: Act, person: Person, action: str, comment: str = "") -> None:
    """Decide at the level an item is on."""
    item.refresh_from_db()
    state: Any = item.current_workflow_task_state
    with act_as(act):
        state.task.specific.on_action(state, person, action, comment=comment)


def _by(person: Person, at: datetime) -> Act:
    return Act(person.pk, person.name, at)
