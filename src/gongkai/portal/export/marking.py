"""How a page knows that it is rendered to be a file: it leaves out what needs a server."""

from typing import Final

from django.http import HttpRequest

EXPORTED: Final = "gongkai.exported"
"""The mark in a request's META; no header of a request from outside can have this name."""


def is_exported(request: HttpRequest) -> bool:
    """Tell whether a page is rendered to be a file."""
    return EXPORTED in request.META
