"""Many bodies with many items, to see how the program bears them.

The items are written as public at once, without reviews and without entries in the trail: what is
to be seen is how lists, pages and searches bear them. Their texts are put together by chance, the
same at every run.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from django.db import transaction
from django.utils import timezone

from gongkai.audit.acts import Act
from gongkai.bodies.models import Body, Person, Role, Section
from gongkai.bodies.services import add_section, appoint, found_body, register_person
from gongkai.disclosures.models import Category, Genre, IndexCounter, Item, Publication
from gongkai.disclosures.publishing import publication_of
from gongkai.portal.columns import STATUTORY
from gongkai.portal.listing import rebuild
from gongkai.site.demo.county import COUNTY, SINCE, credit_code
from gongkai.statute.numbers import IndexNumber

ITEMS: Final = 10_000
"""How many items each body has."""
BATCH: Final = 1000
_YEARS: Final = (2021, 2022, 2023, 2024, 2025)
_MORNING: Final = time(9)
_PLACES: Final = ("山河镇", "榆林子镇", "宫河镇", "永和镇", "永正镇", "周家镇", "湫头镇", "西坡镇")
_MATTERS: Final = (
    "农村饮水安全巩固提升工程",
    "义务教育学校食堂食品安全",
    "城乡居民最低生活保障资金",
    "高标准农田建设项目",
    "公共文化场馆免费开放",
    "地质灾害隐患点排查",
    "公益性岗位补贴发放",
    "农村公路养护",
    "老旧小区改造",
    "医疗机构执业登记",
    "行政处罚信息公示",
    "国有建设用地使用权出让",
)
_ENDINGS: Final = (
    ("的通知", Genre.NOTICE),
    ("的公告", Genre.ANNOUNCEMENT),
    ("情况", Genre.REPORT),
    ("结果公示", Genre.OTHER),
)
_CLAUSES: Final = (
    "各责任单位按照分工抓好落实",
    "所需材料可以在政务服务大厅领取",
    "对检查发现的问题限期整改并复查",
    "资金按照进度拨付并接受群众监督",
    "公示期内有异议的可以书面提出",
    "具体时间和地点另行公布",
    "工程质量实行终身负责",
    "名单在所在村组同步张贴",
    "逾期没有办理的不再受理",
    "结果通过县政府门户网站公布",
)


def load(act: Act, bodies: int) -> Iterator[int]:
    """Add bodies with :data:`ITEMS` items each; give how many of a body's are written so far."""
    county = Body.objects.get(name=COUNTY)
    first = county.get_children_count() + 1
    for number in range(first, first + bodies):
        with transaction.atomic():
            yield from _fill(_founded(act, county, number), Random(number))  # noqa: S311 - no secret
    rebuild()


def _founded(act: Act, county: Body, number: int) -> Section:
    body = found_body(
        act,
        Body(
            name=f"正宁县第{number}机关",
            division_code=county.division_code,
            credit_code=credit_code(number),
        ),
        county,
    )
    section = add_section(act, body, "办公室")
    clerk = register_person(act, f"load{number}-xinxi", f"信息员{number}")
    appoint(act, clerk, Role.CLERK, section, SINCE)
    return section


def _fill(section: Section, chance: Random) -> Iterator[int]:
    author = Person.objects.get(posts__section=section)
    moments, given = _moments(chance), Counter[int]()
    for start in range(0, ITEMS, BATCH):
        batch = moments[start : start + BATCH]
        items = Item.objects.bulk_create(_item(section, author, at, chance) for at in batch)
        Publication.objects.bulk_create(_publication(item, given) for item in items)
        yield start + len(items)
    IndexCounter.objects.bulk_create(
        IndexCounter(body=section.body, year=year, given=count) for year, count in given.items()
    )


def _moments(chance: Random) -> list[datetime]:
    """Give the moments of publication in order: the index numbers follow them."""
    first = timezone.make_aware(datetime.combine(date(_YEARS[0], 1, 1), _MORNING))
    days = sorted(chance.randrange(365 * len(_YEARS)) for _each in range(ITEMS))
    return sorted(first + timedelta(days=day, seconds=chance.randrange(8 * 3600)) for day in days)


def _item(section: Section, author: Person, at: datetime, chance: Random) -> Item:
    ending, genre = chance.choice(_ENDINGS)
    subject = f"{chance.choice(_PLACES)}{chance.choice(_MATTERS)}"
    sentences = ("，".join(chance.sample(_CLAUSES, 4)) + "。" for _each in range(12))
    return Item(
        title=f"关于{at.year}年{subject}{ending}",
        text="".join(f"<p>{subject}{sentence}</p>" for sentence in sentences),
        made_on=timezone.localdate(at) - timedelta(days=chance.randrange(15)),
        category=chance.choice((*STATUTORY, Category.NEWS)),
        genre=genre,
        body=section.body,
        section=section,
        author=author,
        live=True,
        first_published_at=at,
        last_published_at=at,
    )


def _publication(item: Item, given: Counter[int]) -> Publication:
    """Enter an item as published when its text says, under its body's next number of that year."""
    at = item.first_published_at
    year = timezone.localdate(at).year
    given[year] += 1
    number = IndexNumber(str(item.body.credit_code), year, given[year])
    return publication_of(item, number, at)
