"""What a page holds packed, as a browser unpacks it: its data and its script."""

from __future__ import annotations

import base64
import gzip
import re
from pathlib import Path


def unpacked(page: Path) -> str:
    blocks = re.findall(r">([A-Za-z0-9+/]{80,}={0,2})</script>", page.read_text(encoding="utf-8"))
    return "".join(gzip.decompress(base64.b64decode(block)).decode("utf-8") for block in blocks)
