"""Files to documents: found, decoded, split into component texts, each with its place and its year."""

from __future__ import annotations

from trends.documents.readers import READERS, SHEETS
from trends.documents.reading import read
from trends.documents.sources import TABLE_SUFFIXES, SourceFile, find

__all__ = ["READERS", "SHEETS", "TABLE_SUFFIXES", "SourceFile", "find", "read"]
