"""政府信息公开审查表: a submission with all that was found and decided, as a document of one page.

先审查后公开 must be shown afterwards (《政府信息公开条例》第十七条): who approved what, when, by
which post, and that what went out is what they read.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from gongkai.officedocs.writing.model import Box, Grid, OfficialDocument
from gongkai.signoff import selectors
from gongkai.signoff.changes import readable
from gongkai.signoff.models import Clearance, Decision, Urgency, Verdict
from gongkai.signoff.parts import commented_fields
from gongkai.signoff.reviewing import screened

_WIDTHS: Final = (19, 27, 19, 35)
_ACROSS: Final = 3
"""A value beside its label takes all the other columns."""
_SHORT: Final = 60
"""A field whose value is longer is not of the sheet: it is in the text itself."""
_DIGEST_SHOWN: Final = 32


class _Rows:
    """The cells of the sheet as they are put down, row by row."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self._row = 0

    def wide(self, label: str, text: str) -> None:
        """Put down a label and its value across the sheet."""
        self._stub(label, 0)
        self.boxes.append(Box(text, self._row, 1, colspan=_ACROSS, align="left"))
        self._row += 1

    def pair(self, left: tuple[str, str], right: tuple[str, str]) -> None:
        """Put down two labels with their values side by side."""
        for column, (label, text) in ((0, left), (2, right)):
            self._stub(label, column)
            self.boxes.append(Box(text, self._row, column + 1))
        self._row += 1

    def opinion(self, label: str, text: str, signed: str) -> None:
        """Put down what a level said, and who, by which post and when."""
        self._stub(label, 0)
        self.boxes.append(Box(text, self._row, 1, colspan=_ACROSS - 1, align="left"))
        self.boxes.append(Box(signed, self._row, _ACROSS))
        self._row += 1

    def _stub(self, label: str, column: int) -> None:
        self.boxes.append(Box(label, self._row, column, kind="stub", align="center"))


def sheet_of(state: WorkflowState) -> OfficialDocument:
    """Give the sheet of a submission as it stands, decided or not."""
    obj = state.content_object
    version = state.task_states.order_by("pk").first().revision.as_object()
    rows = _Rows()
    rows.wide(_("信息名称"), str(version))
    rows.wide(_("机关"), str(obj.body))
    rows.pair((_("拟稿股室"), str(obj.section)), (_("拟稿人"), str(obj.author)))
    for left, right in _in_pairs(_facts(version)):
        if right is None:
            rows.wide(*left)
        else:
            rows.pair(left, right)
    rows.wide(_("送审"), f"{state.requested_by}　{_moment(state.created_at)}")
    if urgency := Urgency.objects.filter(workflow_state=state).first():
        rows.wide(_("紧急事由"), urgency.reason)
    if earlier := "；".join(_earlier(state, obj)):
        rows.wide(_("此前退回"), earlier)
    rows.wide(_("内容检查"), "；".join(_found(state)))
    for label, words in version.findings():
        rows.wide(label, words)
    for level in selectors.progress(state):
        signed = _signed(level.decision) if level.decision else ""
        rows.opinion(_("%s意见") % level.role, _opinion(level.decision), signed)
    rows.wide(_("审查结论"), _outcome(state))
    if cleared := Clearance.objects.filter(workflow_state=state).first():
        rows.wide(_("内容摘要"), _("%s（SHA-256前32位）") % cleared.digest[:_DIGEST_SHOWN])
    caption = _("政府信息公开审查表")
    return OfficialDocument(
        title=(caption,),
        blocks=(Grid(caption, tuple(rows.boxes), _WIDTHS, keep_together=True),),
        author=str(obj.body),
        created=timezone.localtime(state.created_at).date(),
        page_numbers=False,
    )


def _facts(version: Any) -> Iterator[tuple[str, str]]:
    """Give what is said of the text in short fields, its name left out."""
    for field in commented_fields(version):
        value = readable(field, version)
        if value and len(value) <= _SHORT and "\n" not in value and value != str(version):
            yield str(field.verbose_name), value


def _in_pairs(
    facts: Iterator[tuple[str, str]],
) -> Iterator[tuple[tuple[str, str], tuple[str, str] | None]]:
    for fact in facts:
        yield fact, next(facts, None)


def _found(state: WorkflowState) -> Iterator[str]:
    """Say what screening found, each kind and place once, and why it was submitted all the same."""
    found = screened(state)
    seen = dict.fromkeys(f"{hit['place']}：{hit['name']}" for hit in found.hits)
    yield "、".join(seen) or _("没有发现不宜公开的内容")
    for override in found.overrides:
        words = {
            "who": override.person,
            "when": _moment(override.at),
            "what": "、".join(dict.fromkeys(hit["name"] for hit in override.hits)),
            "why": override.reason,
        }
        yield _("%(who)s于%(when)s决定仍要送审（%(what)s），理由：%(why)s") % words


def _opinion(decision: Decision | None) -> str:
    if decision is None:
        return _("（未审核）")
    said = [str(decision.get_verdict_display()), *filter(None, [decision.comment])]
    said += [f"{each.field_name}：{each.text}" for each in decision.field_comments.all()]
    return "；".join(said)


def _signed(decision: Decision) -> str:
    """Give who decided, by which post, for whom, when."""
    post = decision.post
    words = f"{decision.person}（{post.get_role_display()}）"
    if decision.is_delegated:
        words = _("%(who)s（受%(role)s%(holder)s委托）") % {
            "who": decision.person,
            "role": post.get_role_display(),
            "holder": post.person,
        }
    return f"{words}　{_moment(decision.at)}"


def _earlier(state: WorkflowState, obj: Any) -> Iterator[str]:
    """Give why earlier submissions of the text came back."""
    before = obj.workflow_states.filter(pk__lt=state.pk)
    returned = Decision.objects.filter(workflow_state__in=before, verdict=Verdict.RETURNED)
    for decision in returned.select_related("person", "post"):
        yield f"{_signed(decision)}：{decision.comment}"


def _outcome(state: WorkflowState) -> str:
    cleared = Clearance.objects.filter(workflow_state=state).first()
    if cleared is not None:
        return _("各环节同意公开，%s放行") % _moment(cleared.at)
    if selectors.decisions_in(state).filter(verdict=Verdict.RETURNED).exists():
        return _("退回修改，没有公开")
    if state.status == WorkflowState.STATUS_CANCELLED:
        return _("已撤回，没有公开")
    return _("审核中")


def _moment(at: Any) -> str:
    return date_format(timezone.localtime(at), "Y年n月j日 H:i")
