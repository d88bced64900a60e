"""Two reports that follow one another: what the checks from year to year may compare."""

from gongkai.annualreport.model import Report
from gongkai.annualreport.rules.rule import Subject


def year_before(subject: Subject) -> Report | None:
    """Return last year's report when it is the year before; unknown years are trusted."""
    previous = subject.previous
    if previous is None:
        return None
    years = (previous.year, subject.report.year)
    follows = years[0] is None or years[1] is None or years[0] + 1 == years[1]
    return previous if follows else None
