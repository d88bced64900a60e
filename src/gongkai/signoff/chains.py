"""Which levels texts pass: the three of the rule, and the urgent chain."""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowTask

from gongkai.bodies.models import Body, Role
from gongkai.signoff.models import Chain, LevelTask

THREE_LEVELS: Final = (Role.SECTION_HEAD, Role.DEPUTY, Role.LEADER)
"""股室负责人 → 分管领导 → 主要领导."""
URGENT: Final = (Role.SECTION_HEAD, Role.LEADER)
"""When hours count (政务舆情): the head of the section, then the head of the body."""


def lay_chain(
    name: str,
    roles: Sequence[Role],
    *,
    body: Body | None = None,
    content_type: Any = None,
    urgent: bool = False,
) -> Chain:
    """Lay down which levels a kind of text of a body passes, in place of what was laid before."""
    workflow = Workflow.objects.create(name=name)
    for order, role in enumerate(roles):
        task, _made = LevelTask.objects.get_or_create(
            role=role, defaults={"name": _("%s审核") % role.label}
        )
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    chain, _made = Chain.objects.update_or_create(
        body=body,
        content_type=content_type,
        is_urgent=urgent,
        defaults={"workflow": workflow},
    )
    return chain


def lay_defaults(**_kwargs: Any) -> None:
    """Lay the chains of all bodies where there are none yet: after every migration."""
    for name, roles, urgent in (
        (_("三级审核"), THREE_LEVELS, False),
        (_("紧急审核"), URGENT, True),
    ):
        if not Chain.objects.filter(
            body__isnull=True, content_type__isnull=True, is_urgent=urgent
        ).exists():
            lay_chain(name, roles, urgent=urgent)
