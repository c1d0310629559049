"""OBSERVATIONS → PANEL: which statement stands for a region, indicator and year; tables join here too."""

from trends.panel.build import build, read_table
from trends.panel.grid import TABLE_FORMATS

__all__ = ["TABLE_FORMATS", "build", "read_table"]
