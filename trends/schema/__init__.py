"""What stages hand to each other: tables, documents, drawings.

A stage is a function from one checked table to the next; this is the one place they all know.
"""

from trends.schema.contract import Table
from trends.schema.drawings import Drawing
from trends.schema.tables import (
    BOUND,
    CHECKED,
    CHECKS,
    COMPARISONS,
    DAMAGE,
    FAULTS,
    FITS,
    FITTED,
    OBSERVATIONS,
    PANEL,
    RESIDUAL_TESTS,
    RESIDUALS,
    ROLE,
    SCALE,
    SEGMENTS,
    SERIES,
    STATUS,
    TABLES,
    VERDICT,
)
from trends.schema.texts import Document, Evidence, Part, Passage, Source

__all__ = [
    "BOUND",
    "CHECKED",
    "CHECKS",
    "COMPARISONS",
    "DAMAGE",
    "FAULTS",
    "FITS",
    "FITTED",
    "OBSERVATIONS",
    "PANEL",
    "RESIDUALS",
    "RESIDUAL_TESTS",
    "ROLE",
    "SCALE",
    "SEGMENTS",
    "SERIES",
    "STATUS",
    "TABLES",
    "VERDICT",
    "Document",
    "Drawing",
    "Evidence",
    "Part",
    "Passage",
    "Source",
    "Table",
]
