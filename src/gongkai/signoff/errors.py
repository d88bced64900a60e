"""Why a text may not be submitted, decided on or published."""

from django.core.exceptions import PermissionDenied


class SignoffRefusedError(PermissionDenied):
    """A step of the sign-off is not allowed; the message says why and what to do."""


class NotClearedError(SignoffRefusedError):
    """A text would go live that was not approved at every level."""


class ScreeningRefusedError(SignoffRefusedError):
    """Screening found what may not go out; the page of screening shows it to the author."""
