"""What the trail costs: the same write with its record and without, on a database file.

Run as `python -m bench.audit`. The write is a clerk's: a draft saved as a new revision and
submitted, with everything the back office does for it. Both kinds of write take turns, so that a
slower moment of the machine falls on both. PostgreSQL is measured as well when
GONGKAI_DATABASE names one (`tools/with-postgres python -m bench.audit`).
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from unittest.mock import patch

from bench.ratios import Ratio, show

ROUNDS: Final = 150
GOAL: Final = 1.10


def set_up(folder: Path) -> None:
    """Load Django on a database file of its own, or on the PostgreSQL named."""
    os.environ["GONGKAI_DIR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.site.settings.test"
    import django  # noqa: PLC0415 - the folder comes first

    django.setup()


def office() -> tuple[Any, Any]:
    """Set up a county as the demo has it, and give a draft and its clerk."""
    from gongkai.disclosures.models import Item  # noqa: PLC0415 - settings come first
    from gongkai.site.demo import filling  # noqa: PLC0415 - as above

    filling.fill()
    shown = Item.objects.order_by("pk").first()
    if shown is None:
        raise RuntimeError
    item = Item(
        title="关于图书馆闭馆的公告",
        text="<p>闭馆三天，清点图书。</p>" * 20,
        made_on=date(2026, 1, 5),
        body=shown.body,
        section=shown.section,
        author=shown.author,
    )
    item.save()
    return item, shown.author


def writing(item: Any, clerk: Any) -> Callable[[], None]:
    """Give the write: a revision saved, submitted, and withdrawn again for the next round."""
    from django.db import transaction  # noqa: PLC0415 - settings come first

    from gongkai.signoff import services  # noqa: PLC0415 - as above

    def write() -> None:
        with transaction.atomic():
            item.save_revision(user=clerk)
            state = services.submit(item, clerk)
        state.cancel(user=clerk)

    return write


def silent(*_args: Any, **_kwargs: Any) -> None:
    """Record nothing."""


def cost(write: Callable[[], None], room: ModuleType) -> tuple[float, float, float]:
    """Time writes with their records and without; give both medians in ms and their ratio."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(2 * ROUNDS):
        without = turn % 2
        with patch.object(room, "record", silent) if without else nullcontext():
            begin = time.perf_counter()
            write()
            times[without].append(1000 * (time.perf_counter() - begin))
    recorded, bare = (statistics.median(each) for each in times)
    return recorded, bare, recorded / bare


def ratios() -> list[Ratio]:
    """Measure on the database at hand."""
    from django.db import connection  # noqa: PLC0415 - settings come first

    from gongkai.signoff import services  # noqa: PLC0415 - as above

    recorded, bare, ratio = cost(writing(*office()), services)
    kind = connection.vendor
    print(f"{kind}：有审计记录{recorded:.1f}毫秒，没有{bare:.1f}毫秒")  # noqa: T201 - a bench prints
    return [Ratio("修改并送审，有审计记录", f"没有（{kind}）", ratio, "≤1.10", ratio <= GOAL)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder))
        show(ratios())
