"""What rooms above may listen to: a text has gone out, a text has been taken off.

Both are sent inside the transaction of the act itself, with ``instance``: what a listener writes is
there exactly when the act is.
"""

from django.dispatch import Signal

made_public = Signal()
"""A text is public, for the first time or with another content."""

taken_off = Signal()
"""A text is public no longer: withdrawn, or expired."""
