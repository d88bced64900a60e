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
        "答复政府信息公开申请29件，其中无法提供7件。",
        "新收申请30件，5件结转下年度继续办理，其中涉及政府信息公开申请较多。",
        "因政府信息公开被申请行政复议5件，被提起行政诉讼2件。",
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
