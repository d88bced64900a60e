"""What the API gives, field by field; the descriptions stand in its OpenAPI document."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import AfterValidator, Field, WithJsonSchema

from gongkai.disclosures.models import Category
from gongkai.portal import models
from gongkai.portal.columns import BY_KEY


def _one_of(values: Collection[str]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in values:
            raise ValueError(_("只能是%s之一") % "、".join(values))
        return value

    return check


ColumnKey = Annotated[
    str,
    AfterValidator(_one_of(BY_KEY)),
    WithJsonSchema({"type": "string", "enum": list(BY_KEY)}),
]
CategoryKey = Annotated[
    str,
    AfterValidator(_one_of(Category.values)),
    WithJsonSchema({"type": "string", "enum": Category.values}),
]
Kind = models.Change.Kind
Key = Annotated[int, Field(ge=1, le=2**53)]
Area = Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")]
"""PostgreSQL holds no NUL, and refuses to look for one."""
Year = Annotated[int, Field(ge=1949, le=9999)]
Limit = Annotated[int, Field(ge=1, le=100, description="一页几件，最多100件")]


class Problem(Schema):
    """Why a request was not answered (RFC 9457)."""

    type: str = "about:blank"
    title: str = Field(description="一句话：有什么问题，怎么办")
    status: int
    errors: list[str] = Field(default=[], description="哪个参数有什么问题")


class Gone(Problem):
    """What is left of an item that was taken off (撤下): neither its title nor its words."""

    index_number: str = Field(description="索引号")
    withdrawn_at: datetime | None = Field(description="撤下时间")


class BodyRef(Schema):
    """A body, briefly."""

    id: int
    name: str = Field(description="机关名称")


class ItemRow(Schema):
    """An item as lists give it."""

    id: int
    index_number: str = Field(description="索引号")
    title: str = Field(description="标题")
    document_number: str = Field(description="发文字号，没有的为空")
    body: BodyRef
    column: str = Field(description="栏目，见/columns")
    category: str = Field(description="信息分类，见/categories")
    area: str = Field(description="领域，没有的为空")
    made_on: date = Field(description="成文日期")
    published_at: datetime = Field(description="首次公开时间")
    url: str = Field(description="网页")


class File(Schema):
    """A file that goes out with an item (附件)."""

    name: str = Field(description="文件名")
    size: int = Field(description="字节数")
    sha256: str
    url: str


class Correction(Schema):
    """A note of what was corrected (更正说明)."""

    at: datetime
    text: str


class ItemRef(Schema):
    """Another item, briefly."""

    id: int
    index_number: str
    title: str


class Item(ItemRow):
    """An item with all that its page shows."""

    text_html: str = Field(description="正文，HTML")
    text: str = Field(description="正文，纯文字")
    genre: str = Field(description="体裁")
    topic: str = Field(description="主题分类")
    subject_terms: str = Field(description="主题词")
    keywords: str = Field(description="关键词")
    audience: str = Field(description="服务对象")
    summary: str = Field(description="内容概述")
    effect: str = Field(description="有效性")
    ended_on: date | None = Field(description="失效或废止日期")
    source_name: str = Field(description="转载来源，自制的为空")
    source_url: str
    responsible_editor: str = Field(description="责任编辑")
    attachments: list[File]
    corrections: list[Correction]
    interprets: ItemRef | None = Field(description="所解读的文件")
    interpretations: list[ItemRef] = Field(description="对它的解读")


class Items(Schema):
    """A page of a list."""

    total: int = Field(description="符合条件的共几件")
    items: list[ItemRow]
    next: str | None = Field(description="下一页的地址，没有了为null")


class Body(BodyRef):
    """A body that has published something."""

    short_name: str
    credit_code: str | None = Field(description="统一社会信用代码")
    parent: int | None = Field(description="上级机关的编号")
    items: int = Field(description="现在公开几件")


class Named(Schema):
    """A value that lists can be narrowed by."""

    key: str
    name: str
    items: int = Field(description="现在公开几件")


class Hit(Schema):
    """An item found."""

    id: int
    title: str
    snippet: str = Field(description="有检索词的一段，纯文字")
    body: BodyRef
    column: str
    published_at: datetime
    url: str


class Answer(Schema):
    """What a search found."""

    words: list[str] = Field(description="按哪些词查的")
    total: int
    is_exact: bool = Field(description="false：不止这些，只数到这里")
    page: int = Field(description="这是第几页；要的页超过了，给最后一页")
    pages: int
    items: list[Hit]


class Change(Schema):
    """What became of an item."""

    cursor: str = Field(description="这一条的位置")
    kind: Kind = Field(description="published公开，changed更正，withdrawn撤下")
    at: datetime
    id: int
    index_number: str
    url: str = Field(description="这件信息在本接口的地址；撤下的回答410")


class Changes(Schema):
    """Changes in the order of the acts."""

    changes: list[Change]
    next: str | None = Field(description="接着从这里读；没有任何变动时为null")
    more: bool = Field(description="现在就还有")


class ItemsAsked(Schema):
    """What a list is narrowed by, and where it goes on."""

    column: ColumnKey | None = None
    body: Key | None = None
    category: CategoryKey | None = None
    area: Area = ""
    year: Year | None = None
    after: Annotated[str, Field(max_length=40, description="上一页给出的位置")] = ""
    limit: Limit = 20


class SearchAsked(Schema):
    """Words, and what to narrow by."""

    q: Annotated[str, Field(min_length=1, max_length=100, description="检索词")]
    column: ColumnKey | None = None
    body: Key | None = None
    area: Area = ""
    year: Year | None = None
    order: Literal["relevance", "date"] = "relevance"
    page: Annotated[int, Field(ge=1, le=100)] = 1


class ChangesAsked(Schema):
    """Where to go on."""

    since: Annotated[
        str, Field(pattern=r"^(\d{1,15}\.[0-9a-f]{8})?$", description="上次给出的next；第一次不填")
    ] = ""
    limit: Limit = 100
