"""Questions about sign-off: which levels, who may decide, what waits, what is cleared."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from wagtail.models import Revision, TaskState, Workflow, WorkflowState

from gongkai.bodies.models import Person, Role
from gongkai.bodies.selectors import Holding, holders, holdings
from gongkai.signoff.models.records import Chain, Clearance, Decision, Verdict
from gongkai.signoff.models.reviewing import Notice, Urgency


def chain_for(obj: Any, *, urgent: bool = False) -> Workflow | None:
    """Give the workflow of a text: the body's own before all bodies', its kind's before all."""
    latest = obj.latest_revision
    body_id = latest.content["body"] if latest is not None else obj.body_id
    return _chain(type(obj), body_id, urgent=urgent)


def chain_for_kind(kind: type[Model]) -> Workflow | None:
    """Give the workflow of a kind of text where no body has one of its own."""
    return _chain(kind, None, urgent=False)


def _chain(model: type[Model], body_id: int | None, *, urgent: bool) -> Workflow | None:
    kind = ContentType.objects.get_for_model(model)
    chains = Chain.objects.filter(
        Q(body=body_id) | Q(body__isnull=True),
        Q(content_type=kind) | Q(content_type__isnull=True),
        is_urgent=urgent,
        workflow__active=True,
    ).select_related("workflow")
    ordered = sorted(chains, key=lambda c: (c.body_id is None, c.content_type_id is None))
    return ordered[0].workflow if ordered else None


def levels_of(workflow: Workflow) -> list[Any]:
    """Give a workflow's levels in their order."""
    return [task.specific for task in workflow.tasks]


def urgent_levels(obj: Any) -> list[Any]:
    """Give the levels a text passes when it is urgent, none where no chain is laid for that."""
    workflow = chain_for(obj, urgent=True)
    return levels_of(workflow) if workflow else []


def authors_of(obj: Any) -> set[int]:
    """Give who wrote a text: its drafter, and who saved a version since it was last cleared."""
    last = clearances_of(obj).order_by("-pk").first()
    saved = Revision.objects.for_instance(obj).filter(user__isnull=False)
    if last is not None:
        saved = saved.filter(pk__gt=last.revision_id)
    return {obj.author_id, *saved.values_list("user_id", flat=True)}


def approvers(obj: Any, role: str, on: date) -> list[Holding]:
    """Give who may approve a text in a role on a day, its authors left out.

    A delegate of an author's post counts: it is another person. The author's stand-in elsewhere
    does not, for that would be the author.
    """
    wrote = authors_of(obj)
    found = holders(Role(role), obj.body, on, obj.section)
    return [holding for holding in found if holding.person.pk not in wrote]


def can_be_approved(obj: Any, levels: Sequence[Any], on: date) -> bool:
    """Tell whether different people stand ready at every level."""
    ready = [{h.person.pk for h in approvers(obj, level.role, on)} for level in levels]
    return any(len(set(chosen)) == len(chosen) for chosen in product(*ready))


def decisions_in(state: WorkflowState) -> QuerySet[Decision]:
    """Give the decisions taken in a submission, earliest first."""
    return Decision.objects.filter(workflow_state=state).select_related("person")


def holding_to_decide(obj: Any, level: Any, person: Person, on: date) -> Holding | None:
    """Give the post by which a person may decide on a text at a level, None when they may not.

    Not their own text, and not a second level of it. The version under review says which body and
    section it is of: a text that is open already may be moved by its next version.
    """
    state = obj.current_workflow_state
    if state is None:
        return None
    submitted = state.current_task_state.revision.as_object()
    approved = decisions_in(state).filter(verdict=Verdict.APPROVED)
    if approved.exclude(role=level.role).filter(person=person).exists():
        return None
    found = [h for h in approvers(submitted, level.role, on) if h.person.pk == person.pk]
    return min(found, key=lambda h: h.delegation is not None, default=None)


def may_decide(obj: Any, level: Any, person: Any) -> bool:
    """Tell whether a person may decide now on a text at the level it is on."""
    if not isinstance(person, Person) or obj.current_workflow_task != level:
        return False
    return holding_to_decide(obj, level, person, timezone.localdate()) is not None


def waiting_for(person: Any, level: Any) -> QuerySet[TaskState]:
    """Give what waits for a person at a level."""
    waiting: QuerySet[TaskState] = TaskState.objects.filter(
        task=level, status=TaskState.STATUS_IN_PROGRESS
    )
    today = timezone.localdate()
    held = holdings(person, today) if isinstance(person, Person) else []
    if not any(holding.post.role == level.role for holding in held):
        return waiting.none()
    states = waiting.filter(_within_reach(held)).select_related("workflow_state")
    own = [
        state.pk
        for state in states
        if (obj := state.workflow_state.content_object) is not None
        and holding_to_decide(obj, level, person, today)
    ]
    return waiting.filter(pk__in=own)


def _within_reach(held: Iterable[Holding]) -> Q:
    """Give the condition of texts under review that are of a post's section or body.

    What counts is the version under review, so the database looks into it; who may decide on what
    is left is asked of each text.
    """
    posts = [holding.post for holding in held]
    sections = {post.section_id for post in posts if post.section_id is not None}
    bodies = {post.body_id for post in posts if post.section_id is None}
    return Q(revision__content__section__in=sections) | Q(revision__content__body__in=bodies)


def clearances_of(obj: Any) -> QuerySet[Clearance]:
    """Give a text's clearances."""
    kind = ContentType.objects.get_for_model(obj)
    return Clearance.objects.filter(content_type=kind, object_id=str(obj.pk))


def is_cleared(obj: Any, digest: str) -> bool:
    """Tell whether a text's live revision was cleared with exactly this content."""
    return clearances_of(obj).filter(revision=obj.live_revision_id, digest=digest).exists()


class Waiting(NamedTuple):
    """Something that waits for a person: the text, its level, since when, why it is urgent."""

    state: TaskState
    obj: Any
    level: Any
    urgency: Urgency | None = None


def inbox_of(person: Any) -> list[Waiting]:
    """Give what waits for a person's decision: the urgent first, then the longest waiting."""
    if not isinstance(person, Person):
        return []
    today = timezone.localdate()
    held = list(holdings(person, today))
    states = (
        TaskState.objects.filter(
            _within_reach(held),
            status=TaskState.STATUS_IN_PROGRESS,
            task__leveltask__role__in={holding.post.role for holding in held},
        )
        .select_related("workflow_state__urgency", "task__leveltask", "revision")
        .order_by("started_at")
    )
    found = []
    for state in states:
        obj, level = state.workflow_state.content_object, state.task.leveltask
        if obj is not None and holding_to_decide(obj, level, person, today):
            urgency = getattr(state.workflow_state, "urgency", None)
            found.append(Waiting(state, state.revision.as_object(), level, urgency))
    return sorted(found, key=lambda waiting: waiting.urgency is None)


class Progress(NamedTuple):
    """A level of a submission, and the decision taken at it, if any."""

    role: str
    decision: Decision | None


def progress(state: WorkflowState) -> list[Progress]:
    """Give the levels of a submission in their order with their decisions."""
    taken = {decision.role: decision for decision in decisions_in(state)}
    return [
        Progress(str(Role(level.role).label), taken.get(level.role))
        for level in levels_of(state.workflow)
    ]


def returned_to(person: Any) -> list[Decision]:
    """Give the returns that a person has not answered by submitting again, latest first."""
    if not isinstance(person, Person):
        return []
    returned = Decision.objects.filter(
        verdict=Verdict.RETURNED, workflow_state__requested_by=person
    ).select_related("workflow_state", "person")
    found = []
    for decision in returned.order_by("-at"):
        last = WorkflowState.objects.filter(
            base_content_type=decision.workflow_state.base_content_type,
            object_id=decision.workflow_state.object_id,
        ).latest("pk")
        if last.pk == decision.workflow_state_id:
            found.append(decision)
    return found


def notices_of(person: Any) -> list[Notice]:
    """Give a person's unread notices of what still waits, latest first."""
    if not isinstance(person, Person):
        return []
    found = Notice.objects.filter(
        to=person, read_at__isnull=True, about__status=TaskState.STATUS_IN_PROGRESS
    )
    return list(found.select_related("about__workflow_state", "about__task__leveltask"))
