"""Stage 6, PANEL, FITS → COMPARISONS: how regions differ, each with its own variance."""

from trends.comparisons.adjustment import ADJUSTMENTS
from trends.comparisons.asked import Asked
from trends.comparisons.driver import compare
from trends.comparisons.letters import letters
from trends.comparisons.registry import COMPARERS, REPORTED

__all__ = ["ADJUSTMENTS", "COMPARERS", "REPORTED", "Asked", "compare", "letters"]
