"""How a page knows that it is rendered to be a file: it leaves out what needs a server."""

from typing import Final

from django.http import HttpRequest

EXPORTED: Final = "gongkai.exported"
"""The mark in a request's META, the address where the files answer; no header of a request from
outside can have this name."""


def is_exported(request: HttpRequest) -> bool:
    """Tell whether a page is rendered to be a file."""
    return EXPORTED in request.META


def full_address(request: HttpRequest, path: str) -> str:
    """Give the full address of a page of the portal: on this server, or where the files answer."""
    if is_exported(request):
        base: str = request.META[EXPORTED]
        return base + path.removeprefix("/")
    return request.build_absolute_uri(path)
