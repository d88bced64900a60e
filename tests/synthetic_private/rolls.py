"""Tables that hold what must be found beside what may be published."""

from random import Random
from typing import NamedTuple

from synthetic_private import people, places, printing
from synthetic_private.planted import Planted

Rows = list[list[str]]


class Roll(NamedTuple):
    """A table, what it holds, and how many of its rows hold nothing."""

    kind: str
    rows: Rows
    planted: tuple[Planted, ...]


def pupils(chance: Random) -> Roll:
    """A roll of pupils who were given aid: names, schools, homes, their guardians' telephones."""
    head = chance.choice(
        (
            ["序号", "学生姓名", "学校", "家庭住址", "联系电话"],
            ["序号", "姓名", "就读学校及年级", "住址", "监护人电话"],
            ["编号", "儿童姓名", "年级", "家庭地址", "家长手机"],
        )
    )
    rows, planted = [head], []
    for index in range(1, chance.randint(3, 6)):
        who = people.name(chance)
        address, tail = places.home(chance)
        number = people.mobile(chance)
        printed = printing.mobile(chance, number)
        school = chance.choice(("东关小学三年级", "宫河初中初二", "县幼儿园大班"))
        rows.append([str(index), who, school, address, printed])
        surname = 2 if who[:2] in people.COMPOUND else 1
        planted += [
            Planted("minor_name", who, who[surname:]),
            Planted("home_address", address, tail),
            Planted("mobile", printed, number[3:7]),
        ]
    return Roll("pupils", rows, tuple(planted))


def payments(chance: Random) -> Roll:
    """A roll of payments: names of adults stay, identity numbers and cards go."""
    head = chance.choice(
        (
            ["序号", "姓名", "身份证号", "一卡通账号", "金额（元）"],
            ["序号", "户主", "公民身份号码", "银行卡号", "补贴金额"],
            ["序号", "领取人", "证件号码", "社保卡卡号", "金额"],
        )
    )
    rows, planted = [head], []
    for index in range(1, chance.randint(3, 6)):
        number, account = people.identity(chance), people.card(chance)
        printed = printing.identity(chance, number)
        rows.append(
            [str(index), people.name(chance), printed, account, str(chance.randint(100, 9000))]
        )
        planted += [
            Planted("identity_card", printed, number[6:14]),
            Planted("bank_card", account, account[6:12]),
        ]
    return Roll("payments", rows, tuple(planted))


def form(chance: Random) -> Roll:
    """An applicant's form: labels and values side by side."""
    number, phone = people.identity(chance), people.mobile(chance)
    address, tail = places.home(chance)
    area, local = people.landline(chance)
    rows = [
        ["申请人姓名", people.name(chance), "身份证号码", number],
        ["联系电话", phone, "家庭电话", f"{area}-{local}"],
        ["家庭住址", address, "申请日期", "2023年5月6日"],
        ["所需信息", "2022年度财政预算", "获取方式", "邮寄"],
    ]
    planted = (
        Planted("identity_card", number, number[6:14]),
        Planted("mobile", phone, phone[3:7]),
        Planted("landline", f"{area}-{local}", local[:4]),
        Planted("home_address", address, tail),
    )
    return Roll("form", rows, planted)


def offices(chance: Random) -> Roll:
    """A table of offices with their addresses, telephones and codes: all public."""
    rows = [["序号", "单位名称", "办公地址", "联系电话", "统一社会信用代码"]]
    for index in range(1, chance.randint(3, 6)):
        unit = f"正宁县{chance.choice(('教育局', '财政局', '民政局', '山河镇人民政府', '气象局'))}"
        phone = printing.landline(chance, *people.landline(chance))
        rows.append([str(index), unit, places.office(chance), phone, people.credit_code(chance)])
    return Roll("offices", rows, ())


def companies(chance: Random) -> Roll:
    """A table of companies: addresses, managers, contract numbers, accounts of companies."""
    head = ["企业名称", "法定代表人", "地址", "合同编号", "公司账号"]
    rows = [
        [
            f"甘肃{chance.choice('恒瑞鑫泰')}建设有限公司",
            people.name(chance),
            places.office(chance),
            f"202{chance.randint(0, 6)}{people.digits(chance, 8)}",
            people.card(chance),
        ]
        for _ in range(chance.randint(2, 5))
    ]
    return Roll("companies", [head, *rows], ())


def figures(chance: Random) -> Roll:
    """A table of figures, with long and short numbers beside one another."""
    head = ["项目", "2022年", "2023年", "增减（%）", "资金（元）"]
    rows = [
        [
            what,
            str(chance.randint(0, 99999)),
            str(chance.randint(0, 9999999)),
            f"{chance.uniform(-90, 90):.2f}",
            people.mobile(chance),
        ]
        for what in ("行政许可", "行政处罚", "政府采购", "信息公开申请")
    ]
    return Roll("figures", [head, *rows], ())


def teachers(chance: Random) -> Roll:
    """A table of teachers at schools: adults' names."""
    head = ["序号", "姓名", "任教学校", "任教年级", "职称"]
    rows = [
        [str(index), people.name(chance), "东关小学", "三年级", "一级教师"]
        for index in range(1, chance.randint(3, 6))
    ]
    return Roll("teachers", [head, *rows], ())


PRIVATE = (pupils, payments, form)
PUBLIC = (offices, companies, figures, teachers)
