"""This year's text is this year's."""

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.model import Report
from gongkai.annualreport.rules.previous_copied_text import RULE

WORK = (
    "{year}年，我局把群众最关心的饮水安全、河道治理和灌溉用水作为公开重点，按旬公布重点工程进度。"
    "局务会每季度听取一次公开工作汇报，对栏目更新情况进行通报，把结果纳入年终考核。"
    "我局在办事大厅设置查阅点，安排专人引导群众使用自助终端查询水价和缴费记录。"
    "对涉及移民安置的资金使用，坚持逐村张榜并同步上网，主动接受群众评议。"
)
OTHER = (
    "{year}年，我局围绕抗旱保供水发布雨情水情和应急调水信息，让沿线群众及时掌握供水安排。"
    "新开设河湖长制专题，集中展示巡河记录和整治前后对比图片，方便社会监督。"
    "组织三场政策宣讲走进灌区，用方言讲解水权交易办法，现场答复村民提问。"
    "将工程招标、设计变更和竣工验收材料全部纳入公开范围，明确每个环节的公开时限。"
)
PLANS = (
    "部分科室把公开当作附加任务，主动性不强，材料报送拖延，个别专题栏目长期没有新内容。"
    "我们准备把公开任务写进科室年度责任书，实行月提醒、季通报，年底与评先评优挂钩兑现。"
)
OTHER_PLANS = (
    "村级公示内容偏专业，老年群众看不懂，意见收集渠道少，反馈周期偏长，群众获得感还不高。"
    "计划编写大字版明白纸，在集市设流动服务点，七个工作日内回复意见并张榜公布采纳情况。"
)
FORMULAS = "{year}年我局未收到政府信息公开申请，没有因政府信息公开被申请行政复议或者提起行政诉讼。"


def written(year: int, work: str, plans: str) -> Report:
    """Make a report with this text in chapters one and five."""
    return make_report(year=year, chapters={1: (work + FORMULAS).format(year=year), 5: plans})


def test_last_years_text_with_another_date_is_a_warning() -> None:
    (finding,) = ask(RULE, written(2023, WORK, PLANS), written(2022, WORK, PLANS))

    assert finding.severity == "warning"
    assert finding.actual == "100%"
    assert "饮水安全" in finding.message


def test_a_text_of_its_own_raises_nothing_for_its_formulas() -> None:
    assert ask(RULE, written(2023, OTHER, OTHER_PLANS), written(2022, WORK, PLANS)) == []


def test_some_sentences_kept_raise_nothing() -> None:
    mixed = OTHER + WORK.split("。")[1] + "。"

    assert ask(RULE, written(2023, mixed, OTHER_PLANS), written(2022, WORK, PLANS)) == []


def test_the_chapter_on_problems_copied_alone_is_a_warning() -> None:
    (finding,) = ask(RULE, written(2023, OTHER, PLANS), written(2022, WORK, PLANS))

    assert finding.message.startswith("第五章")


def test_two_short_reports_of_nothing_raise_nothing() -> None:
    nothing = {1: "我局落实条例要求。", 5: "无。"}

    report, before = (make_report(year=year, chapters=nothing) for year in (2023, 2022))

    assert ask(RULE, report, before) == []
