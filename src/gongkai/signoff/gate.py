"""The gate of screening before the first level: what stops a text, and what is submitted despite.

What was found is shown to its author alone; records hold places, kinds and masked forms.
"""

from collections.abc import Collection, Iterator
from typing import Any, Final, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.models import Body, Person
from gongkai.screening import Hit, WordList, built_in, screen_text
from gongkai.screening.text import RANKS
from gongkai.signoff.digest import digest_of_revision
from gongkai.signoff.errors import ScreeningRefusedError, SignoffRefusedError
from gongkai.signoff.limits import blocks_at
from gongkai.signoff.models.screening import Override, Screening, WatchedWord
from gongkai.signoff.parts import Part

_NEVER: Final = frozenset({"secrecy_mark"})
"""No reason lets out what bears a mark of state secrecy (《保守国家秘密法》第三十五条)."""
_NAMED: Final = 5
"""So many places a refusal names; the page of screening lists them all."""


class Found(NamedTuple):
    """A hit in a part of a text; its ``key`` tells it from every other, not what it is."""

    part: Part
    hit: Hit

    @property
    def key(self) -> str:
        """A keyed digest of place, kind and matter."""
        hit = self.hit
        said = f"{self.part.place}|{hit.kind}|{hit.start}|{hit.end}|{hit.text}"
        return salted_hmac("gongkai.signoff.hit", said).hexdigest()[:24]

    @property
    def blocks(self) -> bool:
        """Whether it stops a submission."""
        return RANKS[self.hit.confidence] <= RANKS[blocks_at()]

    @property
    def is_final(self) -> bool:
        """Whether no reason helps: a mark of state secrecy."""
        return self.blocks and self.hit.kind in _NEVER

    @property
    def can_be_masked(self) -> bool:
        """Whether the draft can be mended by putting the masked form in its place."""
        return bool(self.part.field) and self.hit.masked is not None

    def plain(self) -> dict[str, Any]:
        """Give what records keep of it, without the matter itself."""
        hit = self.hit
        return {
            "key": self.key,
            "place": self.part.place,
            "kind": hit.kind,
            "name": hit.name,
            "confidence": hit.confidence,
            "masked": hit.masked,
            "basis": hit.basis,
            "blocks": self.blocks,
        }


def words_for(body: Body) -> WordList:
    """Give the words watched in a body's texts: the program's, all bodies' and its own."""
    watched = WatchedWord.objects.filter(Q(body=body) | Q(body__isnull=True))
    own = sorted(watched, key=lambda word: word.body_id is not None)
    return WordList([*built_in(), *(word.as_word() for word in own)])


def screen(obj: Any) -> list[Found]:
    """Screen all of a text that leaves the house, as it is in memory."""
    words = words_for(obj.body)
    return [
        Found(part, hit) for part in obj.screened() for hit in screen_text(part.text, words=words)
    ]


def overrides_of(obj: Any, digest: str) -> list[Override]:
    """Give what was decided to submit all the same in exactly this content, earliest first."""
    kind = ContentType.objects.get_for_model(obj)
    found = Override.objects.filter(content_type=kind, object_id=str(obj.pk), digest=digest)
    return list(found.select_related("person").order_by("pk"))


def blocking(found: Collection[Found], overrides: Collection[Override]) -> list[Found]:
    """Give the hits that stop a submission, those left out for which there is a reason."""
    excused = {hit["key"] for override in overrides for hit in override.hits}
    return [each for each in found if each.blocks and (each.is_final or each.key not in excused)]


def stopping(obj: Any) -> list[Found]:
    """Give the hits that stop a draft's latest version from being submitted."""
    digest = digest_of_revision(obj.get_latest_revision())
    return blocking(screen(obj.get_latest_revision_as_object()), overrides_of(obj, digest))


def check(state: WorkflowState, obj: Any, revision: Revision, at: Any) -> Screening:
    """Screen what is submitted, and keep what was found.

    Raises:
        ScreeningRefusedError: it may not go out as it stands; the message names the places.
    """
    found, digest = screen(obj), digest_of_revision(revision)
    if stopped := blocking(found, overrides_of(obj, digest)):
        raise ScreeningRefusedError(_refusal(stopped))
    return Screening.objects.create(
        workflow_state=state,
        revision=revision,
        digest=digest,
        hits=[each.plain() for each in found],
        at=at,
    )


def _refusal(stopped: list[Found]) -> str:
    places = dict.fromkeys(f"{each.part.place}：{each.hit.name}" for each in stopped)
    named = "；".join(list(places)[:_NAMED])
    if any(each.is_final for each in stopped):
        return _("稿件带有国家秘密标志，任何理由都不能送审公开（%s）。请由定密的机关处理。") % named
    words = {"count": len(stopped), "places": named}
    return _("内容检查发现%(count)d处不宜公开（%(places)s）。请遮盖，或者写明理由。") % words


@transaction.atomic
def override(obj: Any, person: Person, reason: str, keys: Collection[str]) -> Override:
    """Record that a text shall be submitted with what screening found, and why.

    Raises:
        SignoffRefusedError: there is no reason; something is no longer there; a mark of secrecy.
    """
    if not reason.strip():
        raise SignoffRefusedError(_("仍要送审须写明理由。"))
    latest = obj.get_latest_revision_as_object()
    excused = _named(latest, keys)
    if any(each.is_final for each in excused):
        raise SignoffRefusedError(_("国家秘密标志不能以任何理由略过。"))
    act, revision = acting(person), obj.get_latest_revision()
    hits = [each.plain() for each in excused]
    made = Override.objects.create(
        content_type=ContentType.objects.get_for_model(obj),
        object_id=str(obj.pk),
        revision=revision,
        digest=digest_of_revision(revision),
        hits=hits,
        person=person,
        reason=reason.strip(),
        at=act.at,
    )
    record(
        act,
        "signoff.overridden",
        obj,
        body_id=obj.body_id,
        revision=revision.pk,
        detail={"reason": made.reason, "hits": hits},
    )
    return made


def _named(obj: Any, keys: Collection[str]) -> list[Found]:
    found = [each for each in screen(obj) if each.key in keys]
    if not found or {each.key for each in found} != set(keys):
        raise SignoffRefusedError(_("稿件已经改动，检查结果变了。请看过新的结果再决定。"))
    return found


def kept_overrides(screening: Screening) -> Iterator[Override]:
    """Give the overrides by which a submission passed."""
    state = screening.workflow_state
    yield from (
        Override.objects.filter(
            content_type=state.content_type, object_id=state.object_id, digest=screening.digest
        )
        .select_related("person")
        .order_by("pk")
    )
