"""公开属性判定: disclosure is the rule, and every way through ends with an article."""

from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.exemptions import Exemption, exemptions
from gongkai.statute.openness import Conclusion, Question, conclude, outcomes, questions

OPEN = {each.code: each.options[0].code for each in questions()}
ANSWERS = st.fixed_dictionaries(
    {each.code: st.sampled_from([o.code for o in each.options]) for each in questions()}
)


def concluded(**answers: str) -> Conclusion:
    found = conclude(OPEN | answers)
    assert isinstance(found, Conclusion)
    return found


def test_every_ground_of_the_law_is_asked_about_once_and_in_its_order() -> None:
    codes = [each.code for each in questions()]

    asked = [code for code in codes if code in {each.code for each in exemptions()}]

    assert asked == [each.code for each in exemptions()]
    assert len(codes) == len(set(codes))


def test_what_nothing_withholds_is_published_where_article_19_to_21_asks_for_it() -> None:
    assert concluded().outcome == "proactive"
    assert concluded().cites == "《政府信息公开条例》第二十条、第二十一条"
    assert concluded(duty="general").cites == "《政府信息公开条例》第十九条"
    assert concluded(duty="none").outcome == "on_application"


@pytest.mark.parametrize("ground", exemptions(), ids=lambda ground: ground.code)
def test_each_ground_withholds_and_cites_its_article(ground: Exemption) -> None:
    found = concluded(**{ground.code: "all"})

    assert found == Conclusion("withheld", "不予公开", ground.cites, ())


def test_only_what_the_body_itself_may_withhold_it_may_also_disclose() -> None:
    by_code = {each.code: {o.code for o in each.options} for each in questions()}

    for ground in exemptions():
        has_way_out = ground.binding == "may" or ground.code == "third_party_rights"
        assert ("disclose" in by_code[ground.code]) == has_way_out


def test_no_part_of_a_state_secret_is_judged_here() -> None:
    (secret,) = (each for each in questions() if each.code == "state_secret")

    assert [option.code for option in secret.options] == ["no", "unsure", "all"]


def test_what_is_doubtful_is_referred_by_article_17() -> None:
    for code in ("state_secret", "forbidden_by_law", "third_party_rights"):
        found = concluded(**{code: "unsure"})
        assert (found.outcome, found.cites) == ("refer", "《政府信息公开条例》第十七条")


def test_parts_are_left_out_each_with_its_article() -> None:
    found = concluded(third_party_rights="part", internal_affairs="part")

    assert found.outcome == "proactive"
    assert found.left_out == (
        "《政府信息公开条例》第十五条",
        "《政府信息公开条例》第十六条第一款",
    )
    assert concluded(third_party_rights="part", enforcement_file="all").left_out == ()


def test_the_first_question_without_an_answer_is_given() -> None:
    step = conclude({"information": "yes"})

    assert isinstance(step, Question)
    assert step.code == "ours"


def test_an_answer_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="没有“maybe”这个答案"):
        conclude({"information": "maybe"})


@given(ANSWERS)
def test_every_way_through_ends_with_an_outcome_and_an_article(answers: dict[str, str]) -> None:
    found = conclude(answers)

    assert isinstance(found, Conclusion)
    assert found.outcome in outcomes()
    assert found.cites.startswith("《政府信息公开条例》第")


@given(ANSWERS)
def test_what_comes_after_the_deciding_answer_changes_nothing(answers: dict[str, str]) -> None:
    codes = [each.code for each in questions()]
    needed = next(
        n
        for n in range(len(codes) + 1)
        if isinstance(conclude({c: answers[c] for c in codes[:n]}), Conclusion)
    )
    assert conclude({c: answers[c] for c in codes[:needed]}) == conclude(answers)


def test_nothing_is_open_that_any_answer_withholds() -> None:
    options = [[o.code for o in each.options] for each in questions()[2:9]]
    codes = [each.code for each in questions()[2:9]]
    for chosen in islice(product(*options), 0, None, 7):
        found = concluded(**dict(zip(codes, chosen, strict=True)))
        assert (found.outcome == "proactive") == (not {"all", "unsure"} & set(chosen))
