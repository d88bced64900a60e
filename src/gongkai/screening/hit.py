"""What screening finds: a stretch of text that may not be published as it stands, and why."""

from typing import Final, Literal, NamedTuple

Kind = Literal[
    "identity_card",
    "mobile",
    "landline",
    "bank_card",
    "passport",
    "travel_permit",
    "home_address",
    "minor_name",
    "secrecy_mark",
    "internal_mark",
    "withheld_mark",
    "wrong_title",
    "wrong_word",
]
"""What a hit is; `KIND_NAMES` has the Chinese names."""

Confidence = Literal["certain", "likely", "possible"]
"""How sure a hit is: by a check digit or a label; by its form; for a person to decide."""

KIND_NAMES: Final[dict[Kind, str]] = {
    "identity_card": "居民身份证号码",
    "mobile": "手机号码",
    "landline": "住宅电话",
    "bank_card": "银行卡号",
    "passport": "护照号码",
    "travel_permit": "出入境通行证号码",
    "home_address": "家庭住址",
    "minor_name": "未成年人姓名",
    "secrecy_mark": "国家秘密标志",
    "internal_mark": "内部资料标志",
    "withheld_mark": "不予公开标志",
    "wrong_title": "错误称谓",
    "wrong_word": "错敏词",
}

CONFIDENCE_NAMES: Final[dict[Confidence, str]] = {
    "certain": "确定",
    "likely": "很可能",
    "possible": "存疑",
}

PUBLISHING: Final = "《个人信息保护法》第二十五条、《政府信息公开条例》第十五条"
"""No publishing of personal information without separate consent; no harm to third parties."""

SENSITIVE: Final = "《个人信息保护法》第二十八条、《政府信息公开条例》第十五条"
"""Sensitive personal information: 金融账户, 不满十四周岁未成年人的个人信息 and others."""


class Hit(NamedTuple):
    """One stretch of a text that may not be published as it stands.

    ``start`` and ``end`` are offsets in the text that was screened; in a document, in the
    paragraph or cell of ``place`` (``end`` lies beyond it when the matter runs on over paragraphs).
    ``masked`` is what may stand in its stead, or None where no masking helps: a document that
    bears a mark of secrecy is not made fit for publication by taking the mark away.
    """

    kind: Kind
    start: int
    end: int
    text: str
    masked: str | None
    confidence: Confidence
    reason: str
    """A Chinese sentence: why this is a hit, and what to do where that is not plain."""
    basis: str
    """The article, or the guide on wording, that it rests on."""
    place: str = ""

    @property
    def name(self) -> str:
        """The kind in Chinese."""
        return KIND_NAMES[self.kind]
