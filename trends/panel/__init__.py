"""OBSERVATIONS → PANEL: which statement stands for a region, indicator and year; tables join here too."""

from trends.panel.breaks import read_breaks, with_breaks
from trends.panel.build import build, read_table
from trends.panel.corrected import corrected
from trends.panel.crosschecks import cross_checks
from trends.panel.framed import panel_of
from trends.panel.grid import TABLE_FORMATS
from trends.panel.mean import with_mean
from trends.panel.members import benchmark
from trends.panel.tables import lacks
from trends.panel.understanding import understood

__all__ = [
    "TABLE_FORMATS",
    "benchmark",
    "build",
    "corrected",
    "cross_checks",
    "lacks",
    "panel_of",
    "read_breaks",
    "read_table",
    "understood",
    "with_breaks",
    "with_mean",
]
