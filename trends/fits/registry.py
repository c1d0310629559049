"""The models by name: a new one is a file here and a line in `MODELS`."""

from __future__ import annotations

from collections.abc import Callable

from trends.fits.ar1 import ar1
from trends.fits.linear import linear
from trends.fits.sample import Sample
from trends.fits.trend import Trend

Model = Callable[[Sample], Trend]

MODELS: dict[str, Model] = {"ar1": ar1, "linear": linear}
DEFAULT_MODEL = "ar1"
