"""Invented public bodies: provinces, cities, counties, their bureaus, townships and streets."""

from dataclasses import dataclass
from random import Random
from typing import Literal

Level = Literal["province", "city", "county"]

_FIRST = "云临清永安怀宁昌兴泰嘉德丰平武和新石金青白长南北东西沅澄岚峪栾桐荔楚凌"
_SECOND = "泽溪川阳陵山河水州原林湖浦岭泉源远康宁庆封岗坪屏潭桥湾塘峰堰亭"
_BUREAUS = (
    "发展和改革局", "教育局", "科学技术局", "公安局", "民政局", "司法局", "财政局",
    "人力资源和社会保障局", "自然资源局", "住房和城乡建设局", "交通运输局", "水利局",
    "农业农村局", "商务局", "文化和旅游局", "卫生健康局", "退役军人事务局", "应急管理局",
    "审计局", "市场监督管理局", "统计局", "医疗保障局", "城市管理局", "林业和草原局",
    "行政审批服务局", "信访局", "乡村振兴局", "文体广电和旅游局", "生态环境局",
)  # fmt: skip
_COMMISSIONS = ("发展和改革委员会", "教育委员会", "卫生健康委员会", "住房和城乡建设委员会")
_TOWNS = ("城关", "柳树", "河口", "大桥", "红星", "三合", "石桥", "龙潭", "双塘", "马家集", "高庙")


@dataclass(frozen=True)
class Body:
    """A public body as its report names it."""

    name: str
    level: Level
    kind: Literal["government", "bureau", "township"]
    place: str
    """The place it governs or belongs to: 云泽县."""
    we: str
    """How it speaks of itself: 我局, 我县."""
    office: str
    """The office that compiles its report."""

    @property
    def may_make_regulations(self) -> bool:
        """Tell whether it may make 规章 (立法法 art. 93): provinces and cities with districts."""
        return self.kind == "government" and self.level != "county"


def _stem(rng: Random) -> str:
    return rng.choice(_FIRST) + rng.choice(_SECOND)


def county_government(rng: Random) -> Body:
    """Invent a county or district government."""
    suffix = rng.choice("县县县区")
    place = _stem(rng) + suffix
    city = f"{_stem(rng)}市" if rng.random() < 0.3 else ""
    name = f"{city}{place}人民政府"
    return Body(name, "county", "government", place, f"我{suffix}", f"{place}人民政府办公室")


def county_bureau(rng: Random) -> Body:
    """Invent a bureau of a county or district."""
    place = _stem(rng) + rng.choice("县县县区")
    name = place + rng.choice(_BUREAUS)
    return Body(name, "county", "bureau", place, "我局", f"{name}办公室")


def township(rng: Random) -> Body:
    """Invent a town, a township or a street office of a county."""
    county = _stem(rng) + rng.choice("县县区")
    suffix, we, government = rng.choice(
        [("镇", "我镇", "人民政府"), ("乡", "我乡", "人民政府"), ("街道", "我街道", "办事处")]
    )
    place = f"{county}{rng.choice(_TOWNS)}{suffix}"
    return Body(place + government, "county", "township", place, we, f"{place}党政综合办公室")


def city_government(rng: Random) -> Body:
    """Invent the government of a city with districts."""
    place = f"{_stem(rng)}市"
    return Body(f"{place}人民政府", "city", "government", place, "我市", f"{place}人民政府办公室")


def city_bureau(rng: Random) -> Body:
    """Invent a bureau or commission of a city."""
    place = f"{_stem(rng)}市"
    kind = rng.choice((*_BUREAUS, *_COMMISSIONS))
    name = place + kind
    return Body(name, "city", "bureau", place, "我委" if kind.endswith("委员会") else "我局",
                f"{name}办公室")  # fmt: skip


def province_office(rng: Random) -> Body:
    """Invent a department of a province."""
    place = f"{_stem(rng)}省"
    name = place + rng.choice(("农业农村厅", "交通运输厅", "生态环境厅", "教育厅", "水利厅"))
    return Body(name, "province", "bureau", place, "我厅", f"{name}办公室")
