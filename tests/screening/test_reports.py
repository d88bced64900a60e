"""What screening finds in real, published reports: only what is really wrong in them."""

import pytest

from gongkai.screening import screen_file
from shared_reports import FOLDER, needs_reports

FOUND = {"zhengning-wtgl-2020.txt": [("wrong_word", "三安全一隐患")]}
"""A label of the report as it was published, misspelt."""

REPORTS = [
    "zhengning-wtgl-2020.txt",
    "shanghai-gov-office-2019.html",
    "hongze-district-2023.pdf",
    "shuyang-drc-2023.html",
    "hangzhou-style-city-2025.html",
    "official-template-2021.docx",
]


@needs_reports
@pytest.mark.parametrize("name", REPORTS)
def test_a_published_report_raises_no_alarm_that_is_not_true(name: str) -> None:
    hits = screen_file(FOLDER / name).hits

    assert [(hit.kind, hit.text) for hit in hits] == FOUND.get(name, [])
