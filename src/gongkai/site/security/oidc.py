"""Single sign-on by the county's own directory (OpenID Connect Core 1.0), where one is set.

An account is never opened by logging in: the directory's name must be one that the 系统管理员 has
registered here. What a person may do follows from their posts, whatever the directory says.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from jwt import PyJWTError
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView
from requests import RequestException

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.backends import PostBackend
from gongkai.bodies.models import Person

_END_OF_TIME = 2**40
"""In seconds, far beyond any token; infinity and what is no number are not below it."""
_LEEWAY = 60
"""Seconds by which clocks may differ."""


def _moment(payload: dict[str, Any], claim: str, default: float) -> float:
    """Read a moment in seconds.

    Raises:
        SuspiciousOperation: it is no number.
    """
    value = payload.get(claim, default)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value < _END_OF_TIME:
        raise SuspiciousOperation(f"the token's {claim} is no moment")
    return float(value)


class DirectoryBackend(OIDCAuthenticationBackend, PostBackend):
    """People known to the county's directory, by the claim that ``OIDC_USERNAME_CLAIM`` names."""

    def filter_users_by_claims(self, claims: dict[str, Any]) -> QuerySet[Person]:
        """Give the account of the name in the claim, if it is in use."""
        name = claims.get(settings.OIDC_USERNAME_CLAIM)
        return Person.objects.filter(username=name or "", is_active=True)

    def verify_claims(self, claims: dict[str, Any]) -> bool:
        """Take only claims that name somebody."""
        return bool(claims.get(settings.OIDC_USERNAME_CLAIM))

    def verify_token(self, token: str, **kwargs: Any) -> dict[str, Any]:
        """Check signature and nonce, and that the token is for us, from there, and not too old.

        Raises:
            SuspiciousOperation: it is not (OpenID Connect Core 3.1.3.7).
        """
        payload: dict[str, Any] = super().verify_token(token, **kwargs)
        audience = payload.get("aud")
        for_us = audience if isinstance(audience, list) else [audience]
        if settings.OIDC_RP_CLIENT_ID not in for_us or payload.get("iss") != settings.OIDC_ISSUER:
            raise SuspiciousOperation("the token is not for this site or not from its directory")
        if len(for_us) > 1 and payload.get("azp") != settings.OIDC_RP_CLIENT_ID:
            raise SuspiciousOperation("the token was given out to somebody else")
        now = time.time()
        if _moment(payload, "exp", 0) < now - _LEEWAY:
            raise SuspiciousOperation("the token has expired")
        if max(_moment(payload, "nbf", now), _moment(payload, "iat", now)) > now + _LEEWAY:
            raise SuspiciousOperation("the token is from the future")
        return payload

    def get_userinfo(self, access_token: str, id_token: str, payload: Any) -> dict[str, Any]:
        """Give what the directory says of the person; it must be the one of the token.

        Raises:
            SuspiciousOperation: the answer is about somebody else (OpenID Connect Core 5.3.2).
        """
        claims: dict[str, Any] = super().get_userinfo(access_token, id_token, payload)
        if claims.get("sub") != payload.get("sub"):
            raise SuspiciousOperation("the directory answered about somebody else")
        return claims


class Callback(OIDCAuthenticationCallbackView):
    """Where the directory sends people back to."""

    def get(self, request: Any) -> HttpResponse:
        """Log the person in, or say why not; an answer that does not fit is a failure too."""
        try:
            answer: HttpResponse = super().get(request)
        except (SuspiciousOperation, PyJWTError, RequestException) as error:
            nobody = Person(username="", name=_("统一身份认证"))
            record(
                acting(), "security.directory_failed", nobody, detail={"reason": str(error)[:200]}
            )
            return self.login_failure()
        return answer

    def login_success(self) -> HttpResponse:
        """Go on; the directory's own second factor counts where the settings say so."""
        answer: HttpResponse = super().login_success()
        self.request.session["directory"] = settings.OIDC_IS_SECOND_FACTOR
        return answer

    def login_failure(self) -> HttpResponse:
        """Say in a sentence what to do."""
        messages.error(
            self.request,
            _("统一身份认证没有成功，或者您在本系统还没有账号。请重试，或者联系系统管理员。"),
        )
        return redirect("wagtailadmin_login")
