"""Sentences that only look as if they held something, and ordinary ones."""

from collections.abc import Callable
from random import Random

from synthetic_private import people, places, printing

Maker = Callable[[Random], str]


def order_number(chance: Random) -> str:
    """A number of 18 digits that is no identity number: a wrong check digit, or no such day."""
    region, serial = chance.choice(people.REGIONS), people.digits(chance, 3)
    wrong_day = f"{chance.randint(1950, 2020)}{chance.choice(('13', '00', '45'))}{serial[:2]}"
    if chance.random() < 0.5:
        body = region + people.birth(chance) + serial
        right = people.identity_check(body)
        check = chance.choice([d for d in "0123456789" if d != right])
        number = body + check
    else:
        number = region + wrong_day + serial
        number += people.identity_check(number)
    return _numbered(chance, number)


def dated_number(chance: Random) -> str:
    """A number that begins with a date, as serial numbers do."""
    number = f"202{chance.randint(0, 6)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    return _numbered(chance, number + people.digits(chance, chance.randint(3, 11)))


def long_number(chance: Random) -> str:
    """A number as long as a card's whose last digit is no check digit."""
    return _numbered(chance, people.not_a_card(chance))


def _numbered(chance: Random, number: str) -> str:
    return chance.choice(
        (
            f"订单号：{number}，已发货。",
            f"受理编号为{number}。",
            f"流水号{number}已入库。",
            f"项目代码：{number}",
            f"发票号码：{number}。",
            f"凭证编号 {number} 已核销。",
            f"合同编号：{number}",
            f"不动产单元号{number}。",
            f"设备序列号：{number}；",
        )
    )


def credit_code(chance: Random) -> str:
    code = people.credit_code(chance, only_digits=chance.random() < 0.4)
    shown = printing.full_width(code) if chance.random() < 0.1 else code
    return chance.choice(
        (
            f"统一社会信用代码：{shown}。",
            f"该公司（统一社会信用代码{shown}）被列入名录。",
            f"纳税人识别号：{shown}",
            f"索引号：{code}/2023-00012",
            f"中标单位信用代码 {shown}",
        )
    )


def office_phone(chance: Random) -> str:
    printed = printing.landline(chance, *people.landline(chance))
    return chance.choice(
        (
            f"联系电话：{printed}",
            f"咨询电话：{printed}（工作日8:30—17:30）。",
            f"传真：{printed}。",
            f"县文体广电和旅游局办公室电话：{printed}。",
            f"值班电话 {printed}",
            f"办公电话：{printed}",
            f"监督举报电话：{printed}。",
            f"投诉电话：{printed}，邮箱：zn@gov.cn。",
            f"电话：{printed}",
            f"政务服务大厅窗口电话{printed}。",
            f"如有疑问请致电{printed}。",
            "请拨打12345政务服务热线。",
            f"联系人：{people.name(chance)}，联系电话：{printed}",
            "客服热线：400-800-8820。",
            f"地址：{places.office(chance)}，电话：{printed}。",
        )
    )


def public_account(chance: Random) -> str:
    number = people.card(chance) if chance.random() < 0.5 else people.not_a_card(chance)
    return chance.choice(
        (
            f"户名：正宁县财政局，开户行：农行正宁支行，账号：{number}。",
            f"罚款缴至财政专户，账号{number}。",
            f"投标保证金账户：{number}。",
            f"对公账户：{number}",
            f"收款单位：某某建设有限公司，银行账号：{number}。",
            f"公司账号：{number}，开户银行：建设银行。",
            f"捐赠账户：县红十字会，账号：{number}。",
            f"缴款账号：{number}（非税收入）。",
        )
    )


def office_address(chance: Random) -> str:
    address = places.office(chance)
    return chance.choice(
        (
            f"办公地址：{address}。",
            f"地址：{address}",
            f"单位地址：{address}，邮编：745300。",
            f"公司注册地址：{address}。",
            f"住所：{address}，法定代表人：{people.name(chance)}。",
            f"办公地点设在{address}。",
            f"项目位于{address}。",
            f"报名地点：{address}。",
            f"某某商贸有限公司，住所地：{address}。",
            f"经营场所：{address}",
        )
    )


def masked(chance: Random) -> str:
    surname = chance.choice(people.SURNAMES)
    tail = people.digits(chance, 4)
    return chance.choice(
        (
            f"申请人{surname}某某，身份证号620102********{tail}。",
            f"手机：138****{tail}。",
            f"学生{surname}某某、{surname}某，均已发放。",
            f"{surname}某，女，9岁。",
            f"儿童{surname}**，家庭住址：{places.village(chance)}。",
            f"卡号：****{tail}",
            f"{surname}××，联系电话139xxxx{tail}",
            f"住{places.village(chance)}的{surname}某反映问题。",
            f"护照号码：E*****{tail[:3]}。",
            f"{surname}同学、{surname}小朋友参加了活动。",
        )
    )


def adult(chance: Random) -> str:
    who, age = people.name(chance), chance.randint(18, 90)
    return chance.choice(
        (
            f"{who}，男，{age}岁，村民。",
            f"任命{who}同志为正宁县教育局副局长。",
            f"{who}，女，汉族，中共党员。",
            f"教师{who}任教于东关小学，现聘三年级语文。",
            f"法定代表人：{who}。",
            f"局长{who}主持会议。",
            f"联系人：{who}",
            f"辅导员{who}毕业于西北师范大学。",
            f"姓名：{who}，毕业学校：兰州大学，岗位：综合岗。",
            f"由{who}副县长带队到学校、幼儿园检查。",
            f"主办：{who}  审核：{people.name(chance)}",
        )
    )


def amount(chance: Random) -> str:
    number = people.mobile(chance)
    return chance.choice(
        (
            f"全年完成投资{number}元。",
            f"资产总额{number}.35元。",
            f"坐标：107.{people.digits(chance, 8)}，35.49。",
            f"条码690{people.digits(chance, 10)}。",
            f"版本号V1.{people.digits(chance, 6)}。",
            f"合同编号：HT-2023-{number}",
            f"批号{people.digits(chance, 8)}",
            f"编号：ZN{number}",
            f"正宁旅发〔2023〕{chance.randint(1, 99)}号",
            f"备案号：陇ICP备{people.digits(chance, 8)}号-1",
            f"甘公网安备 62102502{people.digits(chance, 6)}号",
            "网站标识码：6210250001",
            f"国有建设用地使用权面积 {chance.randint(2, 90)}00{chance.randint(10, 90)}平方米",
            f"行政许可 {chance.randint(1, 999)} {people.digits(chance, 4)} {number[:4]} 0",
            f"ISBN 978-7-{people.digits(chance, 4)}-{people.digits(chance, 4)}-{number[-1]}",
        )
    )


def secrecy_talk(chance: Random) -> str:
    return chance.choice(
        (
            "属于国家秘密的，不予公开。",
            "涉及商业秘密、个人隐私的，应当征求第三方意见。",
            "送达《政府信息不予公开告知书》。",
            "工作人员应当保守秘密。",
            "开展保密宣传教育，严防失密泄密。",
            "本机关决定不予公开。",
            "属于内部事务信息，可以不予公开。",
            "加强内部控制和内部审计。",
            "（三）不予公开：1.属于国家秘密 0 0 0",
            "公开属性：主动公开",
            "（此件公开发布）",
            "绝密、机密、秘密三级。",
            "涉密人员管理、机密级载体清查等工作有序开展。",
            "密级：无",
            "公开方式：主动公开",
            "秘密级以上文件按规定销毁。",
            "内部资料性出版物准印证管理。",
            "建立健全信息发布保密审查机制。",
            "信息公开：主动公开",
            "评标过程严格保密。",
            "三安全一稳定",
            "依申请公开12件，不予公开2件。",
        )
    )


def student_talk(chance: Random) -> str:
    return chance.choice(
        (
            "全县学生资助工作有序开展。",
            "加强学生安全教育和心理健康教育。",
            "关爱留守儿童和困境儿童。",
            "儿童福利机构建设稳步推进。",
            "未成年人保护工作协调机制运行良好。",
            "落实学生营养改善计划。",
            "学生应当遵守校规。",
            "幼儿园收费公示。",
            "学生家长满意度达98%。",
            "开展“护苗”行动，净化学生成长环境。",
            "儿童青少年近视防控。",
            "高中学生毕业去向统计。",
            "为学生办实事12件。",
            "孤儿基本生活费每人每月1500元。",
            "资助困难学生于8月底完成。",
            "儿童游乐设施安全检查。",
            "三年级以上学生均已接种。",
            "初中学生学业水平考试成绩公布。",
            "少年宫免费开放。",
            "学生党员张贴海报。",
            "女童保护公益课走进校园。",
            "残疾儿童康复救助标准提高。",
            "各学校幼儿园、中小学生安全事故为零。",
            "学生宿舍改造项目已竣工。",
            "年满16周岁的学生，可以办理。",
            "面向儿童和家长的讲座。",
            "中小学生研学实践、学生体育联赛、学生文化艺术节。",
            "同学们热情高涨。",
            "全体同学参加了演练。",
        )
    )


def ordinary(chance: Random) -> str:
    year = chance.randint(2019, 2026)
    return chance.choice(
        (
            f"{year}年，我局主动公开政府信息{chance.randint(20, 900)}条。",
            f"全年收到政府信息公开申请{chance.randint(1, 90)}件，均按期答复。",
            f"现将{year}年度有关情况公布如下：",
            "一、总体情况",
            "二、存在的主要问题及改进情况",
            "公民、法人和其他组织可以向本机关申请。",
            f"会议于{year}年3月15日在县政府三楼会议室召开。",
            "根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。",
            "特此公告。",
            "附件：1.申报表 2.承诺书",
            f"涉及资金{chance.randint(9, 9999)}.5万元，惠及群众{chance.randint(9, 9999)}人。",
            "网址：http://www.zninfo.gov.cn/zfxxgk/20231123/12345.html",
            "全县住房和城乡建设、住院医疗保障、入住率统计。",
            "本人身份证、户口本原件及复印件。",
            "凭有效身份证件、护照或者港澳通行证办理。",
            "请携带银行卡、社保卡。",
            "手机、电话、微信等渠道均可查询。",
            "家庭住址变更的，应当及时报告。",
            f"时间：{year}年5月6日9:00—11:30",
            "村民小组长会议讨论通过，农村长效机制逐步建立。",
            "居住在本县的常住人口为18.2万人。",
        )
    )


TRAPS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        order_number,
        dated_number,
        long_number,
        credit_code,
        office_phone,
        public_account,
        office_address,
        masked,
        adult,
        amount,
        secrecy_talk,
        student_talk,
        ordinary,
    )
}
"""Makers of sentences that hold nothing, by name."""
