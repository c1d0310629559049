"""Settings of every test."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("trends", deadline=None)  # a deadline measures the machine, not the code
settings.load_profile("trends")


@pytest.fixture
def unpacked() -> Callable[[Path], str]:
    """What a page holds packed, as a browser unpacks it: its data and its script."""

    def read(page: Path) -> str:
        blocks = re.findall(r">([A-Za-z0-9+/]{80,}={0,2})</script>", page.read_text(encoding="utf-8"))
        return "".join(gzip.decompress(base64.b64decode(block)).decode("utf-8") for block in blocks)

    return read
