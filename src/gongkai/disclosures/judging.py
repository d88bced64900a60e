"""Judging whether an item may be open, and how (公开属性判定)."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.bodies.models import Person
from gongkai.disclosures.attaching import draft_of
from gongkai.disclosures.models import Item, Judgement, Publicity
from gongkai.disclosures.models.judgement import digest_judged
from gongkai.statute.openness import Conclusion, conclude


@transaction.atomic
def judge(
    act: Act, item: Item, person: Person, answers: Mapping[str, str], reason: str = ""
) -> Judgement:
    """Keep what was judged of a draft; its 公开方式 follows.

    Raises:
        PermissionDenied: the person may not change this draft now.
        ValidationError: a question is not answered, or what is not wholly open has no reason.
    """
    draft = draft_of(item, person)
    decided = conclude(answers)
    if not isinstance(decided, Conclusion):
        raise ValidationError({decided.code: _("请回答这一问。")})
    if not reason.strip() and (decided.outcome != Publicity.PROACTIVE or decided.left_out):
        raise ValidationError({"reason": _("不全部主动公开的，写明哪些内容、为什么。")})
    made = Judgement.objects.create(
        item=draft,
        person=person,
        at=act.at,
        answers=_asked(answers),
        outcome=decided.outcome,
        cites=decided.cites,
        left_out=list(decided.left_out),
        reason=reason.strip(),
        digest=digest_judged(draft),
    )
    detail = {"conclusion": made.conclusion, "reason": made.reason}
    record(act, "item.judged", draft, body_id=draft.body_id, detail=detail)
    if decided.outcome in Publicity.values and draft.publicity != decided.outcome:
        draft.publicity = decided.outcome
        draft.save_revision(user=person, clean=False)
    return made


def _asked(answers: Mapping[str, str]) -> dict[str, str]:
    """Leave out what was answered beyond the deciding question."""
    asked: dict[str, str] = {}
    while not isinstance(step := conclude(asked), Conclusion):
        asked[step.code] = answers[step.code]
    return asked
