"""The detectors: one kind of private or secret matter a file, its ``find`` named here.

To add one: write ``<kind>.py`` with a ``find`` that takes a ``Passage`` and yields a ``Hit`` for
each place; add its kind to ``hit.Kind`` and ``hit.KIND_NAMES``; name it below; give it samples
and traps in ``tests/synthetic_private/``. A detector does not decide who sees its hits: it says
how sure it is.
"""

from collections.abc import Callable, Iterator

from gongkai.screening.detectors import (
    bank_card,
    home_address,
    identity_card,
    landline,
    minor_name,
    mobile,
    secrecy,
    travel_document,
)
from gongkai.screening.hit import Hit
from gongkai.screening.passage import Passage

Detector = Callable[[Passage], Iterator[Hit]]

DETECTORS: tuple[Detector, ...] = (
    secrecy.find,
    identity_card.find,
    bank_card.find,
    travel_document.find,
    mobile.find,
    landline.find,
    home_address.find,
    minor_name.find,
)
"""Every detector; of hits that overlap, the surer stays, then the one of the detector before."""
