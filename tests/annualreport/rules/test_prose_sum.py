"""Parts and wholes in the prose."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import applications, ask, graded
from gongkai.annualreport.rules.prose_sum import RULE

CELLS = applications(
    new_received=20,
    granted=9,
    partially_granted=2,
    refused__state_secret=3,
    unavailable__not_held=4,
    not_processed__petition=2,
    total_results=20,
)


def severities(text: str) -> list[str]:
    return graded(ask(RULE, make_report(cells=CELLS, chapters={1: text})))


@pytest.mark.parametrize(
    "text",
    [
        "全年发布信息60条，其中：政策文件10条；工作动态30条；财政信息20条。",
        "全年发布信息600条，其中政策文件10条、解读20条、图解8条。",
        "全年发布信息100条，其中政策文件30条、工作动态40条、财政信息20条等。",
        "全年发布信息100条，主要包括政策文件30条、工作动态40条、财政信息20条。",
        "全年发布信息100余条，其中政策文件30条、工作动态40条、财政信息20条。",
        "全年发布信息100条，其中图文80条，占80%。",
        "全年发布信息100条，其中政策文件90条（含规范性文件20条、其他文件70条、转载30条）、动态10条、公告0条。",
        "举办培训5次，其中参训人员300人次、发放资料500份、答疑20条。",
        "发布信息56条，其中政策48条，含规章2条；动态8条，图片6条，文字3条。",
        "发布信息100条，其中网站70条，累计阅读2000次，公众号50条，转发20条。",
        "答复20件，其中予以公开9件、部分公开2件、不予公开3件、无法提供4件、不予处理2件。",
        "答复20件，其中予以公开9件、无法提供4件、不予公开3件。",
    ],
)
def test_wholes_that_are_made_or_lists_that_do_not_claim_to_be_whole(text: str) -> None:
    assert severities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年发布信息63条，其中：政策文件10条；工作动态30条；财政信息20条。",
        "全年发布信息55条，其中：政策文件10条；工作动态30条；财政信息20条。",
        "全年公开信息共90条，包括政策文件20条，工作动态40条，财政信息20条。",
        "全年公开信息200条，其中：政策文件50条，财政信息30条，人事信息20条，其他信息60条。",
        "全年公开信息共1,090条，分别为政策文件420条，工作动态400条，财政信息170条。",
    ],
)
def test_a_list_that_claims_to_be_whole_and_is_not_is_a_warning(text: str) -> None:
    assert severities(text) == ["warning"]


def test_results_that_do_not_make_the_answered_are_an_error() -> None:
    text = (
        "共收到政府信息公开申请20件，答复20件。"
        "予以公开及部分公开9件，不予公开3件，无法提供4件，不予处理2件，其他处理0件。"
    )

    (finding,) = ask(RULE, make_report(cells=CELLS, chapters={1: text}))

    assert (finding.severity, finding.expected, finding.actual) == ("error", 20, 18)
    assert "9＋3＋4＋2＋0＝18" in finding.message


def test_results_that_agree_with_a_table_that_does_not_add_up_are_the_tables_matter() -> None:
    cells = {**CELLS, **applications(granted=10)}
    text = (
        "收到政府信息公开申请20件，答复20件，予以公开10件，部分公开2件，不予公开3件，"
        "无法提供4件，不予处理2件。"
    )

    assert ask(RULE, make_report(cells=cells, chapters={1: text})) == []


@pytest.mark.parametrize(("last", "found"), [(17, []), (16, ["warning"])])
def test_a_whole_split_in_two_ways_adds_up_twice(last: int, found: list[str]) -> None:
    text = f"全年发布信息30条，其中动态28条，公告2条，图片13条，文字{last}条。"

    assert severities(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "收到依申请公开申请56件，其中转办2件、撤回1件、补正5件，实际受理53件，办结50件。",
        "收到申请56件，其中规划类的申请12件，征地信息申请20件，受理后答复的申请18件。",
        "收到申请56件，其中：政策文件类申请20件，均予以公开20件；征地类予以公开0件。",
    ],
)
def test_a_list_that_goes_on_to_tell_what_became_of_them_is_none(text: str) -> None:
    assert severities(text) == []


@pytest.mark.parametrize(("suits", "found"), [(48, []), (39, ["warning"])])
def test_a_part_may_be_told_in_parts_of_its_own(suits: int, found: list[str]) -> None:
    text = f"发布信息56件；其中，政策8件，涉及企业6件，涉及农户2件；动态{suits}件。"

    assert severities(text) == found


@pytest.mark.parametrize(("refused", "found"), [(195, []), (190, ["warning"])])
def test_a_part_told_apart_may_stand_before_the_parts_that_make_the_whole(
    refused: int, found: list[str]
) -> None:
    text = (
        "共制发公文345件，其中规范性文件12件，主动公开公文120件，"
        f"依申请公开公文30件，不公开公文{refused}件。"
    )

    assert severities(text) == found
