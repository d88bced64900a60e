"""What a reviewer sees beside the text: what is new since last seen, and what screening found."""

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from gongkai.bodies.models import Person
from gongkai.signoff import gate
from gongkai.signoff.models import FieldComment, Override, Screening, Seen


class Basis(NamedTuple):
    """The version a reviewer compares with, in words and as an object; None where it is all new."""

    words: str
    object: Any


def see(person: Person, obj: Any, revision: Revision, at: datetime) -> None:
    """Remember that a person has had a version before their eyes."""
    Seen.objects.get_or_create(
        person=person,
        revision=revision,
        defaults={
            "content_type": ContentType.objects.get_for_model(obj),
            "object_id": str(obj.pk),
            "at": at,
        },
    )


def basis_for(person: Person, obj: Any, revision: Revision) -> Basis:
    """Give what to compare a version with: what the person last saw, else what is live."""
    kind = ContentType.objects.get_for_model(obj)
    seen = Seen.objects.filter(person=person, content_type=kind, object_id=str(obj.pk))
    last = seen.exclude(revision=revision).select_related("revision").order_by("-revision").first()
    if last is not None:
        return Basis(_("与您上次看过的版本相比"), last.revision.as_object())
    if obj.live_revision_id and obj.live_revision_id != revision.pk:
        return Basis(_("与已公开的版本相比"), obj.live_revision.as_object())
    return Basis(_("首次送审"), None)


class Screened(NamedTuple):
    """What screening found in a submission, and why it was submitted all the same."""

    hits: list[dict[str, Any]]
    overrides: list[Override]


def screened(state: WorkflowState) -> Screened:
    """Give what screening found in a submission; nothing for one made before there was any."""
    found = Screening.objects.filter(workflow_state=state).first()
    if found is None:
        return Screened([], [])
    return Screened(found.hits, list(gate.kept_overrides(found)))


def open_comments(obj: Any) -> list[FieldComment]:
    """Give what was said of single fields in a text's last submission and is not mended yet."""
    last = obj.workflow_states.order_by("-pk").first()
    if last is None:
        return []
    found = FieldComment.objects.filter(decision__workflow_state=last, mended_at__isnull=True)
    return list(found.select_related("decision__person"))
