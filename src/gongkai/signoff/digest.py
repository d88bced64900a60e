"""The digest of a text as it was read: what a decision and a clearance are bound to."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder

VOLATILE: Final = frozenset(
    {
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "latest_revision",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
    }
)
"""What Wagtail keeps about a text beside what is read: it changes without the text changing."""


def digest_of(content: Mapping[str, Any]) -> str:
    """Reckon the SHA-256 of a revision's content, as hex, without what is volatile or empty.

    What is empty says nothing; so a field that is new to the program, and empty, leaves what was
    approved before approved.
    """
    plain = {key: value for key, value in content.items() if key not in VOLATILE and value}
    text = json.dumps(plain, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of_revision(revision: Any) -> str:
    """Reckon the digest of a revision as it is kept now: Wagtail may overwrite one in place."""
    return digest_of(revision.content)
