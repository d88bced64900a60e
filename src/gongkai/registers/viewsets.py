"""The registers in the back office: for each its list, its form and its export."""

from functools import partial
from typing import Any, ClassVar

from django.urls import URLPattern, path, reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from gongkai.bodies.confined import ConfinedViewSet
from gongkai.registers import views
from gongkai.registers.columns import DayColumn, DisclosureColumn, StateColumn
from gongkai.registers.filters import filterset_for
from gongkai.registers.forms import RecordForm
from gongkai.registers.imports import RegisterImportView
from gongkai.registers.models import (
    Budget,
    Charge,
    ChargeReceipt,
    CompulsoryMeasure,
    LicenceDecision,
    NormativeDocument,
    PenaltyDecision,
    PowerItem,
    Procurement,
    Record,
    ServiceDecision,
)
from gongkai.registers.policy import GRANTS, RegisterPolicy

_OWN = ("recorded_by", "recorded_at", "state_label")
_PARTY = ("party_kind", ("party_name", "credit_code"), "id_number")
Fields = tuple[str | tuple[str, ...], ...]


class RegisterViewSet(ConfinedViewSet):
    """A register: seen by whoever sees the body, kept by its 信息员 and 公开专员."""

    model: type[Record]
    groups: ClassVar[dict[Any, Fields]]
    """The form: fields under a heading; those in one tuple stand in one row."""
    columns: ClassVar[tuple[Any, ...]]

    grants = GRANTS
    icon = "clipboard-list"
    inspect_view_enabled = True
    inspect_template_name = "registers/inspect.html"
    search_backend_name = None
    list_per_page = 50
    index_view_class = views.RecordIndexView
    add_view_class = views.RecordCreateView
    edit_view_class = views.RecordEditView
    inspect_view_class = views.RecordInspectView
    export_headings: ClassVar = {
        "party": _("相对人"),
        "three_public": _("“三公”经费合计（元）"),
        "state_label": _("状态"),
    }

    def __init__(self, **kwargs: Any) -> None:
        self.filterset_class = filterset_for(self.model)
        self.list_display = (
            *self.columns,
            *(
                [DisclosureColumn("disclosure", label=_("公开"))]
                if self.model.is_disclosed()
                else []
            ),
            Column("section", label=_("股室"), classname="gk-wide"),
            StateColumn("state", label=_("状态")),
        )
        fields = [name for each in self.groups.values() for name in _flat(each)]
        exported = ["party" if name == "party_name" else name for name in fields]
        self.list_export = ("body", *exported, *_OWN)
        self.inspect_view_fields = ["body", *fields]
        super().__init__(**kwargs)

    @property
    def permission_policy(self) -> RegisterPolicy:
        """Give the policy of the registers."""
        return RegisterPolicy(self.model, self.grants)

    @property
    def edit_handler(self) -> ObjectList:
        """Make the form of the groups."""
        panels = [
            MultiFieldPanel([_panel(each) for each in fields], heading=heading)
            for heading, fields in self.groups.items()
        ]
        return ObjectList(panels, base_form_class=RecordForm)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Give the viewset's addresses, and the one where a record is voided."""
        view = partial(views.void_record, register=self.model, policy=self.permission_policy)
        voiding = path("void/<str:pk>/", self._guarded(view), name="void")
        importing = RegisterImportView.as_view(
            register=self.model,
            kind=self.model._meta.label_lower,
            title=format_lazy(_("导入{what}"), what=self.model._meta.verbose_name_plural),
            form_class=self.get_form_class(),
            done_url=reverse_lazy(self.get_url_name("list")),
        )
        return [*super().get_urlpatterns(), voiding, path("import/", importing, name="import")]


def _flat(fields: Fields) -> list[str]:
    return [name for each in fields for name in ([each] if isinstance(each, str) else each)]


def _panel(fields: str | tuple[str, ...]) -> FieldPanel | FieldRowPanel:
    if isinstance(fields, str):
        return FieldPanel(fields)
    return FieldRowPanel([FieldPanel(name) for name in fields])


class NormativeDocumentViewSet(RegisterViewSet):
    """规章和规范性文件."""

    model = NormativeDocument
    groups: ClassVar = {
        _("文件"): ("kind", "title", ("document_number", "section")),
        _("日期"): (("made_on", "disclosed_on", "repealed_on"), "source"),
    }
    columns = (
        "title",
        "document_number",
        DayColumn("made_on", _("制发日期")),
        DayColumn("repealed_on", _("废止日期")),
    )
    search_fields = ("title", "document_number")


class PowerItemViewSet(RegisterViewSet):
    """权力事项."""

    model = PowerItem
    groups: ClassVar = {
        _("事项"): ("kind", "name", ("code", "section"), "basis"),
        _("起止"): (("since", "ended_on"),),
    }
    columns = (
        "name",
        "kind",
        DayColumn("since", _("列入日期")),
        DayColumn("ended_on", _("取消日期")),
    )
    search_fields = ("name", "code", "basis")


class DecisionViewSet(RegisterViewSet):
    """What the registers of decisions have in common."""

    columns = (
        "document_number",
        Column("party", label=_("相对人")),
        DayColumn("decided_on", _("决定日期")),
    )
    search_fields = ("document_number", "party_name", "credit_code")


_NUMBER: Fields = (("document_number", "section"), ("decided_on", "disclosed_on"), "authority")


class LicenceDecisionViewSet(DecisionViewSet):
    """行政许可."""

    model = LicenceDecision
    groups: ClassVar = {
        _("决定书"): ("kind", *_NUMBER),
        _("相对人"): _PARTY,
        _("许可"): (
            "content",
            ("certificate", "certificate_number"),
            ("valid_from", "valid_until"),
        ),
    }


class ServiceDecisionViewSet(DecisionViewSet):
    """其他对外管理服务事项."""

    model = ServiceDecision
    groups: ClassVar = {
        _("决定书"): _NUMBER,
        _("相对人"): _PARTY,
        _("办理"): ("matter", "content"),
    }


class PenaltyDecisionViewSet(DecisionViewSet):
    """行政处罚."""

    model = PenaltyDecision
    groups: ClassVar = {
        _("决定书"): (*_NUMBER, "is_withheld"),
        _("相对人"): _PARTY,
        _("违法行为"): ("violation", "facts", "basis"),
        _("处罚"): ("kinds", "content", ("fine", "confiscated"), "revoked"),
    }


class CompulsoryMeasureViewSet(DecisionViewSet):
    """行政强制."""

    model = CompulsoryMeasure
    groups: ClassVar = {
        _("决定书"): ("kind", *_NUMBER),
        _("相对人"): _PARTY,
        _("强制"): ("facts", "basis", "ended_on"),
    }


class ChargeViewSet(RegisterViewSet):
    """行政事业性收费项目."""

    model = Charge
    groups: ClassVar = {
        _("收费项目"): ("name", "section", "basis", "standard"),
        _("起止"): (("since", "ended_on"),),
    }
    columns = (
        "name",
        "standard",
        DayColumn("since", _("执行日期")),
        DayColumn("ended_on", _("取消日期")),
    )
    search_fields = ("name", "basis")


class ChargeReceiptViewSet(RegisterViewSet):
    """行政事业性收费收入."""

    model = ChargeReceipt
    groups: ClassVar = {_("收费"): ("charge", "section", ("collected_on", "amount"), "note")}
    columns = ("charge", "amount", DayColumn("collected_on", _("入账日期")))
    search_fields = ("charge__name", "note")


class ProcurementViewSet(RegisterViewSet):
    """政府集中采购."""

    model = Procurement
    groups: ClassVar = {
        _("采购项目"): ("project", ("number", "section"), "supplier"),
        _("结果"): ("amount", ("awarded_on", "disclosed_on")),
    }
    columns = ("project", "amount", "supplier", DayColumn("awarded_on", _("中标、成交日期")))
    search_fields = ("project", "number", "supplier")


class BudgetViewSet(RegisterViewSet):
    """预算、决算和“三公”经费."""

    model = Budget
    groups: ClassVar = {
        _("年度"): (("year", "kind"), "section", ("approved_on", "disclosed_on")),
        _("收支"): (("income", "spending"),),
        _("“三公”经费"): ("travel", ("vehicles_bought", "vehicles_run"), "reception"),
    }
    columns = (
        "__str__",
        "spending",
        Column("three_public", label=_("“三公”经费（元）")),
        DayColumn("approved_on", _("批复日期")),
    )
    search_fields = ("year",)


VIEWSETS: tuple[type[RegisterViewSet], ...] = (
    NormativeDocumentViewSet,
    PowerItemViewSet,
    LicenceDecisionViewSet,
    ServiceDecisionViewSet,
    PenaltyDecisionViewSet,
    CompulsoryMeasureViewSet,
    ChargeViewSet,
    ChargeReceiptViewSet,
    ProcurementViewSet,
    BudgetViewSet,
)
