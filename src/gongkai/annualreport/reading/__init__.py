"""Any published report to data: one path from a document's tables and text to the model."""

from gongkai.annualreport.reading.report import read_report, report_from

__all__ = ["read_report", "report_from"]
