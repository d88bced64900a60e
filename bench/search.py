"""How fast search answers, and whether it finds all that a plain scan finds.

Run as `python -m bench.search --documents 100000`: documents of 500 to 1,500 characters, put
together by chance (the same at every run), in a database file of their own; in PostgreSQL when
GONGKAI_DATABASE names one (`tools/with-postgres python -m bench.search`). Of each kind of question
many are asked, and the 95th percentile of their times is told; for comparison that of a scan.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

COMMON: Final = (
    "各责任单位按照分工抓好落实，有关情况及时公开。",
    "所需材料可以在政务服务大厅领取，也可以网上提交。",
    "对检查发现的问题限期整改并复查，结果向社会公布。",
    "资金按照进度拨付并接受群众监督。",
    "公示期内有异议的可以书面提出，逾期视为没有异议。",
)
CHARACTERS: Final = [chr(0x4E00 + number) for number in range(0, 6000, 2)]
QUESTIONS: Final = 60


def documents(count: int) -> Iterator[Any]:
    """Give documents: common sentences, and others of characters by chance."""
    from gongkai.search.documents import Document  # noqa: PLC0415 - settings come first

    chance, start = random.Random(2026), datetime(2020, 1, 1, tzinfo=UTC)
    for number in range(count):
        parts: list[str] = []
        length = chance.randrange(500, 1500)
        while sum(map(len, parts)) < length:
            if chance.random() < 0.5:
                parts.append(chance.choice(COMMON))
            else:
                parts.append("".join(chance.choices(CHARACTERS, k=20)) + "。")
        yield Document(
            key=f"item:{number}",
            at=start + timedelta(minutes=20 * number),
            title="".join(chance.choices(CHARACTERS, k=6)) + "的公告",
            text="".join(parts),
            url=f"/items/{number}/",
            body=chance.randrange(1, 41),
            kind=chance.choice(("news", "notices", "statutory")),
            year=2020 + number * 6 // count,
        )


def asked() -> dict[str, list[dict[str, Any]]]:
    """Give questions of each kind."""
    from gongkai.search.models import Entry  # noqa: PLC0415 - settings come first

    chance = random.Random(7)
    ranks = chance.sample(
        list(Entry.objects.order_by("rank").values_list("rank", flat=True)), QUESTIONS
    )
    texts = [Entry.objects.get(rank=rank).text for rank in ranks]

    def piece(text: str, length: int) -> str:
        run = max(text.split("。"), key=lambda part: len(part.split("，")[0])).split("，")[0]
        at = chance.randrange(max(1, len(run) - length))
        return run[at : at + length]

    common = ("公开", "材料", "群众监督", "结果向社会公布", "逾期")
    frequent = [{"words": common[n % len(common)]} for n in range(QUESTIONS)]
    return {
        "一个字": [{"words": piece(text, 1)} for text in texts],
        "两个字": [{"words": piece(text, 2)} for text in texts],
        "四个字": [{"words": piece(text, 4)} for text in texts],
        "常用词": frequent,
        "常用词，按日期": [each | {"by_date": True} for each in frequent],
        "常用词，限机关和年份": [each | {"body": 7, "year": 2023} for each in frequent],
        "两个词": [{"words": f"公开 {piece(text, 2)}"} for text in texts],
        "常用词，第20页": [each | {"page": 20} for each in frequent],
    }


def timed(questions: list[dict[str, Any]]) -> float:
    """Ask them; give the 95th percentile in milliseconds."""
    from gongkai.search.questions import Question  # noqa: PLC0415 - settings come first
    from gongkai.search.selectors import find  # noqa: PLC0415 - as above

    times = []
    for each in questions:
        begin = time.perf_counter()
        find(Question(**each))
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.quantiles(times, n=20)[-1]


def scanned(questions: list[dict[str, Any]]) -> float:
    """Count the same words by scanning; give the median in milliseconds."""
    from gongkai.search.models import Entry  # noqa: PLC0415 - settings come first

    times = []
    for each in questions[:5]:
        begin = time.perf_counter()
        Entry.objects.filter(text__contains=each["words"]).count()
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def recall(questions: list[dict[str, Any]]) -> float:
    """Give how much of what a scan finds is found: the very documents, as many as are counted."""
    from gongkai.search.engines import engine  # noqa: PLC0415 - settings come first
    from gongkai.search.engines.base import Match  # noqa: PLC0415 - as above
    from gongkai.search.models import Entry  # noqa: PLC0415 - as above
    from gongkai.search.selectors import COUNTED  # noqa: PLC0415 - as above
    from gongkai.search.tokens import phrase_of  # noqa: PLC0415 - as above

    found = there = 0
    for each in questions:
        word, phrase = each["words"], phrase_of(each["words"])
        if phrase is None:
            raise ValueError(word)
        scan = Entry.objects.filter(text__contains=word) | Entry.objects.filter(
            title__contains=word
        )
        true = set(scan.order_by("-rank").values_list("rank", flat=True)[:COUNTED])
        there += len(true)
        found += len(true & set(engine().find(Match([[phrase]]), limit=COUNTED)))
    return found / there


def main() -> None:
    """Fill, ask, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    count = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GONGKAI_DIR"] = str(Path(folder))
        os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.site.settings.test"
        import django  # noqa: PLC0415 - the folder comes first

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - as above
        from django.db import connection  # noqa: PLC0415 - as above

        from gongkai.search.services import rebuild  # noqa: PLC0415 - as above

        call_command("migrate", verbosity=0, interactive=False)
        begin = time.perf_counter()
        rebuild(documents(count))
        print(f"{count}件写入索引：{time.perf_counter() - begin:.0f}秒")  # noqa: T201 - it reports
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as PostgreSQL does by itself within minutes
        kinds = asked()
        for name, questions in kinds.items():
            print(f"{name}：95%在{timed(questions):.1f}毫秒内")  # noqa: T201 - as above
        scan = scanned(kinds["四个字"])
        print(f"逐行扫描一次：{scan:.0f}毫秒")  # noqa: T201 - as above
        for name in ("一个字", "两个字", "四个字"):
            print(f"召回率，{name}：{recall(kinds[name][:10]):.4f}")  # noqa: T201 - as above


if __name__ == "__main__":
    main()
