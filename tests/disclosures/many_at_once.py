"""Publish many items of the demo at once, each in a thread of its own; print their numbers.

Run by a test in a process and a database of its own: threads do not see a test's transaction.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import django

django.setup()

from django.db import connection  # noqa: E402 - Django must be set up before
from django.utils import timezone  # noqa: E402 - Django must be set up first
from wagtail.models import TaskState  # noqa: E402 - Django must be set up first

from gongkai.bodies.models import Body, Person  # noqa: E402 - Django must be set up first
from gongkai.disclosures.models import Item, Publication  # noqa: E402 - Django must be set up first
from gongkai.signoff.services import decide, submit  # noqa: E402 - Django must be set up first

MANY = 12


def waiting(number: int) -> int:
    """Bring an item to its last level; give the state that waits there."""
    body = Body.objects.get(name="正宁县文体广电和旅游局")
    person = {each.username: each for each in Person.objects.all()}
    item = Item(
        title=f"公告之{number}", text="<p>周一闭馆。</p>", made_on=date(2026, 1, 5), body=body,
        section=body.sections.get(name="办公室"), author=person["xinxi"],
    )  # fmt: skip
    item.save()
    item.save_revision(user=item.author)
    submit(item, item.author)
    for who in ("guzhang", "fenguan"):
        item.refresh_from_db()
        decide(item.current_workflow_task_state, person[who], "approve")
    item.refresh_from_db()
    return int(item.current_workflow_task_state.pk)


def publish(state: int) -> None:
    """Decide at the last level, as a request of its own would."""
    try:
        decide(TaskState.objects.get(pk=state), Person.objects.get(username="juzhang"), "approve")
    finally:
        connection.close()


if __name__ == "__main__":
    states = [waiting(number) for number in range(MANY)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(publish, states))
    given = Publication.objects.filter(
        body__name="正宁县文体广电和旅游局", year=timezone.localdate().year
    ).order_by("sequence")
    sys.stdout.write(" ".join(each.index_number for each in given))
