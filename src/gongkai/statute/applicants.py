"""申请人: the six kinds the annual report counts, and what an application must contain.

表三 of 国办公开办函〔2019〕60号 and 〔2021〕30号 has a column for each kind; what an application
must contain is 《政府信息公开条例》第二十九条第二款. A purpose is not asked for: the test of need
ended in 2019.
"""

from typing import Final, NamedTuple


class ApplicantKind(NamedTuple):
    """A kind of applicant: its column of 表三, its name, and whether it is an organisation."""

    column: str
    name: str
    is_organisation: bool


APPLICANT_KINDS: Final = (
    ApplicantKind("natural_person", "自然人", is_organisation=False),
    ApplicantKind("commercial", "商业企业", is_organisation=True),
    ApplicantKind("research", "科研机构", is_organisation=True),
    ApplicantKind("public_welfare", "社会公益组织", is_organisation=True),
    ApplicantKind("legal_service", "法律服务机构", is_organisation=True),
    ApplicantKind("other", "其他", is_organisation=True),
)


class RequiredPart(NamedTuple):
    """Something an application must contain, and the item that says so."""

    code: str
    name: str
    cites: str


REQUIRED_PARTS: Final = (
    RequiredPart("name", "申请人的姓名或者名称", "《政府信息公开条例》第二十九条第二款第一项"),
    RequiredPart("identity", "身份证明", "《政府信息公开条例》第二十九条第二款第一项"),
    RequiredPart("contact", "联系方式", "《政府信息公开条例》第二十九条第二款第一项"),
    RequiredPart(
        "subject",
        "申请公开的政府信息的名称、文号或者便于查询的其他特征性描述",
        "《政府信息公开条例》第二十九条第二款第二项",
    ),
    RequiredPart(
        "form",
        "申请公开的政府信息的形式要求，包括获取信息的方式、途径",
        "《政府信息公开条例》第二十九条第二款第三项",
    ),
)


def get_applicant_kind(column: str) -> ApplicantKind:
    """Give a kind by its column of 表三; KeyError when there is none."""
    return {kind.column: kind for kind in APPLICANT_KINDS}[column]
