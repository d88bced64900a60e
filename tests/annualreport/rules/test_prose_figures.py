"""What the prose says in figures, against the tables: contradictions and innocent look-alikes."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import Figures, applications, ask, disclosure, graded, remedies
from gongkai.annualreport.rules.prose_figures import RULE

CELLS: Figures = {
    **applications(
        new_received=30,
        carried_in=2,
        granted=12,
        partially_granted=3,
        refused__state_secret=1,
        refused__third_party_rights=3,
        unavailable__not_held=7,
        unavailable__needs_creation=1,
        not_processed__repeated=2,
        total_results=29,
        carried_out=3,
    ),
    **remedies("reconsideration", upheld=3, pending=1),
    **remedies("litigation_direct", upheld=1),
    **remedies("litigation_after_reconsideration", upheld=1),
    **disclosure("normative_documents", made=5, repealed=2, in_force=18),
    **disclosure("licences", decisions=120),
    **disclosure("compulsory_measures", decisions=3),
}


def severities(text: str, *, chapter: int = 1, year: int = 2023) -> list[str]:
    return graded(ask(RULE, make_report(year=year, cells=CELLS, chapters={chapter: text})))


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我局共收到政府信息公开申请30件，上年结转2件，答复29件，结转下年度3件。",
        "全年受理政府信息公开申请32件（含上年结转2件），办结29件，另有3件顺延至下年度办理。",
        "本年度新收依申请公开30件，均按时办理。",
        "共收到信息公开申请三十件。",
        "共收到政府信息公开申请３０件。",
        "全年办理答复政府信息公开申请29件，其中予以公开12件，部分公开3件，不予公开4件，无法提供8件，不予处理2件。",
        "全年答复29件，其中予以公开15件，不予公开4件。",
        "全年共答复29件，公开及部分公开15件。",
        "共受理政府信息公开申请30件，其中当年办结27件，3件结转到2024年继续办理。",
        "截至2023年12月31日，收到政府信息公开申请30件，上年度结转2件。",
        "因政府信息公开被申请行政复议4件，被提起行政诉讼2件。",
        "涉及政府信息公开的行政复议案件4起、行政诉讼案件2起，其中直接起诉1件、复议后起诉1件。",
        "共办理依申请公开29件，其中12件予以公开，3件部分公开，4件不予公开，8件无法提供，2件不予处理。",
        "全县政府信息公开类复议诉讼案件6件。",
        "制发行政规范性文件5件，废止规范性文件2件，现行有效行政规范性文件18件。",
        "全年作出行政许可处理决定120件。",
        "全年作出行政强制处理决定3件。",
    ],
)
def test_what_agrees_raises_nothing(text: str) -> None:
    assert severities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2022年收到政府信息公开申请19件，2023年收到政府信息公开申请30件。",
        "2023年收到政府信息公开申请30件，较去年的25件增加5件。",
        "收到政府信息公开申请30件，同比增加11件，比上年增长57.9%。",
        "其中局机关本级收到政府信息公开申请9件，各部门收到21件。",
        "收到政府信息公开申请30件，其中网络申请22件，信函申请6件，当面申请2件。",
        "通过政府网站在线收到政府信息公开申请22件，答复22件。",
        "全年办理网络问政182件，信访件40件，12345热线工单1200件，人大建议8件。",
        "受理行政许可申请560件，办结558件。",
        "收到低保申请45件，审批通过40件，受理法律援助申请12件。",
        "全年受理行政复议案件86件，审结80件，办理行政诉讼应诉案件25件。",
        "县政府作为复议机关受理涉及政府信息公开的行政复议案件12件，审结11件。",
        "新制定规范性文件5件，宣布失效规范性文件4件。",
        "承办人大代表建议3件，政协提案5件，办复率100%，复文予以公开8件。",
        "收到12345热线、县长信箱等平台转办件560件，办结558件，结转下年2件。",
        "收到政府信息公开申请30件，涉及征地拆迁18件，财政类6件，其他6件。",
        "近三年累计收到政府信息公开申请100余件。",
        "收到政府信息公开申请30件，较上年增加，增加6件，答复29件。",
        "处理行政许可申请560件，处理行政强制案件12件，办理行政许可700件。",
        "上半年收到政府信息公开申请14件。",
        "公开规范性文件9件，报送备案规范性文件7件。",
        "公开行政许可决定300余条，行政处罚决定95条。",
        "在县门户网站发布信息249条，回复留言56条，召开发布会3次。",
        "收到政府信息公开申请约40件。",
        "全市收到政府信息公开申请30件，其中县政府办公室收到5件，予以公开2件。",
        "收到政府信息公开申请后，我局组织会商3次，征求第三方意见2次。",
        "参加依申请公开业务培训6次，答复咨询电话88个。",
        "制定政府信息公开制度3项，印发文件12件。",
        "对申请内容不明确的2件依法告知补正。",
        "公布办事指南55条，梳理主动公开事项130项。",
    ],
)
def test_another_scope_is_no_contradiction(text: str) -> None:
    assert severities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我局收到政府信息公开申请30件，上年结转2件，答复31件。",
        "全年新收政府信息公开申请30件，办结29件，其中予以公开11件，部分公开3件。",
        "收到政府信息公开申请30件，答复29件：不予公开6件，无法提供8件。",
        "收到政府信息公开申请31件，上年结转2件，共办结29件，结转下年度3件。",
        "答复政府信息公开申请29件，其中无法提供6件。",
        "新收申请30件，5件结转下年度继续办理，其中涉及政府信息公开申请较多。",
        "因政府信息公开被申请行政复议5件，被提起行政诉讼2件。",
        "收到政府信息公开申请30件，同比增加，结转下年度6件。",
        "收到政府信息公开申请30件，与上年持平，答复31件。",
    ],
)
def test_a_contradiction_beside_what_agrees_is_an_error(text: str) -> None:
    assert severities(text) == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "全年共收到政府信息公开申请35件。",
        "2023年受理政府信息公开申请二十五件。",
        "因政府信息公开被申请行政复议6件。",
        "因政府信息公开被申请行政复议4件，被提起行政诉讼3件。",
        "因政府信息公开被申请行政复议4件，其中结果维持2件、尚未审结1件。",
        "制发行政规范性文件6件。",
        "全年作出行政许可处理决定121件。",
        "全年作出行政强制处理决定8件。",
        "2023年共处理行政许可121宗。",
    ],
)
def test_a_contradiction_alone_is_a_warning(text: str) -> None:
    assert severities(text) == ["warning"]


def test_the_finding_says_what_the_wrong_figure_was_taken_from() -> None:
    cells = {
        **CELLS,
        ("applications", "granted", "natural_person"): 8,
        ("applications", "granted", "commercial"): 4,
    }
    text = "收到政府信息公开申请30件，答复29件，予以公开8件，部分公开3件。"

    (finding,) = ask(RULE, make_report(cells=cells, chapters={1: text}))

    assert (finding.expected, finding.actual) == (12, 8)
    assert "“自然人”一栏" in finding.message
    assert "第1章第1段" in finding.place


def test_blank_totals_of_rows_are_added_up_before_comparing() -> None:
    cells = {**CELLS, ("applications", "granted", "total"): None}
    text = "收到政府信息公开申请30件，答复29件，予以公开12件，部分公开3件。"

    assert ask(RULE, make_report(cells=cells, chapters={1: text})) == []


def test_a_blank_table_contradicts_nothing() -> None:
    cells: Figures = {
        ("applications", "new_received", c): None for c in ("natural_person", "total")
    }
    cells |= {
        ("applications", "new_received", c): None
        for c in ("commercial", "research", "public_welfare", "legal_service", "other")
    }

    assert ask(RULE, make_report(cells=cells, chapters={1: "收到政府信息公开申请5件。"})) == []


def test_a_sentence_broken_over_two_lines_is_read_as_one() -> None:
    text = "2023年度，我局畅通各种申请渠道，共收到政府信息公开申请30件，上年结转\n2件，答复31件。"

    assert severities(text) == ["error"]


def test_all_cases_of_a_body_are_not_its_cases_over_disclosure() -> None:
    cells: Figures = {
        ("remedies", "reconsideration", "upheld"): 5,
        ("remedies", "reconsideration", "total"): 5,
    }
    text = "本年度作为被申请人的行政复议案件12件，其中政府信息公开类5件。"

    assert ask(RULE, make_report(cells=cells, chapters={4: text})) == []


BEFORE = "2023年，我局收到政府信息公开申请30件，上年结转2件"


@pytest.mark.parametrize("text", ["不予公开3件", "无法提供7件", "其中无法提供1件"])
def test_the_figure_of_one_reason_of_its_group_is_no_error(text: str) -> None:
    assert severities(f"{BEFORE}，答复29件，{text}。") == ["warning"]


def test_no_refusal_at_all_is_not_the_figure_of_a_reason_that_had_none() -> None:
    assert severities(f"{BEFORE}，答复29件，不予公开0件。") == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "因属于保护第三方合法权益不予公开3件，因涉及国家秘密不予公开1件",
        "其中因不掌握相关信息无法提供7件，没有现成信息需另行制作无法提供1件",
        "第三方不同意公开3件",
        "以涉及商业秘密为由不予公开3件",
        "属国家秘密的不予公开1件、属第三方权益的不予公开3件",
        "不予公开1件（国家秘密），不予公开3件（涉及第三方合法权益）",
        "信访类不予处理1件，重复申请不予处理1件",
        "3件因保护第三方合法权益不予公开",
        "不予公开1件属于国家秘密，不予公开3件因涉及第三方权益",
    ],
)
def test_what_was_refused_for_one_reason_is_a_part(text: str) -> None:
    assert severities(f"{BEFORE}，{text}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "作出予以公开答复12件，部分公开答复3件，不予公开答复4件",
        "予以公开的答复12件、不予公开决定书4件",
        "其中同意公开答复12件，无法提供告知书8件，不予处理告知2件",
        "予以公开回复12件",
    ],
)
def test_a_reply_named_by_its_result_is_that_result(text: str) -> None:
    assert severities(f"{BEFORE}。{text}。") == []
    assert severities(f"{BEFORE}。{text.replace('12件', '14件').replace('4件', '6件')}。")


@pytest.mark.parametrize(
    "text",
    [
        "按期答复27件，延期答复2件",
        "按时办结27件，逾期办结2件",
        "其中20个工作日内答复27件，延期后答复2件",
        "网上答复20件，书面答复9件",
        "当场答复2件，口头答复1件，邮寄答复26件",
        "法定期限内答复28件，延长期限答复1件",
        "作出公开答复15件",
        "电话答复3件，现场办结1件",
    ],
)
def test_what_was_answered_in_one_way_is_a_part(text: str) -> None:
    assert severities(f"{BEFORE}，{text}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "自然人申请予以公开10件，商业企业申请予以公开2件",
        "对自然人予以公开10件，对企业予以公开2件",
        "水资源类申请18件，已答复17件；河道类申请12件，已答复12件",
        "自然人20件，答复19件；法人10件，答复10件",
        "涉及征地方面的申请18件，办结17件，其中予以公开9件",
        "其中要求公开工程验收材料的申请18件，受理后答复的申请17件",
        "收到规划类政府信息公开申请18件，予以公开9件，部分公开1件",
        "收到自然人提交的申请28件，办结27件",
        "答复征地类政府信息公开申请17件",
        "向市局办理答复2件，代县政府答复7件",
        "其中转办2件、撤回1件、补正5件，实际受理27件，办结26件",
        "予以公开10件（自然人）",
    ],
)
def test_applications_of_one_kind_or_of_some_applicants_are_a_part(text: str) -> None:
    assert severities(f"{BEFORE}。{text}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "审核公文345件，其中主动公开120件、依申请公开30件、不予公开195件",
        "制发文件200件，其中不予公开60件",
        "公文属性认定情况：主动公开120件，依申请公开30件，不予公开195件",
        "主动公开120件，依申请公开30件，不予公开195件",
        "提供政府信息320条，不予公开信息15条",
        "梳理信息项目，予以公开88项、不予公开16项",
        "发文定密审查56份，不予公开11份",
    ],
)
def test_documents_classed_by_their_disclosure_are_no_applications(text: str) -> None:
    assert severities(f"{BEFORE}，答复29件。{text}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "行政诉讼案件2件，其中新收1件，上年结转1件",
        "行政应诉2件，其中上年结转1件，结转下年1件",
        "行政复议4件，其中当年新收3件，上年结转1件，结转下年度1件",
    ],
)
def test_what_suits_carried_over_is_not_of_applications(text: str) -> None:
    assert severities(f"{BEFORE}，{text}。") == []


def test_applications_spoken_of_again_after_suits_are_compared() -> None:
    text = (
        "因信息公开引发行政诉讼2件。涉及行政诉讼的已应诉，收到政府信息公开申请30件，结转下年度6件。"
    )

    assert severities(text) == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "行政复议案件132件，其中涉及政府信息公开4件；行政应诉案件40件，其中涉及政府信息公开2件",
        "涉及政府信息公开的复议4件。受理的行政诉讼案件共12件，涉政府信息公开2件",
        "信息公开复议4件，行政诉讼12件（含政府信息公开类2件）",
        "信息公开复议4件；行政诉讼12件，属于政府信息公开的2件",
    ],
)
def test_all_cases_are_told_from_those_over_disclosure_each_time(text: str) -> None:
    assert severities(f"{text}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "全市共收到政府信息公开申请1203件，其中市级部门收到600件。我局收到30件。",
        "全县行政机关共收到政府信息公开申请230件，办结210件，不予公开80件；我局收到申请30件。",
        "2023年全系统受理政府信息公开申请88件。",
    ],
)
def test_the_figures_of_a_whole_county_are_not_a_bureau_s(text: str) -> None:
    assert severities(text) == []


def test_a_county_government_speaks_of_its_whole_county() -> None:
    text = "2023年，全县共收到政府信息公开申请35件，上年结转2件，答复29件。"
    report = make_report(body="东山县人民政府", cells=CELLS, chapters={1: text})

    assert graded(ask(RULE, report)) == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "东山县水利局共答复26件",
        "全年共依法办结26件",
        "截至12月31日，已全部按时答复26件",
        "经审查，对自然人予以公开14件",
        "因属于内部事务信息不予公开6件",
        "因本机关不掌握等原因无法提供7件",
        "我局认真办理，依法作出不予公开决定2件",
        "对法人和其他组织、公民的申请依法答复政府信息公开申请26件",
    ],
)
def test_words_that_set_no_part_apart_leave_a_contradiction_one(text: str) -> None:
    assert severities(f"{BEFORE}，{text}。") == ["error"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到政府信息公开申请30件，其中自然人28件，法人2件。", []),
        ("收到政府信息公开申请30件（自然人28件、法人2件）。", []),
        ("受理政府信息公开申请32件，其中自然人提出的申请29件。", []),
        ("收到政府信息公开申请30件，其中自然人申请27件已办结。", []),
        ("收到政府信息公开申请30件，其中网上申请20件，自然人25件。", []),
        ("收到政府信息公开申请30件，自然人12人次。", []),
        ("收到政府信息公开申请30件，其中自然人25件，法人5件。", ["warning"]),
        ("收到政府信息公开申请30件（自然人25件、法人5件）。", ["warning"]),
        ("2022年收到政府信息公开申请30件，其中自然人25件。", []),
    ],
)
def test_natural_persons_told_after_all_that_was_received_are_those_of_their_column(
    text: str, found: list[str]
) -> None:
    column = "natural_person"
    cells = {
        **CELLS,
        ("applications", "new_received", column): 28,
        ("applications", "new_received", "commercial"): 2,
        ("applications", "carried_in", column): 1,
        ("applications", "carried_in", "other"): 1,
        ("applications", "total_results", column): 27,
        ("applications", "total_results", "commercial"): 2,
    }

    assert graded(ask(RULE, make_report(cells=cells, chapters={1: text}))) == found
