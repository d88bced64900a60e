"""Every kind of matter in running text, its traps beside it."""

import pytest

from gongkai.screening import mask, screen_text
from gongkai.screening.plain import hit_to_dict
from screening.numbers_made import card, identity

ID = identity()
ID_X = next(i for s in range(1, 999) if (i := identity(serial=f"{s:03}")).endswith("X"))
CARD = card("622202100111624570")


def kinds(text: str) -> list[str]:
    return [hit.kind for hit in screen_text(text)]


@pytest.mark.parametrize(
    ("text", "kind", "masked"),
    [
        (f"公民身份号码：{ID}。", "identity_card", f"620102********{ID[-4:]}"),
        (f"张三（{ID_X.lower()}）", "identity_card", f"620102********{ID_X[-4:]}"),
        (f"{ID[:6]} {ID[6:14]} {ID[14:]}", "identity_card", f"620102********{ID[-4:]}"),
        (f"王某，{ID[:9]}\n{ID[9:]}，男", "identity_card", f"620102********{ID[-4:]}"),
        (f"身份证号 {ID[:-1]} {ID[-1]}", "identity_card", f"620102********{ID[-4:]}"),
        ("旧证号620102900101123", "identity_card", "620102*****1123"),
        ("手机：13800138000", "mobile", "138****8000"),
        ("手机：１３８００１３８０００", "mobile", "138****8000"),
        ("电话138 0013 8000", "mobile", "138****8000"),
        ("电话+86-138-0013-8000", "mobile", "138****8000"),
        ("申请人电话8613800138000", "mobile", "138****8000"),
        ("请拨打1380013\n8000与其联系", "mobile", "138****8000"),
        ("家庭电话：0934-6123456", "landline", "0934-*****56"),
        ("住宅电话（0934）6123456", "landline", "(0934)*****56"),
        (f"卡号：{CARD}", "bank_card", "*" * 15 + CARD[-4:]),
        (f"{CARD[:4]}-{CARD[4:8]}-{CARD[8:12]}-{CARD[12:16]}-{CARD[16:]}", "bank_card",
         "*" * 15 + CARD[-4:]),
        ("护照号码：E12345678", "passport", "E******78"),
        ("护照号EA1234567", "passport", "E******67"),
        ("港澳通行证：C12345678", "travel_permit", "C******78"),
        ("台胞证号：12345678", "travel_permit", "1*****78"),
        ("家庭住址：兰州市城关区庆阳路149号2单元301室。", "home_address", "城关区***"),
        ("，住甘肃省正宁县山河镇东关村三组12号，", "home_address", "东关村***"),
        ("留守儿童王小丽，女", "minor_name", "王某某"),
        ("王小丽，女，10岁", "minor_name", "王某某"),
        ("李明同学拾金不昧", "minor_name", "李某"),
        ("三年级学生：欧阳小明", "minor_name", "欧阳某某"),
        ("张小明，系东关小学三年级学生", "minor_name", "张某某"),
        ("三安全一隐患", "wrong_word", "三安全一稳定"),
        ("新疆维吾尔族自治区", "wrong_title", "新疆维吾尔自治区"),
    ],
)  # fmt: skip
def test_private_matter_is_found_and_masked(text: str, kind: str, masked: str) -> None:
    (hit,) = screen_text(text)

    assert (hit.kind, hit.masked) == (kind, masked)
    assert text[hit.start : hit.end] == hit.text
    assert hit.reason.endswith("。")
    assert hit.basis
    assert masked in mask(text, [hit])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("绝密★", "secrecy_mark"),
        ("机密★1年", "secrecy_mark"),
        ("秘密★长期\n正文", "secrecy_mark"),
        ("机 密\n关于某事的报告", "secrecy_mark"),
        ("密级：秘密", "secrecy_mark"),
        ("内部资料 注意保存", "internal_mark"),
        ("内部文件，不得外传", "internal_mark"),
        ("公开属性：不予公开", "withheld_mark"),
        ("（此件不公开）", "withheld_mark"),
    ],
)
def test_marks_of_secrecy_are_found_and_not_masked(text: str, kind: str) -> None:
    (hit,) = screen_text(text)

    assert (hit.kind, hit.masked) == (kind, None)
    assert mask(text, [hit]) == text


@pytest.mark.parametrize(
    "text",
    [
        f"订单号{ID[:-1]}{(int(ID_X[5]) + 3) % 10 if ID[-1] != '5' else 1}",
        "订单编号：202311231234567890",
        "统一社会信用代码：91620102MA71ABCD1X",
        "办公电话：0934-6123456，传真：0934-6123457",
        "咨询电话：6123456",
        "热线12345",
        "金额13800138000元",
        "合同编号：HT-2023-13800138000",
        "受理编号：13800138000",
        f"户名：正宁县财政局\n账号：{CARD}",
        f"公司对公账户：{CARD}",
        "产品编号E12345678",
        "办公地址：正宁县山河镇东大街12号",
        "地址：甘肃省庆阳市西峰区南大街5号3楼",
        "住院部3楼5室",
        "依法确定为国家秘密、商业秘密的，不予公开",
        "不予公开告知书",
        "县教育局学生资助管理中心",
        "加强学生安全教育，关爱儿童成长",
        "未成年人保护工作",
        "张某某，女，10岁",
        "王建国，男，45岁",
        "620102********1234、138****8000",
        "农村长期护理",
    ],
)
def test_what_only_looks_private_is_no_hit(text: str) -> None:
    assert kinds(text) == []


def test_a_mobile_in_the_contact_line_of_an_office_is_for_a_person_to_decide() -> None:
    (hit,) = screen_text("联系人：张三 电话：13912345678")

    assert hit.confidence == "possible"
    assert screen_text("联系人：张三 电话：13912345678", at_least="likely") == ()


def test_an_identity_number_with_a_wrong_digit_is_found_where_it_is_announced() -> None:
    wrong = ID[:-1] + ("1" if ID[-1] != "1" else "2")

    (hit,) = screen_text(f"身份证号：{wrong}")

    assert (hit.kind, hit.confidence) == ("identity_card", "possible")


def test_a_list_of_children_is_masked_whole() -> None:
    text = "获助学生名单：张小明、李 红、王芳，共3人"

    assert mask(text, screen_text(text)) == "获助学生名单：张某某、李某、王某，共3人"


def test_a_changed_text_is_not_masked_by_old_hits() -> None:
    hits = screen_text("手机：13800138000")

    with pytest.raises(ValueError, match="重新检查"):
        mask("手机 ：13800138000", hits)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("低保户李红霞之子李小龙，现年9岁", "minor_name", ["李小龙"]),
        ("孤儿：王芳（女，8岁）、李强（男，10岁）", "minor_name", ["王芳", "李强"]),
        ("适龄儿童李小龙、王小红入学", "minor_name", ["李小龙", "王小红"]),
        ("原告李小龙，女，2012年8月9日出生，汉族，学生，住宫河镇", "minor_name", ["李小龙"]),
        ("户籍地址 正宁县永和镇罗川村赵家组34号", "home_address", ["罗川村赵家组34号"]),
        ("家住山河镇西关村北队", "home_address", ["西关村北队"]),
        ("申请人李红，通讯地址：西峰区九龙路12号。", "home_address", ["西峰区九龙路12号"]),
        ("信访人称其住宅的座机为电话6123456", "landline", ["6123456"]),
        ("银行账号6210 0012 3456 7890 123", "bank_card", ["6210 0012 3456 7890 123"]),
        ("密 级：秘密", "secrecy_mark", ["密 级：秘密"]),
        ("政府信息公开属性：不予公开", "withheld_mark", ["政府信息公开属性：不予公开"]),
    ],
)  # fmt: skip
def test_sentences_of_decisions_and_notices(text: str, kind: str, found: list[str]) -> None:
    assert [hit.text for hit in screen_text(text) if hit.kind == kind] == found


@pytest.mark.parametrize(
    "text",
    [
        "保密期限为机密★级文件处理",
        "标注“秘密★1年”字样",
        "（此件依申请公开）",
        f"订单号：{ID}",
    ],
)
def test_what_may_be_meant_otherwise_is_for_a_person_to_decide(text: str) -> None:
    assert [hit.confidence for hit in screen_text(text)] == ["possible"]


@pytest.mark.parametrize(
    "text",
    [
        "商业秘密★",
        "幼儿园地址：山河镇东街18号院",
        "指导教师王芳，宫河小学三年级班主任",
        "女童高发疾病防治",
        "网址https://www.gov.cn/zhengce/13800138000.htm",
        "行政许可 181 8837 1294 0",
        "6234\n5488\n2292\n6865",
        "被处罚人：某某商贸有限公司 地址：正宁县山河镇东街18号 法定代表人：王建军",
    ],
)
def test_more_that_only_looks_private_is_no_hit(text: str) -> None:
    assert kinds(text) == []


def test_an_identity_number_of_an_unknown_county_is_likely() -> None:
    (hit,) = screen_text(f"持有{identity('620199')}的王某")

    assert hit.confidence == "likely"


def test_a_hit_as_plain_data_keeps_its_text_back_unless_shown() -> None:
    (hit,) = screen_text("手机：13800138000")

    assert "13800138000" not in str(hit_to_dict(hit))
    assert hit_to_dict(hit, show=True)["text"] == "13800138000"
    assert hit_to_dict(hit)["name"] == "手机号码"
