"""An office on a database of its own, whose processes are killed: run by the tests, in a process.

``python -m durability.town found`` lays the tables, appoints people and prints what writers need
to be logged in. ``… crash SEED`` publishes items and is killed between the statements sent to the
database, before and after the commit, and at moments by chance; after each death it prints in what
state the item is. ``… drafts`` prints what is kept of the writers' drafts.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

STEP = 3
"""A publication dies before every third statement: there are well over a hundred."""
BY_CHANCE = 12
"""How many deaths are at moments by chance."""


def die() -> None:
    """End this process as a power cut to it would: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


class Death:
    """Kills the process before the nth statement, or around the commit."""

    def __init__(self, statement: int) -> None:
        self.left = statement

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        if self.left == 0:
            die()
        self.left -= 1
        return execute(*args)


def in_child(act: Callable[[], None], after: float | None = None) -> bool:
    """Run an act in a child process, killed after a time if it is given; tell whether it died."""
    connection.close()
    child = os.fork()
    if child == 0:
        act()
        connection.close()
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    died = os.WIFSIGNALED(status)
    if not died and os.WEXITSTATUS(status):
        raise RuntimeError(f"the act failed: {status}")
    wait_until_alone()
    return died


def wait_until_alone() -> None:
    """Wait until PostgreSQL has noticed that the other end is gone; SQLite need not."""
    if connection.vendor != "postgresql":
        return
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.01)
    raise RuntimeError("a dead process still has its connection")


class Publishing:
    """The last approval of items, one after another."""

    def __init__(self) -> None:
        self.office = existing_office()
        self.item = self.new_item()

    def new_item(self, **fields: Any) -> Any:
        """Give an item that only the 主要领导 has still to approve."""
        from signoff.office import approve  # noqa: PLC0415 - as above

        item = self.office.draft(**fields)
        self.office.submit(item)
        approve(item, self.office.head)
        approve(item, self.office.deputy)
        return item

    def publish(self) -> None:
        """Approve at the last level, which publishes."""
        from signoff.office import current  # noqa: PLC0415 - as above

        state = current(self.item)
        state.task.specific.on_action(state, self.office.leader, "approve")

    def state(self) -> dict[str, Any]:
        """Tell what is so of the item: each of these is as the others, or it is half published."""
        from wagtail.models import ModelLogEntry  # noqa: PLC0415 - as above

        from gongkai.audit.models import Entry  # noqa: PLC0415 - as above
        from gongkai.audit.verification import verify  # noqa: PLC0415 - as above
        from gongkai.disclosures.models import Item  # noqa: PLC0415 - as above
        from gongkai.signoff.models import Clearance, Decision  # noqa: PLC0415 - as above

        item = Item.objects.get(pk=self.item.pk)
        about = {"object_type": "disclosures.item", "object_id": str(item.pk)}
        leader = self.office.leader
        signs = {
            "live": item.live,
            "live revision": item.live_revision_id == item.latest_revision_id,
            "clearance": Clearance.objects.filter(object_id=str(item.pk)).exists(),
            "released": Entry.objects.filter(action="signoff.released", **about).exists(),
            "approved in the trail": Entry.objects.filter(
                action="signoff.approved", actor_id=leader.pk, **about
            ).exists(),
            "decision": Decision.objects.filter(
                person=leader, revision=item.latest_revision
            ).exists(),
            "workflow": item.workflow_states.get().status == "approved",
            "log": ModelLogEntry.objects.filter(
                object_id=str(item.pk), action="wagtail.publish"
            ).exists(),
        }
        return {"signs": signs, "trail": verify().reason}

    def wait_for_the_clock(self) -> None:
        """Let the item go out by itself: at a moment that comes while it waits."""
        self.item = self.new_item(go_live_at=timezone.now() + timedelta(hours=1))
        self.publish()

    def by_the_clock(self) -> None:
        """Publish what is due, as the scheduled command does, two hours on."""
        later = timezone.now() + timedelta(hours=2)
        with patch("django.utils.timezone.now", lambda: later):
            call_command("publish_scheduled", verbosity=0)

    def clock_state(self) -> dict[str, Any]:
        """Tell whether the item is public and no longer waits for its moment, or neither."""
        self.item.refresh_from_db()
        waits = self.item.revisions.filter(approved_go_live_at__isnull=False).exists()
        return {"signs": {"live": self.item.live, "waits no longer": not waits}, "trail": ""}

    def told(self, point: str, died: bool) -> bool:
        """Print the state after a death and tell whether the item is published."""
        state = self.state()
        published = bool(state["signs"]["live"])
        tell(point, died, state)
        if published:
            self.item = self.new_item()
        return published


def existing_office() -> Any:
    """Give the office that was founded."""
    from gongkai.bodies.models import Body, Person, Section  # noqa: PLC0415 - Django is set up first
    from signoff.office import Office  # noqa: PLC0415 - as above

    office = Office.__new__(Office)
    office.body, office.section = Body.objects.get(), Section.objects.get()
    for name in ("clerk", "head", "deputy", "leader"):
        setattr(office, name, Person.objects.get(username=name))
    return office


def between_statements(publishing: Publishing, first: int) -> None:
    """Die before one statement after another, until there are no more."""
    statement, died = first, True
    while died:

        def act(before: int = statement) -> None:
            with connection.execute_wrapper(Death(before)):
                publishing.publish()

        died = in_child(act)
        publishing.told(f"before statement {statement}", died)
        statement += STEP


def at_every_statement_of_the_clock(publishing: Publishing) -> None:
    """Die before each statement of a publication by the clock, until there are no more."""
    publishing.wait_for_the_clock()
    statement, died = 0, True
    while died:

        def act(before: int = statement) -> None:
            with connection.execute_wrapper(Death(before)):
                publishing.by_the_clock()

        died = in_child(act)
        tell(f"by the clock, before statement {statement}", died, publishing.clock_state())
        statement += 1


def tell(point: str, died: bool, state: dict[str, Any]) -> None:
    """Print what is so after a death."""
    print(json.dumps({"point": point, "died": died} | state), flush=True)  # noqa: T201 - for the test


def around_the_commit(publishing: Publishing) -> None:
    """Die just before the commit and just after it."""
    kind = type(connections["default"])
    commit = kind.commit

    def before() -> None:
        with patch.object(kind, "commit", lambda _self: die()):
            publishing.publish()

    def after() -> None:
        with patch.object(kind, "commit", lambda self: (commit(self), die())):
            publishing.publish()

    publishing.told("before the commit", in_child(before))
    publishing.told("after the commit", in_child(after))


def by_chance(publishing: Publishing, chance: random.Random) -> None:
    """Die at moments within the time that a publication takes."""
    begin = time.monotonic()
    in_child(publishing.publish)
    lasts = time.monotonic() - begin
    publishing.told("undisturbed", died=False)
    for _ in range(BY_CHANCE):
        after = chance.uniform(0, 1.2 * lasts)
        publishing.told("by chance", in_child(publishing.publish, after))


def found() -> None:
    """Lay the tables; print for each writer the cookie that logs them in, and the section."""
    from django.test import Client  # noqa: PLC0415 - Django is set up first

    from gongkai.bodies.models import Person, Role  # noqa: PLC0415 - as above
    from signoff.office import Office  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0, interactive=False)
    office = Office()
    people = [office.clerk, office.hire("second", Role.CLERK), office.hire("third", Role.CLERK)]
    Person.objects.update(must_change_password=False, password_changed_at=timezone.now())
    cookies = []
    for person in people:
        client = Client()
        client.force_login(person, backend="gongkai.bodies.backends.PostBackend")
        cookies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    print(json.dumps({"cookies": cookies, "section": office.section.pk}))  # noqa: T201 - for the test


def drafts() -> None:
    """Print which drafts of the writers are there with their text, and which are there by half."""
    from gongkai.audit.verification import verify  # noqa: PLC0415 - Django is set up first
    from gongkai.disclosures.models import Item  # noqa: PLC0415 - as above

    kept: dict[str, Any] = {"whole": [], "half": [], "trail": verify().reason}
    for item in Item.objects.filter(title__startswith="第").select_related("latest_revision"):
        revision = item.latest_revision
        whole = revision is not None and "闭馆三天" in revision.content["text"]
        kept["whole" if whole else "half"].append(item.title)
    print(json.dumps(kept))  # noqa: T201 - for the test


def main(command: str, seed: str = "0") -> None:
    """Do what the tests ask for."""
    django.setup()
    if command == "found":
        return found()
    if command == "drafts":
        return drafts()
    publishing = Publishing()
    chance = random.Random(int(seed))
    between_statements(publishing, chance.randrange(STEP))
    around_the_commit(publishing)
    by_chance(publishing, chance)
    at_every_statement_of_the_clock(publishing)
    return None


if __name__ == "__main__":
    main(*sys.argv[1:])
