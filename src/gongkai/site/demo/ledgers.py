"""What the demo bureau keeps in its registers.

The records of 2020 count up to the article-20 table that the bureau really published for that year;
what they say of single cases, and all later ones, is invented.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from gongkai.audit.acts import Act
from gongkai.registers import models
from gongkai.registers.services import enter
from gongkai.site.demo.county import County

_LONG_AGO: Final = date(2018, 6, 1)
_TAKEN_OVER: Final = date(2020, 7, 13)
_POWERS: Final = (
    ("licences", "设立娱乐场所审批", "《娱乐场所管理条例》第九条", _TAKEN_OVER, None),
    (
        "licences",
        "设立上网服务场所审批",
        "《互联网上网服务营业场所管理条例》第十条",
        _TAKEN_OVER,
        None,
    ),
    ("licences", "经营高危险性体育项目许可", "《全民健身条例》第三十二条", _TAKEN_OVER, None),
    ("licences", "举办营业性演出审批", "《营业性演出管理条例》第十三条", _TAKEN_OVER, None),
    ("penalties", "对擅自设立娱乐场所的处罚", "《娱乐场所管理条例》第四十一条", _LONG_AGO, None),
    (
        "penalties",
        "对未按规定备案的处罚",
        "《旅游行政处罚办法》第二条",
        _LONG_AGO,
        date(2020, 6, 28),
    ),
)
"""Kind, name, basis, since when, until when."""
_LICENCES: Final = (
    ("正宁县星光歌厅", "926210250000000041", "准予设立歌舞娱乐场所", 200, 5),
    ("正宁县畅行网络服务部", "926210250000000054", "准予设立上网服务场所", 120, 4),
    ("正宁县蓝湾游泳馆", "926210250000000067", "准予经营游泳项目", 12, None),
)
"""Who, their code, what, how many days ago it was decided, and disclosed after how many days."""


def write(county: County, act: Act) -> None:
    """Enter the records as their clerks would."""
    by = Act(county.people["xinxi"].pk, county.people["xinxi"].name, act.at, act.address)
    today = act.at.date()
    for record in (*_standing(), *_documents(), *_decisions(today), *_money(today)):
        record.section = county.sections["办公室"]
        enter(by, record)


def _standing() -> list[Any]:
    return [
        models.PowerItem(kind=kind, name=name, basis=basis, since=since, ended_on=until)
        for kind, name, basis, since, until in _POWERS
    ]


def _decisions(today: date) -> list[Any]:
    made: list[Any] = [
        models.LicenceDecision(
            document_number=f"正文旅许〔{day.year}〕{number}号",
            decided_on=day,
            party_name=party,
            credit_code=code,
            content=content,
            disclosed_on=None if after is None else day + timedelta(days=after),
        )
        for number, (party, code, content, days_ago, after) in enumerate(_LICENCES, start=1)
        if (day := today - timedelta(days=days_ago))
    ]
    day = today - timedelta(days=60)
    penalty = models.PenaltyDecision(
        document_number=f"正文综罚〔{day.year}〕1号",
        decided_on=day,
        party_name="正宁县某某网吧",
        credit_code="926210250000000142",
        kinds="警告；罚款",
        violation="接纳未成年人进入营业场所",
        facts="检查时发现一名未成年人在场上网。",
        basis="《互联网上网服务营业场所管理条例》第三十一条",
        content="警告，罚款三千元。",
        fine=Decimal("3000.00"),
        disclosed_on=day + timedelta(days=6),
    )
    return [*made, penalty]


def _money(today: date) -> list[Any]:
    day = today - timedelta(days=40)
    return [
        models.Procurement(
            project="乡村舞台设备",
            amount=Decimal("19500.00"),
            awarded_on=date(2020, 6, 16),
            disclosed_on=date(2020, 6, 18),
        ),
        models.Procurement(
            project="图书馆自助借还设备",
            amount=Decimal("86000.00"),
            awarded_on=day,
            disclosed_on=day + timedelta(days=2),
        ),
    ]


def _documents() -> list[Any]:
    return [
        models.NormativeDocument(
            title="正宁县促进旅游业发展奖励办法",
            document_number="正文旅发〔2025〕12号",
            made_on=date(2025, 4, 10),
            disclosed_on=date(2025, 4, 17),
        )
    ]
