"""The articles of both sites, put together by chance, the same at every run."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

_PLACES: Final = ("山河镇", "榆林子镇", "宫河镇", "永和镇", "永正镇", "周家镇", "湫头镇", "西坡镇")
_MATTERS: Final = (
    "饮水安全工程",
    "学校食堂食品安全",
    "最低生活保障资金",
    "高标准农田",
    "公共文化场馆",
)
_CLAUSES: Final = (
    "各责任单位按照分工抓好落实",
    "所需材料可以在政务服务大厅领取",
    "对检查发现的问题限期整改并复查",
    "资金按照进度拨付并接受群众监督",
    "公示期内有异议的可以书面提出",
    "具体时间和地点另行公布",
)
_FIRST: Final = datetime(2020, 1, 3, 1, tzinfo=UTC)
_DAYS: Final = 2150


class Article(NamedTuple):
    """An article: what both sites show of it. ``text`` is HTML."""

    title: str
    number: str
    text: str
    at: datetime


def articles(count: int) -> Iterator[Article]:
    """Give articles, oldest first; each year has as many as the others."""
    chance = random.Random(2026)
    for serial in range(count):
        at = _FIRST + timedelta(days=_DAYS * serial // count, seconds=serial % 30_000)
        subject = f"{chance.choice(_PLACES)}{chance.choice(_MATTERS)}"
        sentences = ("，".join(chance.sample(_CLAUSES, 3)) + "。" for _each in range(5))
        yield Article(
            title=f"关于{subject}第{serial}批项目的通知",
            number=f"正府发〔{at.year}〕{serial + 1}号",
            text="".join(f"<p>{subject}{sentence}</p>" for sentence in sentences),
            at=at,
        )
