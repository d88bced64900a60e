"""Labels without spaces inside."""

from collections.abc import Iterator

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.rules.places import Place, in_source
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Report labels that differ from the form's only by spaces or punctuation, all together."""
    uses = [use for use in subject.report.labels if use.kind == "spacing"]
    if not uses:
        return
    shape = FORMS[subject.report.form].tables[uses[0].table]
    wordings = list(dict.fromkeys(f"“{' '.join(use.printed.split())}”" for use in uses))
    shown = "、".join(wordings[:4]) + ("等" if len(wordings) > 4 else "")
    yield Problem(
        Place(in_source(shape.name, uses[0].place), shape.chapter + 0.5, uses[0].place),
        f"有{len(uses)}处行标或列标的空格、标点与规定格式不同：{shown}。不影响读数，建议照规定格式改正。",
    )


RULE = Rule(
    code="labels.spacing",
    title="行标、列标的空格和标点与规定格式一致",
    basis=FORM,
    severity="info",
    check=check,
)
