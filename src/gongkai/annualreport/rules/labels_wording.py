"""Rows and columns bear the form's own labels."""

from collections.abc import Iterator

from gongkai.annualreport.forms import FORMS, TableKey
from gongkai.annualreport.model import LabelUse
from gongkai.annualreport.rules.places import Place, in_source
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Report each wording other than the form's once, with how often and where it is printed."""
    found: dict[tuple[TableKey, str, str], list[LabelUse]] = {}
    for use in subject.report.labels:
        if use.kind != "spacing":
            found.setdefault((use.table, use.printed, use.canonical), []).append(use)
    for (table, printed, canonical), uses in found.items():
        shape = FORMS[subject.report.form].tables[table]
        places = list(dict.fromkeys(use.place for use in uses if use.place))
        times = f"（{len(uses)}处）" if len(uses) > 1 else ""
        how = "" if uses[0].kind != "order" else "认不出，按行次认定，"
        yield Problem(
            Place(in_source(shape.name, "、".join(places)), shape.chapter + 0.5, places[0])
            if places
            else Place(shape.name, shape.chapter + 0.5),
            f"表内写作“{_inner(printed)}”{times}，{how}规定格式是“{_inner(canonical)}”。"
            "请改用规定的文字。",
            expected=canonical,
            actual=printed,
        )


def _inner(label: str) -> str:
    """Write the quotation marks of a label that is itself quoted as GB/T 15834 has them."""
    return label.replace("“", "‘").replace("”", "’")


RULE = Rule(
    code="labels.wording",
    title="表格行标、列标与规定格式一致",
    basis=FORM,
    severity="warning",
    check=check,
)
