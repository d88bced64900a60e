"""The tables of a report are all of one form."""

from collections.abc import Iterator

from gongkai.annualreport.forms import FORMS, form_for_year
from gongkai.annualreport.rules.places import table_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

_DIFFERENCE = {
    "2019": "“（六）其他处理”只有一行",
    "2021": "“（六）其他处理”分为三行",
}


def check(subject: Subject) -> Iterator[Problem]:
    """Report a 表二 and a 表三 of different forms."""
    report = subject.report
    disclosure, applications = report.disclosure, report.applications
    mixed = disclosure.shape.form != applications.shape.form
    if not mixed or not (disclosure.is_present and applications.is_present):
        return
    due = form_for_year(report.year) if report.year else None
    odd = disclosure if due and disclosure.shape.form != due.code else applications
    advice = f"{report.year}年应当用{due.cites}的格式，" if due else ""
    yield Problem(
        table_place(odd.shape),
        f"表二用的是{FORMS[disclosure.shape.form].cites}的格式，"
        f"表三却是{FORMS[applications.shape.form].cites}的格式"
        f"（{_DIFFERENCE[applications.shape.form]}）。"
        f"{advice}请把{odd.shape.name}换成规定的格式。",
        expected=due.code if due else None,
        actual=odd.shape.form,
    )


RULE = Rule(
    code="form.mixed",
    title="三张表使用同一个格式",
    basis="国办公开办函〔2019〕60号（2019、2020年度）；国办公开办函〔2021〕30号（2021年度起）",
    severity="warning",
    check=check,
)
