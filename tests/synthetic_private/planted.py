"""Sentences that hold what must be found, with what exactly that is."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from synthetic_private import people, places, printing


class Planted(NamedTuple):
    """What a sample holds and screening must find."""

    kind: str
    printed: str
    """As it stands in the text."""
    secret: str
    """The part that must be gone once it is masked; empty for marks, which are not masked."""
    at_most: str = "certain"
    """The surest that a hit may claim to be."""
    form: str = ""
    """The sentence it stands in, for the tables of results."""


class Sentence(NamedTuple):
    """A sentence or line, and what it holds."""

    text: str
    planted: tuple[Planted, ...]


Maker = Callable[[Random], Sentence]


def identity(chance: Random) -> Sentence:
    number = people.identity(chance)
    printed = printing.identity(chance, number)
    who = people.name(chance)
    form = chance.choice(
        (
            f"申请人：{who}，公民身份号码：{printed}。",
            f"当事人{who}，身份证号{printed}，因违法停车被处以罚款。",
            f"{who}（{printed}）符合享受高龄补贴的条件。",
            f"经核实，{who}，男，汉族，身份证号码为{printed}，系我村村民。",
            f"证件类型：居民身份证 证件号码：{printed}",
            f"被处罚人{who}，身份证件号：{printed}；",
            f"持{printed}号身份证的{who}应于七日内缴纳。",
            f"{who} {printed}",
        )
    )
    return Sentence(form, (Planted("identity_card", printed, number[6:14]),))


def old_identity(chance: Random) -> Sentence:
    number = people.old_identity(chance)
    who = people.name(chance)
    form = chance.choice(
        (f"{who}原身份证号{number}，现已换发。", f"户主{who}（身份证：{number}）。")
    )
    return Sentence(form, (Planted("identity_card", number, number[6:12]),))


def mobile(chance: Random) -> Sentence:
    number = people.mobile(chance)
    printed = printing.mobile(chance, number)
    who = people.name(chance)
    form = chance.choice(
        (
            f"申请人{who}，联系电话：{printed}。",
            f"信访人{who}（手机{printed}）反映其邻居占道。",
            f"投诉人电话{printed}，希望尽快回复。",
            f"{who}，手机号码：{printed}，住址不详。",
            f"家长联系方式：{printed}",
            f"来信人留下的电话是{printed}，经回访未接通。",
            f"如有异议请与{who}本人联系，手机 {printed} 。",
            f"业主{who}微信同手机{printed}。",
            f"{who}，{printed}，已领取。",
        )
    )
    return Sentence(form, (Planted("mobile", printed, number[3:7]),))


def contact_mobile(chance: Random) -> Sentence:
    number = people.mobile(chance)
    who = people.name(chance)
    form = chance.choice(
        (
            f"联系人：{who} 电话：{number}",
            f"项目联系人：{who}，联系电话：{number}。",
            f"采购代理机构联系人{who}，{number}。",
            f"值班电话：{number}",
            f"县局办公室咨询电话：{number}（工作时间）。",
            f"河长：{who}，监督电话：{number}",
        )
    )
    return Sentence(form, (Planted("mobile", number, number[3:7], at_most="possible"),))


def landline(chance: Random) -> Sentence:
    area, local = people.landline(chance)
    printed = printing.landline(chance, area, local)
    who = people.name(chance)
    form = chance.choice(
        (
            f"{who}，家庭电话：{printed}。",
            f"住宅电话 {printed}，白天无人接听。",
            f"申请人{who}，本人电话：{printed}。",
            f"家长电话：{printed}",
            f"户主电话：{printed}，请提前联系。",
            f"{who}（宅）{printed}",
            f"监护人联系电话为{printed}。",
        )
    )
    return Sentence(form, (Planted("landline", printed, local[:4]),))


def card(chance: Random) -> Sentence:
    number = people.card(chance)
    printed = printing.card(chance, number)
    who = people.name(chance)
    form = chance.choice(
        (
            f"补贴将打入{who}的银行卡（{printed}）。",
            f"{who}，开户行：农村信用社，卡号：{printed}。",
            f"请核对本人一卡通账号{printed}是否正确。",
            f"收款人：{who}；银行账号：{printed}；",
            f"{who}社保卡银行账户{printed}",
            f"{who}的储蓄卡号为{printed}，户名一致。",
            f"退款至尾号以外信息完整的卡：{printed}。",
        )
    )
    return Sentence(form, (Planted("bank_card", printed, number[6:12]),))


def passport(chance: Random) -> Sentence:
    number = people.passport(chance)
    printed = printing.full_width(number) if chance.random() < 0.15 else number
    who = people.name(chance)
    form = chance.choice(
        (
            f"{who}，护照号码：{printed}。",
            f"申请人持中国护照（{printed}）办理。",
            f"证件名称：护照，证件号码：{printed}",
            f"外籍人员护照号{printed}，有效期至2030年5月。",
        )
    )
    return Sentence(form, (Planted("passport", printed, number[2:7]),))


def permit(chance: Random) -> Sentence:
    called, number = people.permit(chance)
    form = chance.choice(
        (
            f"{people.name(chance)}，{called}号码：{number}。",
            f"持{called}（{number}）入境。",
            f"证件：{called} {number}",
        )
    )
    return Sentence(form, (Planted("travel_permit", number, number[2:7]),))


def home(chance: Random) -> Sentence:
    address, tail = places.home(chance)
    who = people.name(chance)
    form = chance.choice(
        (
            f"{who}，男，汉族，1975年3月出生，住{address}。",
            f"家庭住址：{address}",
            f"户籍地：{address}，现外出务工。",
            f"{who}，现住{address}，联系不上。",
            f"户籍所在地为{address}。",
            f"该户家住{address}，共4口人。",
            f"申请人{who}，女，住址：{address}；",
            f"现居住地址：{address}，房屋为土木结构。",
            f"申请人{who}，通讯地址：{address}。",
            f"身份证住址：{address}",
            f"{who}，经常居住地{address}。",
        )
    )
    return Sentence(form, (Planted("home_address", address, tail),))


def _masked_part(who: str) -> str:
    """Give the part of a name that is masked: all but the surname."""
    return who[2:] if who[:2] in people.COMPOUND else who[1:]


def minor(chance: Random) -> Sentence:
    who = people.name(chance)
    age = chance.randint(1, 17)
    form = chance.choice(
        (
            f"留守儿童{who}，随祖父母生活。",
            f"困境儿童：{who}，女，{age}岁，由民政部门监护。",
            f"{who}，男，{age}周岁，患先天性心脏病。",
            f"学生{who}在上学途中受伤。",
            f"孤儿{who}（{age}岁）的基本生活费按月发放。",
            f"{who}同学家庭困难，申请临时救助。",
            f"东关小学三年级学生{who}，拾金不昧。",
            f"{who}，系县一中高二（3）班学生。",
            f"幼儿姓名：{who}",
            f"未成年人{who}的监护人已到场。",
            f"其中{who}，{chance.randint(2012, 2019)}年5月出生，今年{age}岁，系残疾儿童。",
            f"女童{who}被其姑母接走。",
            f"姓名：{who}，学校：正宁县第三小学，班级：四年级2班。",
            f"获奖学生：{who}。",
            f"{who}小朋友的画作获一等奖。",
            f"患儿{who}，{age}个月大，医疗费用较高。",
            f"{who}（{age}岁，就读于宫河小学）",
        )
    )
    return Sentence(form, (Planted("minor_name", who, _masked_part(who)),))


def minors(chance: Random) -> Sentence:
    names = [people.name(chance) for _ in range(chance.randint(2, 5))]
    listed = chance.choice(("、", "，", " ", ",")).join(names)
    form = chance.choice(
        (f"获助学生名单：{listed}", f"受表彰的学生：{listed}。", f"困境儿童名单：{listed}")
    )
    return Sentence(form, tuple(Planted("minor_name", n, _masked_part(n)) for n in names))


def secrecy(chance: Random) -> Sentence:
    level = chance.choice(("绝密", "机密", "秘密"))
    term = chance.choice(("", "", "1年", "5年", "10年", "长期", "6个月"))
    mark = chance.choice(
        (
            f"{level}★{term}",
            f"{level} ★ {term}".strip(),
            f"{level[0]}　{level[1]}★{term}",
            f"密级：{level}",
            f"{level[0]} {level[1]}",
            f"【{level}】",
        )
    )
    return Sentence(mark, (Planted("secrecy_mark", mark, ""),))


def internal(chance: Random) -> Sentence:
    mark = chance.choice(
        (
            "内部资料 注意保存",
            "内部资料，请勿外传",
            "内部文件 不得外传",
            "（内部资料）",
            "仅供内部参考",
            "内部资料　注意保密",
            "内部材料，严禁外传",
            "内部使用",
            "工作秘密",
            "内部资料\u3000妥善保管",
        )
    )
    return Sentence(mark, (Planted("internal_mark", mark, ""),))


def withheld(chance: Random) -> Sentence:
    mark = chance.choice(
        (
            "公开属性：不予公开",
            "（此件不公开）",
            "信息公开选项：不予公开",
            "公开类别：不公开",
            "此件不予公开",
            "公开方式：不予公开",
            "是否公开：不公开",
            "【此件不公开】",
        )
    )
    return Sentence(mark, (Planted("withheld_mark", mark, ""),))


def wrong(chance: Random) -> Sentence:
    kind, word, form = chance.choice(
        (
            ("wrong_word", "三安全一隐患", "公开后可能危及“{}”的，不予公开。"),
            ("wrong_title", "新疆维吾尔族自治区", "赴{}考察学习。"),
            ("wrong_title", "台湾总统", "所谓{}的言论。"),
            ("wrong_title", "中港台", "加强{}三地文化交流。"),
            ("wrong_title", "维族", "帮助{}群众增收。"),
            ("wrong_word", "一带一路战略", "积极融入{}。"),
            ("wrong_word", "布署", "认真{}年度重点工作。"),
            ("wrong_word", "截止目前", "{}，共受理申请12件。"),
        )
    )
    return Sentence(form.format(word), (Planted(kind, word, word),))


MAKERS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        identity,
        old_identity,
        mobile,
        contact_mobile,
        landline,
        card,
        passport,
        permit,
        home,
        minor,
        minors,
        secrecy,
        internal,
        withheld,
        wrong,
    )
}
"""Makers of sentences that hold something, by name."""
