"""What holds in every test."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def _nothing_is_kept_from_another_test() -> Iterator[None]:
    """Forget what was kept: a test's database is rolled back, and its tokens with it."""
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()
