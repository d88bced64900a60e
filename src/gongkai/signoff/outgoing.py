"""What every text that leaves the house inherits: the gate before it goes live."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, Workflow, WorkflowMixin

from gongkai.bodies.models import Body, Section
from gongkai.signoff.digest import VOLATILE, digest_of
from gongkai.signoff.errors import NotClearedError
from gongkai.signoff.parts import Part, parts_of
from gongkai.signoff.selectors import chain_for, chain_for_kind, is_cleared
from gongkai.signoff.signals import made_public, taken_off


class Outgoing(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin):
    """A text that leaves the house in a body's name, from a section of it.

    Whatever door a text goes live by (a form, the API, the clock, a script), it is saved as live,
    and :meth:`save` refuses that unless every level approved exactly this content.
    """

    review_template: ClassVar[str]
    """The template that shows the text to its reviewers as readers will see it."""

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="+", verbose_name=gettext_lazy("机关")
    )
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="+", verbose_name=gettext_lazy("股室")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("拟稿人"),
        editable=False,
    )
    live = models.BooleanField(gettext_lazy("已公开"), default=False, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, but never as live what was not cleared.

        Raises:
            NotClearedError: the text is live and its content was not approved at every level.
        """
        goes_out = self.live and _touches_content(kwargs.get("update_fields"))
        if goes_out and not self._is_cleared():
            raise NotClearedError(_("未经审签的内容不能公开。请先送审。"))
        with transaction.atomic():
            super().save(*args, **kwargs)
            if goes_out:
                self.enter_public()
                made_public.send(type(self), instance=self)

    def enter_public(self) -> None:
        """Keep what a public text leaves in the books, in its transaction; nothing by default."""

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Publish a revision, wholly or not at all: Wagtail has no transaction for it."""
        super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Take off what is public, wholly or not at all."""
        super().unpublish(*args, **kwargs)
        taken_off.send(type(self), instance=self)

    @classmethod
    def get_default_workflow(cls) -> Workflow | None:
        """Give the levels of all bodies' texts of this kind: a new draft has no body yet."""
        return chain_for_kind(cls)

    def get_workflow(self) -> Workflow | None:
        """Give the levels this text passes."""
        return chain_for(self)

    def missing(self) -> Iterable[str]:
        """Name what must be filled in before the text can be submitted; nothing by default."""
        return ()

    def cautions(self) -> Iterable[str]:
        """Say what its drafter and reviewers should know before it goes out; nothing by default."""
        return ()

    def findings(self) -> Iterable[tuple[str, str]]:
        """Give what else was found of the text, each named, for review; nothing by default."""
        return ()

    def screened(self) -> Iterator[Part]:
        """Give everything that leaves the house, as plain text, for screening."""
        yield from parts_of(self)
        for name, text in self.attachments_to_screen():
            yield Part(name, text)

    def attachments_to_screen(self) -> Iterable[tuple[str, str]]:
        """Give the name and the text of each file that goes out with the text; none by default."""
        return ()

    def attachments_to_show(self) -> Iterable[tuple[str, str]]:
        """Give the name and the address of each file, for its reviewers; none by default."""
        return ()

    def can_be_edited_by(self, person: Any) -> bool:
        """Tell whether a person may change the draft: by the policy of its kind's screens."""
        viewset = getattr(type(self), "snippet_viewset", None)
        return viewset is not None and bool(
            viewset.permission_policy.user_has_permission_for_instance(person, "change", self)
        )

    def _is_cleared(self) -> bool:
        return is_cleared(self, digest_of(self.serializable_data()))


def _touches_content(fields: Iterable[str] | None) -> bool:
    return fields is None or not set(fields) <= VOLATILE - {"live", "live_revision"}
