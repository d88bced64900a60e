"""答复: how an application may end, and the remedies the letter must name.

Each kind has its letter, article and row of 表三 in either form (《政府信息公开条例》第三十条至
第三十九条). The remedy paragraph follows 《行政复议法》(2023) 第二十三条 and 法释〔2025〕8号:
what is withheld under articles 14 to 16 goes to review first.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from gongkai.statute.exemptions import exemptions

RemedyCode = Literal["R1", "R2", "none"]
BodyKind = Literal["department", "government", "vertical"]
"""A department of a local government, the government, or an organ led by its superior."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A kind of reply."""

    code: str
    name: str
    letter: str
    title: str
    from_: date
    cites: str
    row: str
    row_2019: str
    remedy: Literal["R1", "R2", "by_grounds", "none"]
    uncertain: str

    def row_in(self, form: Literal["2019", "2021"]) -> str:
        """Give the row of 表三 in which the reply is counted, by the form of the report."""
        return self.row_2019 if form == "2019" else self.row


@dataclass(frozen=True, slots=True)
class RemedyParagraph:
    """The paragraph that tells the applicant what can be done against a letter."""

    code: RemedyCode
    text: str
    cites: str


_R1_CITES: Final = "《行政复议法》第二十条、第二十三条、第三十四条，法释〔2025〕8号第一条"
_R2_CITES: Final = (
    "《行政复议法》第二十条，《行政诉讼法》第四十六条，《政府信息公开条例》第五十一条"
)


def remedy_of(
    reply: Reply, grounds: Collection[str] = (), *, settled: RemedyCode | None = None
) -> RemedyCode:
    """Tell which remedy paragraph a letter carries.

    ``grounds`` are the exemptions on which a part is withheld; ``settled`` is how the body has
    decided a kind of reply that the law leaves uncertain, and is heeded only there.

    Raises:
        ValueError: a ground is no exemption, or a part is withheld without one.
    """
    known = {exemption.code for exemption in exemptions()}
    if strange := sorted(set(grounds) - known):
        raise ValueError(f"“{'、'.join(strange)}”不是条例第十四条至第十六条规定的不予公开情形。")
    if settled is not None and reply.uncertain and reply.remedy != "none":
        return settled
    if reply.remedy == "by_grounds":
        return "R1" if grounds else "R2"
    return reply.remedy


def remedy_paragraph(
    code: RemedyCode, *, review_body: str, court: str, review_url: str = ""
) -> RemedyParagraph:
    """Write the remedy paragraph of a letter.

    ``review_body`` and ``court`` are names; see :func:`review_body_of` for which they must be.
    ``review_url`` is the review body's internet channel, needed when the letter is served online
    (《行政复议法》第二十二条第二款).
    """
    if code == "none":
        return RemedyParagraph(code, "", "")
    online = f"（网上申请渠道：{review_url}）" if review_url else ""
    review = f"可以自收到本告知书之日起60日内向{review_body}申请行政复议{online}"
    if code == "R1":
        text = (
            f"如不服本决定，{review}；应当先申请行政复议，对行政复议决定仍不服的，"
            f"可以自收到行政复议决定书之日起15日内向{court}提起行政诉讼。"
        )
        return RemedyParagraph(code, text, _R1_CITES)
    text = f"如不服本答复，{review}，也可以自收到本告知书之日起6个月内向{court}提起行政诉讼。"
    return RemedyParagraph(code, text, _R2_CITES)


def review_body_of(kind: BodyKind) -> tuple[str, str]:
    """Say who reviews the acts of a kind of body, and the article.

    Since 2024 a department's acts are reviewed by its own level's government alone.
    """
    return {
        "department": ("本级人民政府", "《行政复议法》第二十四条"),
        "government": ("上一级人民政府", "《行政复议法》第二十四条"),
        "vertical": ("上一级主管部门", "《行政复议法》第二十七条"),
    }[kind]


def court_of(kind: BodyKind, *, is_county_or_above: bool = True) -> tuple[str, str]:
    """Say which court hears a suit against a kind of body, and the article.

    A court across districts may be designated (《行政诉讼法》第十八条): the name is a setting.
    """
    if kind == "government" and is_county_or_above:
        return "中级人民法院", "《行政诉讼法》第十五条"
    return "基层人民法院", "《行政诉讼法》第十四条"


def get_reply(code: str) -> Reply:
    """Give a kind of reply by its code; KeyError when there is none."""
    return {reply.code: reply for reply in replies()}[code]


@cache
def replies() -> tuple[Reply, ...]:
    """Give every kind of reply, in the order of the articles."""
    text = files(__package__).joinpath("data/replies.toml").read_text(encoding="utf-8")
    return tuple(_reply(raw) for raw in tomllib.loads(text)["replies"])


def _reply(raw: dict[str, Any]) -> Reply:
    return Reply(
        code=raw["code"],
        name=raw["name"],
        letter=raw["letter"],
        title=raw["title"],
        from_=raw["from"],
        cites=raw["cites"],
        row=raw["row"],
        row_2019=raw.get("row_2019", raw["row"]),
        remedy=raw["remedy"],
        uncertain=raw.get("uncertain", ""),
    )
