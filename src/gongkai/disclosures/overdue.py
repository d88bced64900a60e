"""Which items ought to be public by now and are not (应公开未公开)."""

from datetime import date, timedelta

from django.db.models import Q

from gongkai.disclosures.models.classes import Publicity, limit_choices
from gongkai.disclosures.publishing import reckoned


def overdue(today: date) -> Q:
    """Tell in a question to the database what has never been public though its limit has passed.

    What was withdrawn has been public: its clock has stopped. A limit never ends earlier for what
    is made later; so one day for each limit parts what is late from what is not.
    """
    late = Q(pk__in=[])
    for limit, _name in limit_choices():
        late |= Q(limit=limit, made_on__lte=last_late_day(limit, today))
    return late & Q(first_published_at=None, publicity=Publicity.PROACTIVE)


def last_late_day(limit: str, today: date) -> date:
    """Give the latest day on which something was made that is late today, if still not public."""
    day = today
    while not reckoned(limit, day, today).is_late(today):
        day -= timedelta(days=1)
    return day
