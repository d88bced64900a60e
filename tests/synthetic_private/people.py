"""Invented people and their numbers, with check digits reckoned here."""

from random import Random

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤温牛樊葛邢安齐尚柴慕景"
)
COMPOUND = ("欧阳", "司马", "上官", "诸葛", "慕容", "令狐", "皇甫")
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国红梅志文秀珍宇轩子涵梓萱浩然欣怡思远雨桐晨曦佳琪一诺俊"
    "凯博文嘉怡天佑可心若曦彤瑶瑞雪春燕小龙小虎海鹏永福德才有成万里安邦长青"
)
REGIONS = (
    "110105", "120101", "130102", "140105", "150102", "210102", "220102", "230102", "310104",
    "320102", "330106", "340102", "350102", "360102", "370102", "410105", "420106", "430102",
    "440106", "450102", "460105", "500103", "510104", "520102", "530102", "610113", "620102",
    "621025", "621002", "621021", "630102", "640104", "650102", "320826", "320829", "321302",
)  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def name(chance: Random, given: int | None = None) -> str:
    """Make up a name of two to four characters."""
    surname = chance.choice(COMPOUND) if chance.random() < 0.03 else chance.choice(SURNAMES)
    count = given or (1 if chance.random() < 0.25 else 2)
    return surname + "".join(chance.choice(GIVEN) for _ in range(count))


def digits(chance: Random, count: int) -> str:
    """Make up digits."""
    return "".join(chance.choice("0123456789") for _ in range(count))


def birth(chance: Random, first: int = 1935, last: int = 2018) -> str:
    """Make up a date of birth, as eight digits."""
    year, month, day = chance.randint(first, last), chance.randint(1, 12), chance.randint(1, 28)
    return f"{year}{month:02}{day:02}"


def identity_check(body: str) -> str:
    """Reckon the check digit of an identity number's first 17 digits."""
    total = sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def identity(chance: Random) -> str:
    """Make up a number of an identity card."""
    body = chance.choice(REGIONS) + birth(chance) + digits(chance, 3)
    return body + identity_check(body)


def old_identity(chance: Random) -> str:
    """Make up a number of 15 digits, as before 1999."""
    return chance.choice(REGIONS) + birth(chance, 1940, 1980)[2:] + digits(chance, 3)


def mobile(chance: Random) -> str:
    """Make up a mobile number."""
    return "1" + chance.choice(("3", "5", "7", "8", "9")) + digits(chance, 9)


def landline(chance: Random) -> tuple[str, str]:
    """Make up a landline: area code and local number."""
    area, length = chance.choice(
        (("0934", 7), ("0931", 7), ("010", 8), ("021", 8), ("025", 8), ("0517", 8), ("0527", 8))
    )
    return area, chance.choice("2345678") + digits(chance, length - 1)


def _luhn(body: str) -> str:
    total = 0
    for position, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if position % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def card(chance: Random) -> str:
    """Make up a number of a bank card."""
    prefix, length = chance.choice(
        (("622202", 19), ("621700", 19), ("623052", 19), ("622848", 19), ("621098", 19),
         ("622588", 16), ("625760", 16), ("95588", 19), ("436742", 16), ("524091", 16))
    )  # fmt: skip
    body = prefix + digits(chance, length - len(prefix) - 1)
    return body + _luhn(body)


def not_a_card(chance: Random) -> str:
    """Make up 16 to 19 digits whose last is no check digit of a card."""
    body = chance.choice("123456789") + digits(chance, chance.randint(14, 17))
    return body + str((int(_luhn(body)) + chance.randint(1, 9)) % 10)


def credit_code(chance: Random, *, only_digits: bool = False) -> str:
    """Make up a 统一社会信用代码."""
    while True:
        alphabet = "0123456789" if only_digits else _CREDIT
        start = chance.choice(("91", "11", "12", "51", "93")) + chance.choice(REGIONS)
        body = start + "".join(chance.choice(alphabet) for _ in range(9))
        total = sum(_CREDIT.index(c) * w for c, w in zip(body, _CREDIT_WEIGHTS, strict=True))
        check = _CREDIT[-total % 31]
        if not only_digits or check.isdigit():
            return body + check


def passport(chance: Random) -> str:
    """Make up a number of a passport."""
    if chance.random() < 0.4:
        return "E" + chance.choice("ABCDEFGHJKLMN") + digits(chance, 7)
    return chance.choice("EGE") + digits(chance, 8)


def permit(chance: Random) -> tuple[str, str]:
    """Make up a travel permit: what it is called, and its number."""
    return chance.choice(
        (
            ("往来港澳通行证", "C" + digits(chance, 8)),
            ("港澳通行证", "CA" + digits(chance, 7)),
            ("往来台湾通行证", "T" + digits(chance, 8)),
            ("港澳居民来往内地通行证", chance.choice("HM") + digits(chance, 8)),
            ("台胞证", digits(chance, 8)),
            ("回乡证", chance.choice("HM") + digits(chance, 10)),
        )
    )
