"""Replies, remedies, exemptions and applicants: what the law says of each."""

from typing import get_args

import pytest

from gongkai.annualreport.forms import FORMS, FormCode
from gongkai.statute.applicants import APPLICANT_KINDS, REQUIRED_PARTS, get_applicant_kind
from gongkai.statute.exemptions import Exemption, exemptions, get_exemption
from gongkai.statute.replies import (
    BodyKind,
    Reply,
    court_of,
    get_reply,
    remedy_of,
    remedy_paragraph,
    replies,
    review_body_of,
)

FRAME = {"new_received", "carried_in", "total_results", "carried_out"}
ALL = pytest.mark.parametrize("reply", replies(), ids=lambda reply: reply.code)
FORM = pytest.mark.parametrize("form", get_args(FormCode))


@FORM
def test_the_replies_fill_every_row_of_results_and_no_other(form: FormCode) -> None:
    rows = {row.key for row in FORMS[form].tables["applications"].rows} - FRAME

    assert {reply.row_in(form) for reply in replies()} == rows


@FORM
def test_the_applicants_are_the_columns_of_the_form(form: FormCode) -> None:
    columns = FORMS[form].tables["applications"].rows[0].columns

    assert [kind.column for kind in APPLICANT_KINDS] == [c.key for c in columns][:-1]
    assert [kind.name for kind in APPLICANT_KINDS] == [c.label for c in columns][:-1]


@ALL
def test_every_reply_cites_its_article(reply: Reply) -> None:
    assert "条" in reply.cites or reply.uncertain


@pytest.mark.parametrize("exemption", exemptions(), ids=lambda exemption: exemption.code)
def test_a_refusal_under_articles_14_to_16_goes_to_review_first(exemption: Exemption) -> None:
    code = exemption.code

    assert remedy_of(get_reply(f"refused.{code}")) == "R1"
    assert remedy_of(get_reply("partly_provided"), [code]) == "R1"


def test_a_partial_disclosure_for_other_reasons_may_go_to_court() -> None:
    assert remedy_of(get_reply("partly_provided")) == "R2"


@pytest.mark.parametrize("code", ["not_held", "needs_creation", "administrative_query", "provided"])
def test_what_is_no_refusal_under_those_articles_may_go_to_court(code: str) -> None:
    assert remedy_of(get_reply(code)) == "R2"


def test_what_the_law_leaves_open_can_be_settled_by_the_body() -> None:
    assert remedy_of(get_reply("administrative_query"), settled="R1") == "R1"


def test_what_the_law_settles_cannot_be_settled_otherwise() -> None:
    assert remedy_of(get_reply("refused.state_secret"), settled="R2") == "R1"


def test_a_withdrawn_application_needs_no_remedy() -> None:
    assert remedy_of(get_reply("withdrawn"), settled="R1") == "none"
    assert remedy_paragraph("none", review_body="甲", court="乙").text == ""


def test_a_ground_the_law_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="不是条例"):
        remedy_of(get_reply("partly_provided"), ["sensitive"])


def test_review_first_says_so_with_both_terms() -> None:
    found = remedy_paragraph("R1", review_body="正宁县人民政府", court="正宁县人民法院")

    assert "应当先申请行政复议" in found.text
    assert "60日" in found.text
    assert "15日" in found.text
    assert "6个月" not in found.text
    assert "第二十三条" in found.cites


def test_review_or_suit_gives_both_ways() -> None:
    found = remedy_paragraph("R2", review_body="正宁县人民政府", court="正宁县人民法院")

    assert "也可以自收到本告知书之日起6个月内向正宁县人民法院提起行政诉讼" in found.text
    assert "先申请" not in found.text


def test_a_letter_served_online_names_the_channel_for_review() -> None:
    found = remedy_paragraph("R1", review_body="甲", court="乙", review_url="example.test/fy")

    assert "example.test/fy" in found.text


@pytest.mark.parametrize(
    ("kind", "body", "court"),
    [
        ("department", "本级人民政府", "基层人民法院"),
        ("government", "上一级人民政府", "中级人民法院"),
        ("vertical", "上一级主管部门", "基层人民法院"),
    ],
)
def test_each_kind_of_body_has_its_review_body_and_court(
    kind: BodyKind, body: str, court: str
) -> None:
    assert review_body_of(kind)[0] == body
    assert court_of(kind)[0] == court


def test_a_township_is_sued_in_the_basic_court() -> None:
    assert court_of("government", is_county_or_above=False)[0] == "基层人民法院"


def test_only_the_grounds_of_article_16_are_discretionary() -> None:
    may = {exemption.code for exemption in exemptions() if exemption.binding == "may"}

    assert may == {"internal_affairs", "process_information", "enforcement_file"}
    assert "第十六条" in get_exemption("internal_affairs").cites


def test_no_purpose_is_asked_of_an_applicant() -> None:
    assert {part.code for part in REQUIRED_PARTS} == {
        "name", "identity", "contact", "subject", "form",
    }  # fmt: skip
    assert all("第二十九条" in part.cites for part in REQUIRED_PARTS)


def test_a_natural_person_is_no_organisation() -> None:
    assert [k.column for k in APPLICANT_KINDS if not k.is_organisation] == ["natural_person"]
    assert get_applicant_kind("research").is_organisation
