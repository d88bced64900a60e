"""Our side: a county with that many items, its addresses, queries and the act of publication.

Run as `python -m bench.portal.ours COUNT`; what is measured is printed as JSON. The items are
written as public at once, without reviews: what is measured is how the portal bears them. The act
that is timed is a real one, the last of three approvals.
"""

import json
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

from bench.portal.articles import Article, articles

ACTS: Final = 25
ADDRESSES: Final = 200
_BATCH: Final = 2000


def fill(count: int) -> None:
    """Set up the demo's bodies and write the items, their lists and their search."""
    from django.core.management import call_command  # noqa: PLC0415 - settings come first
    from django.utils import timezone  # noqa: PLC0415 - as above

    from gongkai.audit.acts import Act  # noqa: PLC0415 - as above
    from gongkai.disclosures.models import IndexCounter  # noqa: PLC0415 - as above
    from gongkai.portal.listing import rebuild  # noqa: PLC0415 - as above
    from gongkai.site.demo import county  # noqa: PLC0415 - as above

    call_command("migrate", verbosity=0, interactive=False)
    settled = county.settle(Act(None, "试速", timezone.now()))
    offices, given = cycle(settled.others.values()), Counter[tuple[Any, int]]()
    rest = articles(count)
    while batch := list(islice(rest, _BATCH)):
        _write(batch, offices, given)
    IndexCounter.objects.bulk_create(
        IndexCounter(body=body, year=year, given=many) for (body, year), many in given.items()
    )
    rebuild()


def _write(batch: list[Article], offices: Iterator[Any], given: Counter[tuple[Any, int]]) -> None:
    from gongkai.disclosures.models import Item, Publication  # noqa: PLC0415 - settings come first
    from gongkai.disclosures.publishing import publication_of  # noqa: PLC0415 - as above
    from gongkai.statute.numbers import IndexNumber  # noqa: PLC0415 - as above

    items = Item.objects.bulk_create(
        _item(each, office) for each, office in zip(batch, offices, strict=False)
    )

    def publications() -> Iterable[Any]:
        for item in items:
            at = item.first_published_at
            kind = (item.body, at.year)
            given[kind] += 1
            number = IndexNumber(str(item.body.credit_code), at.year, given[kind])
            yield publication_of(item, number, at)

    Publication.objects.bulk_create(publications())


def _item(article: Article, office: Any) -> Any:
    from gongkai.disclosures.models import Item  # noqa: PLC0415 - settings come first

    return Item(
        title=article.title,
        document_number=article.number,
        text=article.text,
        made_on=article.at.date(),
        category="20.10",
        genre="notice",
        body=office.body,
        section=office.sections["办公室"],
        author=office.people["xinxi"],
        live=True,
        first_published_at=article.at,
        last_published_at=article.at,
    )


def addresses() -> dict[str, list[str]]:
    """Give the addresses of each kind of page that are asked for."""
    from gongkai.portal.models import Listing  # noqa: PLC0415 - settings come first

    keys = list(Listing.objects.order_by("-published_at").values_list("pk", flat=True)[:ADDRESSES])
    return {
        "item": [f"/items/{key}/" for key in keys],
        "list": ["/columns/notices/"],
        "search": ["/search/?q=2023"],
    }


def queries() -> dict[str, int]:
    """Count the queries of a page of each kind that is not kept."""
    from django.core.cache import caches  # noqa: PLC0415 - settings come first
    from django.db import connection  # noqa: PLC0415 - as above
    from django.test import Client  # noqa: PLC0415 - as above
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    counts = {}
    for kind, (address, *_more) in addresses().items():
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as asked:
            answer = Client(SERVER_NAME="localhost").get(address)
        if answer.status_code != 200:
            raise RuntimeError(address)
        counts[kind] = len(asked)
    return counts


def publishing() -> float:
    """Time the last approval, which publishes; give the median in milliseconds."""
    from django.utils import timezone  # noqa: PLC0415 - settings come first

    from gongkai.audit.acts import Act, act_as  # noqa: PLC0415 - as above
    from gongkai.bodies.models import Person, Section  # noqa: PLC0415 - as above
    from gongkai.signoff.services import submit  # noqa: PLC0415 - as above
    from gongkai.site.demo.county import Bureau  # noqa: PLC0415 - as above
    from gongkai.site.demo.history import decide  # noqa: PLC0415 - as above

    people = {name: Person.objects.get(username=f"zfb-{name}") for name in _LEVELS}
    section = Section.objects.get(posts__person=people["xinxi"])
    office = Bureau(section.body, {"办公室": section}, people)
    times = []
    for article in articles(ACTS):
        item = _item(article, office)
        item.live, item.first_published_at, item.last_published_at = False, None, None
        act = Act(people["xinxi"].pk, people["xinxi"].name, timezone.now())
        with act_as(act):
            item.save()
            item.save_revision(user=people["xinxi"])
            submit(item, people["xinxi"])
        for name in ("guzhang", "fenguan"):
            decide(item, Act(people[name].pk, name, timezone.now()), people[name], "approve")
        begin = time.perf_counter()
        decide(item, Act(None, "juzhang", timezone.now()), people["juzhang"], "approve")
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


_LEVELS: Final = ("xinxi", "guzhang", "fenguan", "juzhang")


def size() -> float:
    """Give the size of the database's file, all of it written there."""
    from django.conf import settings  # noqa: PLC0415 - settings come first
    from django.db import connection  # noqa: PLC0415 - as above

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(settings.DATABASES["default"]["NAME"]).stat().st_size / 1_000_000


def main() -> None:
    """Fill, measure within the process, and print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings.development")
    import django  # noqa: PLC0415 - the folder comes first

    django.setup()
    begin = time.perf_counter()
    fill(int(sys.argv[1]))
    filling = time.perf_counter() - begin
    told = {
        "filling": filling,
        "queries": queries(),
        "publish": publishing(),
        "addresses": addresses(),
        "megabytes": size(),
    }
    print(json.dumps(told))  # noqa: T201 - it is read by the bench


if __name__ == "__main__":
    main()
