"""Percentages."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import applications, ask, graded
from gongkai.annualreport.rules.prose_shares import RULE

CELLS = applications(
    new_received=310,
    carried_in=20,
    granted=101,
    refused__state_secret=13,
    unavailable__not_held=185,
    total_results=299,
    carried_out=31,
)


def severities(text: str) -> list[str]:
    return graded(ask(RULE, make_report(cells=CELLS, chapters={1: text})))


@pytest.mark.parametrize(
    "text",
    [
        "答复政府信息公开申请299件，其中予以公开101件，占33.78%；不予公开13件，占4.35%。",
        "答复政府信息公开申请299件，其中予以公开101件，占33.77%；不予公开13件，占4.34%。",
        "答复政府信息公开申请299件，其中予以公开101件，占比33.8%，无法提供185件（占61.9%）。",
        "答复政府信息公开申请299件，予以公开101件，约占三成，占34%左右。",
        "收到政府信息公开申请310件，予以公开101件，占申请总数的32.6%。",
        "答复299件，予以公开101件，较上年增长12%，按时答复率100%。",
        "全年政策解读图解80条，占解读总数的40%。",
    ],
)
def test_shares_that_fit_a_whole_rounded_or_cut_off(text: str) -> None:
    assert severities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "答复政府信息公开申请299件，其中予以公开101件，占35.78%。",
        "答复政府信息公开申请299件，予以公开101件，占33.78%；无法提供185件，占比56.9%。",
        # 13 of the 101 granted, a whole that this share cannot be of.
        "答复政府信息公开申请299件，其中予以公开101件，占33.78%；不予公开13件，占12.87%。",
    ],
)
def test_a_share_that_fits_no_whole_is_a_warning(text: str) -> None:
    assert severities(text) == ["warning"]
