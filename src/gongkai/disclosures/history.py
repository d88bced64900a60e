"""The screen on which an item's whole course is told."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.snippets.views.snippets import HistoryView

from gongkai.disclosures.timeline import Happening, timeline


class ItemHistoryView(HistoryView):
    """办理经过: for everybody who may see the item; who drafts it may go back to a version."""

    any_permission_required = ("view",)
    page_title = gettext_lazy("办理经过")
    results_template_name = "disclosures/history_results.html"
    filterset_class = None
    columns = ()
    paginate_by = 40

    def get_base_queryset(self) -> list[Happening]:
        """Give all that was done, the newest first."""
        return timeline(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Call the page by its name: Wagtail calls every such page the history."""
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()
        return [*items[:-1], items[-1] | {"label": self.page_title}]

    @property
    def may_change(self) -> bool:
        """Tell whether who asks drafts this item."""
        return bool(self.object.can_be_edited_by(self.request.user))

    @property
    def header_buttons(self) -> list[Any]:
        """Lead to the draft who may go on with it."""
        return super().header_buttons if self.may_change else []

    def get_edit_url(self, instance: Any) -> str | None:
        """Give where the item is drafted, None for who does not draft it."""
        return super().get_edit_url(instance) if self.may_change else None

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add to each version where it is looked at, compared and gone back to."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        told = context["object_list"]
        return context | {"happenings": [(each, self._doors(each)) for each in told]}

    def _doors(self, told: Happening) -> list[tuple[str, str]]:
        if told.version is None or not self.may_change:
            return []
        key, version = quote(self.object.pk), told.version.pk
        doors: list[tuple[str, tuple[Any, ...], Any]] = [
            (self.revisions_view_url_name, (key, version), gettext_lazy("查看"))
        ]
        if told.before is not None:
            pair = (key, told.before, version)
            doors.append((self.revisions_compare_url_name, pair, gettext_lazy("与上一版比较")))
        if version != self.object.latest_revision_id:
            doors.append((self.revisions_revert_url_name, (key, version), gettext_lazy("恢复")))
        return [(reverse(name, args=where), str(label)) for name, where, label in doors]
