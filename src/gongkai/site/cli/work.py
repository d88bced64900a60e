"""What a worker process does with one file: path in, plain data out."""

from pathlib import Path
from typing import NamedTuple

from gongkai.annualreport.checking import check
from gongkai.annualreport.model import Finding, Report, Severity
from gongkai.annualreport.reading import read_report
from gongkai.annualreport.serialise import Plain, findings_to_dict, report_to_dict


class Checked(NamedTuple):
    """A report's identity and findings, as plain data and as a person's table needs them."""

    plain: Plain
    findings: tuple[Finding, ...]


def read_one(path: Path, *, places: bool = False) -> Plain:
    """Read a file into plain data, with the findings of the checks."""
    report = read_report(path)
    plain = report_to_dict(report, check(report), places=places)
    return {**plain, "file": str(path)}


def check_one(
    path: Path,
    *,
    previous: Report | None = None,
    severities: tuple[tuple[str, Severity], ...] = (),
) -> Checked:
    """Check a file; the previous year's report allows the checks from year to year."""
    report = read_report(path)
    findings = check(report, previous, dict(severities))
    return Checked({**findings_to_dict(report, findings), "file": str(path)}, findings)
