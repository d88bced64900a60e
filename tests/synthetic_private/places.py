"""Invented addresses: of homes, with what may stay and what must go, and of offices."""

from random import Random

_CITIES = (
    "甘肃省庆阳市正宁县", "甘肃省兰州市城关区", "江苏省宿迁市沭阳县", "江苏省淮安市洪泽区",
    "四川省成都市锦江区", "内蒙古自治区呼和浩特市新城区", "湖南省长沙市芙蓉区", "正宁县", "西峰区",
    "浙江省杭州市西湖区", "上海市徐汇区", "北京市朝阳区", "宁夏回族自治区银川市兴庆区", "本县",
)  # fmt: skip
_TOWNS = ("山河镇", "榆林子镇", "宫河镇", "五顷塬回族乡", "周家镇", "西坡镇", "永正镇", "三嘉乡")
_VILLAGES = ("东关村", "王录村", "南住村", "佛堂村", "解川村", "樊村村", "西沟行政村", "高红村")
_STREETS = (
    "庆阳路",
    "人民西路",
    "建设大道",
    "南环东街",
    "解放路",
    "学苑北路",
    "中山一路",
    "长乐街",
)
_ESTATES = (
    "阳光小区",
    "锦绣花园",
    "御景家园",
    "怡和苑小区",
    "滨河家属院",
    "祥云公寓",
    "金色年华小区",
)
_NUMBERS = "一二三四五六七八九"


def home(chance: Random) -> tuple[str, str]:
    """Make up a home: the address, and the last part of it, which must not be published."""
    city = chance.choice(_CITIES)
    number = chance.randint(1, 199)
    kind = chance.randrange(6)
    if kind == 0:
        group = f"{chance.choice(_NUMBERS)}组"
        tail = f"{group}{number}号" if chance.random() < 0.6 else group
        return city + chance.choice(_TOWNS) + chance.choice(_VILLAGES) + tail, tail
    if kind == 1:
        tail = f"{chance.randint(1, 9)}社{chance.randint(1, 99)}户"
        return chance.choice(_TOWNS) + chance.choice(_VILLAGES) + tail, tail
    if kind == 2:
        tail = f"{number}号{chance.randint(1, 30)}幢{chance.randint(1, 4)}单元{_room(chance)}室"
        return city + chance.choice(_STREETS) + tail, tail
    if kind == 3:
        tail = f"{chance.randint(1, 30)}号楼{chance.randint(1, 4)}单元{_room(chance)}"
        return city + chance.choice(_STREETS) + chance.choice(_ESTATES) + tail, tail
    if kind == 4:
        tail = f"{chance.randint(1, 30)}-{chance.randint(1, 4)}-{_room(chance)}室"
        return city + chance.choice(_ESTATES) + tail, tail
    tail = f"{number}号附{chance.randint(1, 9)}号"
    return city + chance.choice(_STREETS) + tail, tail


def _room(chance: Random) -> str:
    return f"{chance.randint(1, 33)}0{chance.randint(1, 4)}"


def office(chance: Random) -> str:
    """Make up an office's address, which is public."""
    number = chance.randint(1, 199)
    floor = chance.choice(
        ("", "", f"{chance.randint(2, 9)}楼", f"行政中心{chance.randint(1, 5)}号楼")
    )
    return f"{chance.choice(_CITIES)}{chance.choice(_STREETS)}{number}号{floor}"


def village(chance: Random) -> str:
    """Make up where a person lives, as it may be published."""
    return chance.choice(_TOWNS) + chance.choice(_VILLAGES)
