"""OBSERVATIONS → derived OBSERVATIONS and CHECKS: what the texts' own arithmetic says."""

from trends.evidence.check import TIES, check
from trends.evidence.derive import RULES, derive

__all__ = ["RULES", "TIES", "check", "derive"]
