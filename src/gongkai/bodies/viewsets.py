"""The back office's lists of bodies and people, and the pages that belong to each."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from gongkai.bodies import imports, lists, views
from gongkai.bodies.models import AdministratorDuty, Body, Delegation, Person, Post, Section
from gongkai.bodies.office import OfficePolicy
from gongkai.bodies.pages import FormPage

_IN_USE = BooleanColumn("is_active", label=_("在用"))


class OfficeViewSet(ModelViewSet):
    """One kind of records: its list, the page of a record, acts on it, an import."""

    adding: ClassVar[type[FormPage]]
    changing: ClassVar[type[FormPage]]
    acts: ClassVar[dict[str, type[FormPage]]] = {}
    """Further pages of a record by the last part of their address."""
    importing: ClassVar[type[imports.OfficeImport] | None] = None
    related: ClassVar[tuple[str, ...]] = ()
    prefetched: ClassVar[tuple[str, ...]] = ()
    add_label: ClassVar[Any]

    index_view_class = lists.OfficeIndexView
    exclude_form_fields: ClassVar[list[str]] = []
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    list_per_page = 50

    def __init__(self) -> None:
        name = self.model._meta.model_name
        super().__init__(name=f"office_{name}", url_prefix=f"office/{name}")

    @property
    def permission_policy(self) -> OfficePolicy:
        """Give the policy by duties and posts."""
        return OfficePolicy(self.model)

    @property
    def menu_item_class(self) -> type[Any]:
        """Show the list in the menu to who may look at it."""
        policy = self.permission_policy

        class OfficeMenuItem(super().menu_item_class):  # type: ignore[misc]  # made by Wagtail
            def is_shown(self, request: HttpRequest) -> bool:
                return policy.user_has_permission(request.user, "view")

        return OfficeMenuItem

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the list what to fetch, and where the import is."""
        more: dict[str, Any] = {"related": self.related, "prefetched": self.prefetched}
        more["add_item_label"] = self.add_label
        if self.importing:
            more["import_url_name"] = self.get_url_name("import")
        given: dict[str, Any] = super().get_index_view_kwargs(**more, **kwargs)
        return given

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Name no page that is not there."""
        given: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        absent = ("delete_url_name", "history_url_name", "usage_url_name")
        return {name: value for name, value in given.items() if name not in absent}

    def get_urlpatterns(self) -> list[URLPattern]:
        """Give the addresses: Wagtail's list and our own pages, none else."""
        patterns = [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.adding.as_view(), name="add"),
            path("<int:pk>/", self.changing.as_view(), name="edit"),
        ]
        patterns += [
            path(f"<int:pk>/{name}/", page.as_view(), name=name) for name, page in self.acts.items()
        ]
        if self.importing:
            patterns.append(path("import/", self.importing.as_view(), name="import"))
        return patterns

    def register_admin_url_finder(self) -> None:
        """Register none: it would lead people to pages that are not theirs."""

    def register_permissions(self) -> None:
        """Register none: Django's permissions are not used."""


class BodyViewSet(OfficeViewSet):
    """行政机关, as the tree they stand in."""

    model = Body
    index_view_class = lists.BodyIndexView
    icon, menu_label, add_label = "site", _("机关"), _("增设机关")
    adding, changing, importing = views.NewBody, views.ChangeBody, imports.BodyImport
    acts: ClassVar = {"close": views.CloseBody, "reopen": views.ReopenBody}
    ordering = ("path",)
    list_display = (
        "name",
        Column("short_name", label=_("简称"), classname="gk-wide"),
        Column("get_kind_display", label=_("类别"), classname="gk-wide"),
        Column("credit_code", label=_("统一社会信用代码"), classname="gk-wide"),
        Column("division_code", label=_("行政区划代码"), classname="gk-wide"),
    )
    list_export = (
        "name",
        "short_name",
        "get_kind_display",
        "credit_code",
        "division_code",
        "is_active",
    )
    export_headings: ClassVar = {"get_kind_display": _("类别")}
    filterset_class = lists.BodyFilterSet
    search_fields = ("name", "short_name", "credit_code")


class SectionViewSet(OfficeViewSet):
    """股室."""

    model = Section
    icon, menu_label, add_label = "list-ul", _("股室"), _("增设股室")
    adding, changing, importing = views.NewSection, views.ChangeSection, imports.SectionImport
    acts: ClassVar = {"remove": views.RemoveSection}
    related = ("body",)
    ordering = ("body__path", "name")
    list_display = ("name", "body")
    list_export = ("body", "name")
    filterset_class = lists.SectionFilterSet
    search_fields = ("name", "body__name")


class PersonViewSet(OfficeViewSet):
    """人员 and their accounts."""

    model = Person
    icon, menu_label, add_label = "user", _("人员"), _("开设账号")
    adding, changing, importing = views.NewPerson, views.ChangePerson, imports.PersonImport
    acts: ClassVar = {
        "password": views.ResetPassword,
        "close": views.CloseAccount,
        "reopen": views.ReopenAccount,
    }
    related, prefetched = ("administrator_duty",), ("posts__body",)
    ordering = ("name", "username")
    list_display = (
        "name",
        Column("username", label=_("账号"), sort_key="username"),
        lists.PostsColumn("posts", label=_("岗位或者职责")),
        Column("mobile", label=_("手机号码"), classname="gk-wide"),
        _IN_USE,
    )
    list_export = ("name", "username", "mobile", "email", "is_active", "last_login")
    export_headings: ClassVar = {
        "username": _("账号"),
        "email": _("电子邮箱"),
        "is_active": _("在用"),
        "last_login": _("最近登录"),
    }
    filterset_class = lists.PersonFilterSet
    search_fields = ("name", "username", "mobile")


class PostViewSet(OfficeViewSet):
    """岗位."""

    model = Post
    icon, menu_label, add_label = "clipboard-list", _("岗位"), _("任命岗位")
    adding, changing, importing = views.NewPost, views.EndPost, imports.PostImport
    related = ("person", "body", "section")
    ordering = ("body__path", "role", "since")
    list_display = (
        "person",
        Column("get_role_display", label=_("岗位"), sort_key="role"),
        Column("body", label=_("机关"), sort_key="body__path"),
        Column("section", label=_("股室"), classname="gk-wide"),
        Column("term", label=_("任期"), accessor=lists.term_of, classname="gk-wide"),
        lists.StateColumn("state", label=_("状态")),
    )
    list_export = ("body", "section", "get_role_display", "person", "since", "until")
    export_headings: ClassVar = {"get_role_display": _("岗位")}
    filterset_class = lists.PostFilterSet
    search_fields = ("person__name", "body__name", "section__name")


class DelegationViewSet(OfficeViewSet):
    """委托, of all bodies for the administrators."""

    model = Delegation
    icon, menu_label, add_label = "redirect", _("委托"), _("代为委托")
    adding, changing = views.NewDelegation, views.RevokeDelegation
    related = ("post__person", "post__body", "post__section", "to")
    ordering = ("-since",)
    list_display = (
        "post",
        Column("to", label=_("受托人")),
        Column("reason", label=_("事由"), classname="gk-wide"),
        Column("term", label=_("期限"), accessor=lists.term_of),
        lists.StateColumn("state", label=_("状态")),
    )
    list_export = ("post", "to", "since", "until", "reason", "revoked_on")
    search_fields = ("post__person__name", "to__name", "reason")


class DutyViewSet(OfficeViewSet):
    """管理职责."""

    model = AdministratorDuty
    icon, menu_label, add_label = "lock", _("管理职责"), _("指定管理员")
    adding, changing = views.NewDuty, views.WithdrawDuty
    related = ("person",)
    ordering = ("duty", "person__name")
    list_display = ("person", Column("get_duty_display", label=_("职责")))
    list_export = ("person", "get_duty_display")
    export_headings: ClassVar = {"get_duty_display": _("职责")}
    list_filter = ("duty",)
    search_fields = ("person__name",)


class OfficeGroup(ModelViewSetGroup):
    """机关与人员 in the menu: shown to who may look at any of it."""

    menu_label = _("机关与人员")
    menu_icon = "group"
    menu_name = "office"
    menu_order = 700
    items = (
        BodyViewSet(),
        SectionViewSet(),
        PersonViewSet(),
        PostViewSet(),
        DelegationViewSet(),
        DutyViewSet(),
    )
