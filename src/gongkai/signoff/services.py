"""Acts of sign-off: submit, decide, release. Wagtail's views and ours all come through here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from gongkai.audit.acts import Act, acting
from gongkai.audit.services import record
from gongkai.bodies.models import Person, Role
from gongkai.signoff import gate, selectors
from gongkai.signoff.digest import digest_of_revision
from gongkai.signoff.errors import SignoffRefusedError
from gongkai.signoff.models.records import Clearance, Decision, Verdict
from gongkai.signoff.models.reviewing import FieldComment, Urgency
from gongkai.signoff.parts import commented_fields

_VERDICTS = {"approve": Verdict.APPROVED, "reject": Verdict.RETURNED}


@transaction.atomic
def submit(obj: Any, person: Person, *, urgent: bool = False, reason: str = "") -> WorkflowState:
    """Submit a text's latest version for review, by its own chain or the urgent one.

    ``reason`` says why it is urgent.

    Raises:
        SignoffRefusedError: it could not end well; the message says what to do first.
    """
    if urgent and not reason.strip():
        raise SignoffRefusedError(_("紧急送审须写明事由。"))
    workflow = selectors.chain_for(obj, urgent=urgent)
    if workflow is None:
        raise SignoffRefusedError(_("没有适用的审签流程。请系统管理员先设置。"))
    if obj.workflow_in_progress:
        raise SignoffRefusedError(_("稿件正在审核，不能重复送审。"))
    state = workflow.start(obj, person)
    if urgent:
        _mark_urgent(state, obj, person, reason.strip())
    return state


def _mark_urgent(state: WorkflowState, obj: Any, person: Person, reason: str) -> None:
    act = acting(person)
    Urgency.objects.create(workflow_state=state, person=person, reason=reason, at=act.at)
    record(
        act,
        "signoff.hastened",
        obj,
        body_id=obj.body_id,
        revision=obj.latest_revision_id,
        detail={"reason": reason},
    )


def before_level(state: WorkflowState, level: Any, user: Any) -> None:
    """Refuse to begin a submission that could not end well; later levels begin as they come.

    Raises:
        SignoffRefusedError: something is missing, or a level has nobody to decide.
        ScreeningRefusedError: something in it may not go out.
    """
    first, *_rest = levels = selectors.levels_of(state.workflow)
    if level != first:
        return
    obj = state.content_object.get_latest_revision_as_object()
    if gaps := list(obj.missing()):
        raise SignoffRefusedError(_("送审前请补齐：%s。") % "、".join(gaps))
    _refuse_unready(obj, levels, timezone.localdate())
    act, revision = acting(user), obj.get_latest_revision()
    screening = gate.check(state, obj, revision, act.at)
    record(
        act,
        "signoff.submitted",
        obj,
        body_id=obj.body_id,
        revision=revision.pk,
        detail={"digest": screening.digest, "hits": screening.hits},
    )


def _refuse_unready(obj: Any, levels: Sequence[Any], today: date) -> None:
    """Refuse a text for which not every level has somebody else to decide."""
    for each in levels:
        if not selectors.approvers(obj, each.role, today):
            words = {"body": obj.body, "role": Role(each.role).label}
            raise SignoffRefusedError(
                _(
                    "%(body)s没有可以审核此件的%(role)s（拟稿人不能审核自己的稿件）。请先任命或者委托。"
                )
                % words
            )
    if not selectors.can_be_approved(obj, levels, today):
        raise SignoffRefusedError(_("各级审核须由不同的人担任，现有人员不够。请先任命或者委托。"))


@transaction.atomic
def decide(
    task_state: TaskState,
    person: Person,
    action: str,
    comment: str = "",
    fields: Mapping[str, str] | None = None,
) -> Decision:
    """Approve or return a text at the level it is on.

    ``fields`` are comments on single fields by the fields' names; with them a return needs no
    other reason.

    Raises:
        SignoffRefusedError: the person may not decide; the text is no longer the one submitted; a
            return has no reason.
    """
    state = WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
    task_state = TaskState.objects.select_for_update().get(pk=task_state.pk)
    level, obj = task_state.task.specific, state.content_object
    if task_state.status != TaskState.STATUS_IN_PROGRESS or action not in _VERDICTS:
        raise SignoffRefusedError(_("这一步已经办结，请刷新页面。"))
    holding = selectors.holding_to_decide(obj, level, person, timezone.localdate())
    if holding is None:
        raise SignoffRefusedError(_("您不能在这一级审核此件：须由担任该岗位的其他人审核。"))
    verdict, said = _VERDICTS[action], _said(obj, fields or {})
    if verdict == Verdict.APPROVED:
        _refuse_changed(state, task_state, obj)
    act = acting(person)
    decision = Decision.objects.create(
        workflow_state=state,
        task_state=task_state,
        role=level.role,
        person=person,
        post=holding.post,
        is_delegated=holding.delegation is not None,
        verdict=verdict,
        comment=comment if verdict == Verdict.APPROVED else _reason(comment, said),
        revision=task_state.revision,
        digest=digest_of_revision(task_state.revision),
        at=act.at,
    )
    _keep(act, decision, obj, said)
    if verdict == Verdict.APPROVED:
        task_state.approve(user=person, comment=comment)
    else:  # what is submitted again begins at the first level: Wagtail would resume at this one
        task_state.reject(user=person, comment=decision.comment, update=False)
        state.cancel(user=person)
    return decision


def _reason(comment: str, said: Mapping[str, str]) -> str:
    """Give the reason of a return: what is said of single fields is one too."""
    if not comment.strip() and not said:
        raise SignoffRefusedError(_("退回须写明理由。"))
    return comment if comment.strip() else _("见逐项意见")


def _keep(act: Act, decision: Decision, obj: Any, said: Mapping[str, str]) -> None:
    """Keep what a decision says of single fields, and enter it in the trail."""
    FieldComment.objects.bulk_create(
        FieldComment(decision=decision, field=name, text=text) for name, text in said.items()
    )
    record(
        act,
        f"signoff.{decision.verdict}",
        obj,
        body_id=obj.body_id,
        revision=decision.revision_id,
        detail={
            "role": decision.role,
            "digest": decision.digest,
            "comment": decision.comment,
            "fields": said,
        },
    )


def _said(obj: Any, fields: Mapping[str, str]) -> dict[str, str]:
    """Give what is said of single fields, those that the text has."""
    names = {field.name for field in commented_fields(obj)}
    return {name: text.strip() for name, text in fields.items() if name in names and text.strip()}


def _refuse_changed(state: WorkflowState, task_state: TaskState, obj: Any) -> None:
    """Refuse to approve what is not what was submitted and approved so far."""
    if obj.latest_revision_id != task_state.revision_id:
        raise SignoffRefusedError(_("送审后内容又有修改，不能继续审核。请退回或者撤回后重新送审。"))
    digest = digest_of_revision(task_state.revision)
    approved = selectors.decisions_in(state).filter(verdict=Verdict.APPROVED)
    if approved.exclude(digest=digest).exists():
        raise SignoffRefusedError(_("前一级审核后内容又有修改，不能继续审核。请退回后重新送审。"))


@transaction.atomic
def release(state: WorkflowState, user: Any = None) -> None:
    """Clear a text that every level has approved, and publish exactly that revision.

    Raises:
        SignoffRefusedError: a level has not approved this very content, or the text's own rules
            do not let it be live.
    """
    obj = state.content_object
    revision = obj.get_latest_revision()
    digest = digest_of_revision(revision)
    approved = selectors.decisions_in(state).filter(
        verdict=Verdict.APPROVED, revision=revision, digest=digest
    )
    people = {decision.role: decision.person_id for decision in approved}
    levels = [level.role for level in selectors.levels_of(state.workflow)]
    if [role for role in levels if role not in people]:
        raise SignoffRefusedError(_("还有审核环节没有同意这一版本，不能公开。"))
    if len(set(people.values())) < len(levels):
        raise SignoffRefusedError(_("各级审核须由不同的人担任，不能公开。"))
    act = acting(user)
    Clearance.objects.create(
        content_type=ContentType.objects.get_for_model(obj),
        object_id=str(obj.pk),
        revision=revision,
        digest=digest,
        workflow_state=state,
        at=act.at,
    )
    record(
        act,
        "signoff.released",
        obj,
        body_id=obj.body_id,
        revision=revision.pk,
        detail={"digest": digest},
    )
    try:
        revision.publish(user=user, skip_permission_checks=True)
    except ValidationError as error:  # the text's own room refuses to have it live
        raise SignoffRefusedError("；".join(error.messages)) from error
