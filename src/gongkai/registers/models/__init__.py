"""The registers, one model each."""

from gongkai.registers.models.decisions import (
    CompulsoryMeasure,
    Decision,
    LicenceDecision,
    PenaltyDecision,
    ServiceDecision,
)
from gongkai.registers.models.documents import DocumentKind, NormativeDocument
from gongkai.registers.models.money import Budget, BudgetKind, Charge, ChargeReceipt, Procurement
from gongkai.registers.models.party import PartyKind, WithParty
from gongkai.registers.models.powers import PowerItem, PowerKind
from gongkai.registers.models.record import Count, Limit, Record

REGISTERS: tuple[type[Record], ...] = (
    NormativeDocument,
    PowerItem,
    LicenceDecision,
    ServiceDecision,
    PenaltyDecision,
    CompulsoryMeasure,
    Charge,
    ChargeReceipt,
    Procurement,
    Budget,
)
"""All registers, in the order of 条例第二十条."""

__all__ = [
    "REGISTERS",
    "Budget",
    "BudgetKind",
    "Charge",
    "ChargeReceipt",
    "CompulsoryMeasure",
    "Count",
    "Decision",
    "DocumentKind",
    "LicenceDecision",
    "Limit",
    "NormativeDocument",
    "PartyKind",
    "PenaltyDecision",
    "PowerItem",
    "PowerKind",
    "Procurement",
    "Record",
    "ServiceDecision",
    "WithParty",
]
