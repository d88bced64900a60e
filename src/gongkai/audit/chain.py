"""The digest that ties an entry to the one before it."""

import hashlib
import hmac
import json
from datetime import UTC, datetime

from django.conf import settings

from gongkai.audit.models import Entry

FIELDS = (
    "number",
    "actor_id",
    "actor",
    "address",
    "action",
    "object_type",
    "object_id",
    "object_name",
    "revision",
    "body_id",
    "detail",
    "previous",
)
"""All fields but the moment, which `moment` writes, and the digest itself."""


def digest_of(entry: Entry) -> str:
    """Reckon an entry's digest: HMAC-SHA256 with ``AUDIT_KEY`` over all its fields, as hex."""
    plain = {name: getattr(entry, name) for name in FIELDS} | {"at": moment(entry.at)}
    text = json.dumps(plain, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def moment(at: datetime) -> str:
    """Write a moment as the digest takes it: in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
