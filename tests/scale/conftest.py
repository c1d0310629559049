"""The work that partitions are given in these tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # workers, too, import `partition_work` by its name
