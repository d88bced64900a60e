"""The end of Wagtail's workflow (``WAGTAIL_FINISH_WORKFLOW_ACTION``).

Wagtail imports this module while its own models are still being made: it imports nothing itself.
"""

from typing import Any


def release(workflow_state: Any, user: Any = None) -> None:
    """Publish what every level has approved."""
    from gongkai.signoff import services  # noqa: PLC0415 - see the module

    services.release(workflow_state, user)
