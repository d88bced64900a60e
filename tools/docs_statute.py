"""The reference pages of the law: limits, fees, replies and the procedure, from their data."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final, Literal

from gongkai.annualreport.forms import FORMS
from gongkai.statute import procedure
from gongkai.statute.exemptions import exemptions
from gongkai.statute.fees import tariffs
from gongkai.statute.limits import Limit, event_names, limits
from gongkai.statute.procedure import ProcedureStep
from gongkai.statute.replies import remedy_paragraph, replies
from tools.markdown import page, table
from tools.state_diagram import state_diagram

_REMEDIES: Final = {
    "R1": "R1",
    "R2": "R2",
    "by_grounds": "有不予公开的部分为R1，否则R2",
    "none": "无",
}
_BINDING: Final = {"must": "不得公开", "may": "可以不予公开"}


def statute_page() -> str:
    """Give every statutory limit and fee from the data they are reckoned with."""
    names = event_names()
    parts = [
        "# 法定期限与收费",
        (
            "下列期限由 `gongkai statute due` 计算，收费由 `gongkai statute fee` 计算；"
            "本页由同一份数据生成。"
        ),
    ]
    for group, members in groupby(limits(), key=lambda limit: limit.group):
        rows = [_limit(limit, names) for limit in members]
        parts += [f"## {group}", table(("代码", "事项", "期限", "自何时起", "依据"), rows)]
    parts += ["## 事件", table(("代码", "含义"), ((f"`{k}`", v) for k, v in names.items()))]
    for tariff in tariffs():
        parts += [f"## 信息处理费：{tariff.name}", f"{tariff.scope}。依据：{tariff.cites}。"]
        steps = tariff.steps(100 if tariff.width else 400)
        rows = [(f"{s.first}—{s.last}", f"{s.price}元") for s in steps]
        parts.append(table((f"第几{tariff.unit}", f"每{tariff.unit}"), rows))
    return page(parts)


def _limit(limit: Limit, names: dict[str, str]) -> tuple[str, ...]:
    units = {"workdays": "个工作日", "days": "日", "hours": "小时"}
    month, _, day = limit.day.partition("-")
    length = f"次年{int(month)}月{int(day)}日前" if month else f"{limit.count}{units[limit.unit]}"
    if limit.extension:
        length += f"，可延长{limit.extension.count}{units[limit.unit]}"
    note = f"。{limit.uncertain}" if limit.uncertain else ""
    cites = f"{limit.cites}{note}"
    return (
        f"`{limit.code}`",
        limit.name,
        length,
        f"{names[limit.starts]}（`{limit.starts}`）",
        cites,
    )


def replies_page() -> str:
    """Give every kind of reply with its letter, rows, remedy and article; then the exemptions."""
    rows = [
        (
            f"`{reply.code}`",
            reply.name,
            f"{reply.letter} {reply.title}",
            _row_name("2021", reply.row),
            _row_name("2019", reply.row_2019),
            _REMEDIES[reply.remedy],
            reply.cites + (f"。{reply.uncertain}" if reply.uncertain else ""),
        )
        for reply in replies()
    ]
    heads = ("代码", "答复", "文书", "表三（2021年格式）", "表三（2019年格式）", "救济", "依据")
    grounds = [
        (f"`{e.code}`", e.name, _BINDING[e.binding], e.unless, e.cites) for e in exemptions()
    ]
    return page(
        [
            "# 答复、救济与不予公开情形",
            "申请可以怎样答复，每种答复用哪种文书、计入表三哪一行、告知哪种救济途径。",
            table(heads, rows),
            "## 救济告知",
            *_remedies(),
            "## 不予公开的情形",
            "以公开为常态，只有下列情形可以或者应当不予公开（《政府信息公开条例》第十三条）。",
            table(("代码", "情形", "效力", "仍应公开", "依据"), grounds),
        ]
    )


def _remedies() -> Iterator[str]:
    for code in ("R1", "R2"):
        found = remedy_paragraph(code, review_body="［复议机关］", court="［人民法院］")
        yield f"**{code}**：{found.text}依据：{found.cites}。"


def _row_name(form: Literal["2019", "2021"], key: str) -> str:
    """Name a row of 表三 as the form prints it, with its group where it has one of its own."""
    rows = {row.key: row for row in FORMS[form].tables["applications"].rows}
    if key not in rows:
        return key
    row = rows[key]
    return row.label if row.label.startswith("（") else f"{row.group} {row.label}".strip()


def procedure_page() -> str:
    """Draw the states of an application, and list every step with its article."""
    names, states = event_names(), procedure.states()
    rows = [
        (
            names[step.event],
            "、".join(states[code] for code in step.from_states) or "（开始）",
            states.get(step.to, "不变"),
            _when(step),
            step.cites,
        )
        for step in procedure.steps()
    ]
    return page(
        [
            "# 依申请公开的程序",
            (
                "一件申请可以处在哪些状态、依法可以走哪些步骤。`gongkai statute due application` "
                "据此给出“接下来依法可以”和“不合程序”；本页由同一份数据生成。"
            ),
            state_diagram(states, procedure.steps(), names),
            "延长答复期限不改变状态。办理中和征求意见中都可以延长。",
            table(("步骤", "从", "到", "时限和条件", "依据"), rows),
        ]
    )


def _when(step: ProcedureStep) -> str:
    """Say by when, after when, how often and on what condition a step may be taken."""
    known = {limit.code: limit.name for limit in limits()}
    words = []
    if step.by:
        words.append(f"在“{'答复申请' if step.by == 'due' else known[step.by]}”的期限内")
    if step.after:
        words.append(f"“{known[step.after]}”的期限届满之后")
    if step.once:
        words.append("只有一次")
    if step.needs:
        words.append(step.needs)
    return "；".join(words)
