"""Documents → OBSERVATIONS: every figure with its indicator, place, period, unit and role."""

from __future__ import annotations

from trends.observations.evaluate import Evaluation, evaluate
from trends.observations.extract import extract
from trends.observations.faults import faults

__all__ = ["Evaluation", "evaluate", "extract", "faults"]
