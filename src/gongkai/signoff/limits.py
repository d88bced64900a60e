"""What an installation may set about sign-off; each has a default that suits a county."""

from datetime import timedelta
from typing import Final, cast

from django.conf import settings

from gongkai.screening import Confidence

_BLOCKS_AT: Final = "likely"


def blocks_at() -> Confidence:
    """Give how sure a hit must be to stop a submission (``SIGNOFF_BLOCKS_AT``)."""
    return cast("Confidence", getattr(settings, "SIGNOFF_BLOCKS_AT", _BLOCKS_AT))


class Wait:
    """How long a level may keep a text: working days, or hours where it is urgent.

    Settings: ``SIGNOFF_REMIND_DAYS``, ``SIGNOFF_ESCALATE_DAYS``, ``SIGNOFF_URGENT_REMIND``,
    ``SIGNOFF_URGENT_ESCALATE``.
    """

    @property
    def remind_days(self) -> int:
        """Working days after which whoever must decide is reminded."""
        return int(getattr(settings, "SIGNOFF_REMIND_DAYS", 1))

    @property
    def escalate_days(self) -> int:
        """Working days after which the next level and the 公开专员 are told."""
        return int(getattr(settings, "SIGNOFF_ESCALATE_DAYS", 2))

    @property
    def urgent_remind(self) -> timedelta:
        """The same for an urgent text, by the clock."""
        return cast("timedelta", getattr(settings, "SIGNOFF_URGENT_REMIND", timedelta(hours=2)))

    @property
    def urgent_escalate(self) -> timedelta:
        """The same for an urgent text, by the clock."""
        return cast("timedelta", getattr(settings, "SIGNOFF_URGENT_ESCALATE", timedelta(hours=4)))
