"""The real reports beside the project, read in place; tests that need them skip where absent."""

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "reports"

needs_reports = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="真实年报文件夹 ../shared/reports 不在，跳过"
)


def facts() -> list[dict[str, Any]]:
    """Load what is known to be true of the real reports; nothing where they are absent."""
    path = FOLDER / "facts.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
