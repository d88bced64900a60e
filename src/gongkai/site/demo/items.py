"""Items of the demo at every stage: open, under review, returned, drafted and about to be late."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from gongkai.audit.acts import Act, act_as
from gongkai.bodies.models import Person
from gongkai.disclosures.judging import judge
from gongkai.disclosures.models import Item
from gongkai.signoff.services import submit
from gongkai.site.demo.catalogues import entry_called
from gongkai.site.demo.county import County
from gongkai.site.demo.history import decide
from gongkai.statute.openness import questions

_LEVELS: Final = {
    "办公室": ("guzhang", "fenguan", "juzhang"),
    "文化艺术股": ("wenhuaguzhang", "fenguan", "juzhang"),
}


class Story(NamedTuple):
    """An item: its words, how many days ago it was made, and how far it has come."""

    title: str
    text: str
    section: str
    author: str
    days_ago: int
    approvals: int | None
    returned: str = ""
    entry: str = ""


STORIES: Final = (
    Story(
        "关于公布2026年下半年公益性演出安排的通知",
        "<p>各乡镇、各文化场馆：</p><p>现将下半年送戏下乡和广场演出安排予以公布，演出时间如遇天气变化，"
        "以现场公告为准。咨询请到县文化馆服务台。</p>",
        "文化艺术股",
        "wenhua",
        30,
        3,
        entry="下基层辅导、演出、展览和指导基层群众文化活动",
    ),
    Story(
        "关于体育场馆低收费开放时段的公告",
        "<p>为方便群众健身，县体育场夏季开放时间调整为每日六时至二十一时，冬季为七时至二十时。"
        "未成年人、老年人凭证免费。</p>",
        "办公室",
        "xinxi",
        18,
        3,
    ),
    Story(
        "2026年度文物保护单位安全巡查情况",
        "<p>本年度对全县各级文物保护单位开展巡查，发现的问题已逐项交办，整改情况将在下一期公布。</p>",
        "文化艺术股",
        "wenhua",
        12,
        2,
    ),
    Story(
        "关于调整图书馆开放时间的公告",
        "<p>自下月起，县图书馆周末闭馆时间延后一小时，自习室同步开放。</p>",
        "办公室",
        "xinxi",
        8,
        0,
    ),
    Story(
        "旅游安全提示",
        "<p>秋冬季节请游客留意景区防火、防滑提示，不进入未开放区域。</p>",
        "办公室",
        "xinxi",
        20,
        1,
        "请补充救援电话和景区联系方式。",
    ),
    Story(
        "乡村舞台设备采购结果",
        "<p>采购结果待供应商确认后补充。</p>",
        "文化艺术股",
        "wenhua",
        26,
        None,
    ),
)

_OPEN: Final = {each.code: each.options[0].code for each in questions()}
"""Every first answer: nothing withholds it, and article 20 lists it."""


def write(county: County, act: Act) -> None:
    """Write the items, each step done by the one whose step it is."""
    for story in STORIES:
        _tell(county, story, act)


def _tell(county: County, story: Story, act: Act) -> None:
    author = county.people[story.author]
    item = Item(
        title=story.title,
        text=story.text,
        made_on=_day(act, story.days_ago),
        body=county.bureau,
        section=county.sections[story.section],
        author=author,
        catalogue_entry=entry_called(county.bureau, story.entry),
    )
    item.full_clean()
    item.save()
    item.save_revision(user=author)
    if story.approvals is None:
        return
    with act_as(_by(act, author)):
        judge(_by(act, author), item, author, _OPEN)
        submit(item, author)
    reviewers = [county.people[name] for name in _LEVELS[story.section]]
    for reviewer in reviewers[: story.approvals]:
        decide(item, _by(act, reviewer), reviewer, "approve")
    if story.returned:
        reviewer = reviewers[story.approvals]
        decide(item, _by(act, reviewer), reviewer, "reject", story.returned)


def _by(act: Act, person: Person) -> Act:
    return Act(person.pk, person.name, act.at, act.address)


def _day(act: Act, days_ago: int) -> date:
    return act.at.date() - timedelta(days=days_ago)
