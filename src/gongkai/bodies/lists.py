"""Lists of bodies and people: confined, searched, narrowed, exported."""

from datetime import date, datetime
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button

from gongkai.bodies.models import Body, Delegation, Duty, Person, Post, Section
from gongkai.bodies.office import OfficePolicy
from gongkai.sheets.exporting import as_text


class OfficeIndexView(IndexView):
    """A list of one kind of records, of those the person may see."""

    related: ClassVar[tuple[str, ...]] = ()
    prefetched: ClassVar[tuple[str, ...]] = ()
    import_url_name: str = ""
    add_item_label: Any = gettext_lazy("新增")
    any_permission_required: ClassVar[list[str]] = ["view"]
    custom_value_preprocess = IndexView.custom_value_preprocess | {
        str: {"csv": as_text},
        datetime: {"xlsx": timezone.make_naive},
    }

    def get_base_queryset(self) -> QuerySet[Any]:
        """Give what the person may see, with what the list shows of it."""
        found: QuerySet[Any] = self.permission_policy.visible(self.request.user)
        found = found.select_related(*self.related) if self.related else found
        return found.prefetch_related(*self.prefetched)

    def filter_queryset(self, queryset: Any) -> Any:
        """Narrow the list; what cannot be understood gives none rather than more than asked."""
        found = super().filter_queryset(queryset)
        return found if self.filters is None or self.filters.is_valid() else found.none()

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer the import to who may add."""
        buttons: list[Button] = super().header_more_buttons
        if not self.add_url or not self.import_url_name:
            return buttons
        url = reverse(self.import_url_name)
        return [Button(_("从表格导入"), url=url, icon_name="upload", priority=80), *buttons]

    @cached_property
    def _is_keeper(self) -> bool:
        return bool(self.user_has_permission("change"))

    def get_edit_url(self, instance: Any) -> str | None:
        """Lead to a record's page only who keeps it; asked once for the whole list."""
        return reverse(self.edit_url_name, args=[instance.pk]) if self._is_keeper else None

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Offer nothing in a row: its name leads to all that can be done."""
        return []

    def get_filename(self) -> str:
        """Name the exported file after the list and the day."""
        return f"{self.model._meta.verbose_name_plural}-{timezone.localdate():%Y%m%d}"

    def write_csv_response(self, queryset: Any) -> HttpResponse:
        """Name the file in the way that lets a name be Chinese."""
        answer: HttpResponse = super().write_csv_response(queryset)
        named = content_disposition_header(
            as_attachment=True, filename=f"{self.get_filename()}.csv"
        )
        answer["Content-Disposition"] = named
        return answer

    def stream_csv(self, queryset: Any) -> Any:
        """Begin with a mark by which spreadsheets know that the text is UTF-8."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)


class TreeColumn(TitleColumn):
    """A body's name, set in by its place in the tree."""

    cell_template_name = "bodies/tree_cell.html"


class BodyIndexView(OfficeIndexView):
    """The bodies, as a tree."""

    def _get_title_column(
        self, field_name: str, column_class: Any = TreeColumn, **kwargs: Any
    ) -> Any:
        return super()._get_title_column(field_name, column_class, **kwargs)


def term_of(term: Post | Delegation) -> str:
    """Write the days of a term."""
    since = f"{term.since:%Y-%m-%d}"
    return f"{since} 至 {term.until:%Y-%m-%d}" if term.until else _("%s 起") % since


def state_of(term: Post | Delegation, today: date) -> str:
    """Say how a term stands on a day."""
    if isinstance(term, Delegation) and term.revoked_on is not None:
        return _("已撤销")
    if term.since > today:
        return _("未开始")
    return _("已结束") if term.until and term.until < today else _("在任")


class StateColumn(Column):
    """How a term stands today."""

    def get_value(self, instance: Any) -> str:
        """Ask for today."""
        return state_of(instance, timezone.localdate())


class PostsColumn(Column):
    """What a person does: their duty and the posts they hold."""

    def get_value(self, instance: Any) -> str:
        """Name each, with its body."""
        today = timezone.localdate()
        assigned = getattr(instance, "administrator_duty", None)
        duty = [assigned.get_duty_display()] if assigned else []
        return "、".join(
            [*duty, *(_held(post) for post in instance.posts.all() if _is_held(post, today))]
        )


def _is_held(post: Post, today: date) -> bool:
    return post.since <= today and (post.until is None or post.until >= today)


def _held(post: Post) -> str:
    return f"{post.body.short_name or post.body} {post.get_role_display()}"


def _bodies(request: HttpRequest) -> QuerySet[Body]:
    visible: QuerySet[Body] = OfficePolicy(Body).visible(request.user)
    return visible


class BodyFilterSet(WagtailFilterSet):
    """Kind, and whether in use."""

    class Meta:
        model = Body
        fields = ("kind", "is_active")


class OfBodyFilterSet(WagtailFilterSet):
    """The body."""

    body = django_filters.ModelChoiceFilter(label=gettext_lazy("机关"), queryset=_bodies)


class SectionFilterSet(OfBodyFilterSet):
    """The body of a section."""

    class Meta:
        model = Section
        fields = ("body",)


class PersonFilterSet(WagtailFilterSet):
    """Duty, body of a post, and whether the account is in use."""

    duty = django_filters.ChoiceFilter(
        label=gettext_lazy("管理职责"),
        field_name="administrator_duty__duty",
        choices=Duty.choices,
    )
    body = django_filters.ModelChoiceFilter(
        label=gettext_lazy("任职机关"),
        field_name="posts__body",
        queryset=_bodies,
        distinct=True,
    )

    class Meta:
        model = Person
        fields = ("is_active",)


class PostFilterSet(OfBodyFilterSet):
    """Body, role, and whether held today."""

    held = django_filters.ChoiceFilter(
        label=gettext_lazy("状态"),
        choices=[("yes", gettext_lazy("在任")), ("no", gettext_lazy("不在任"))],
        method="of_today",
    )

    class Meta:
        model = Post
        fields = ("body", "role")

    def of_today(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep what is held today, or what is not; a closed account holds its posts on."""
        today = timezone.localdate()
        over = queryset.filter(until__lt=today) | queryset.filter(since__gt=today)
        return over if value == "no" else queryset.exclude(pk__in=over.values("pk"))
