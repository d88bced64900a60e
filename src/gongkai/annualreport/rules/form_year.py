"""A report uses the form of its year."""

from collections.abc import Iterator

from gongkai.annualreport.forms import FORMS, form_for_year
from gongkai.annualreport.rules.places import table_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Report tables that all have the form of other years; a mixture is form.mixed's."""
    report = subject.report
    due = form_for_year(report.year) if report.year else None
    tables = [t for t in (report.disclosure, report.applications) if t.is_present]
    used = {table.shape.form for table in tables}
    if due is None or not tables or due.code in used:
        return
    wrong = FORMS[tables[0].shape.form]
    yield Problem(
        table_place(tables[0].shape),
        f"{report.year}年的报告应当使用{due.cites}规定的格式，"
        f"本报告的表格用的是{wrong.cites}的格式。请换用规定的表格重新填报，不能只改栏目名称。",
        expected=due.code,
        actual=wrong.code,
    )


RULE = Rule(
    code="form.year",
    title="使用报告年度应当使用的格式",
    basis="国办公开办函〔2019〕60号（2019、2020年度）；国办公开办函〔2021〕30号（2021年度起）",
    severity="error",
    check=check,
)
