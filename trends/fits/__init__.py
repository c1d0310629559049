"""Stage 5, PANEL → FITS, SEGMENTS, FITTED: a trend for every series, or the reason why not."""

from trends.fits.agreement import agreement
from trends.fits.average import average_change
from trends.fits.calibration import calibration_table
from trends.fits.diagnostics import Diagnostics, diagnostics
from trends.fits.driver import chosen
from trends.fits.many import fit_rows
from trends.fits.partitions import fit_partition, partitions
from trends.fits.registry import DEFAULT_MODEL, MODELS
from trends.fits.seasonal import homogeneity, seasonal_kendall
from trends.fits.stage import Fits, fit
from trends.fits.verdicts import MINIMUM, RULES

__all__ = [
    "DEFAULT_MODEL",
    "MINIMUM",
    "MODELS",
    "RULES",
    "Diagnostics",
    "Fits",
    "agreement",
    "average_change",
    "calibration_table",
    "chosen",
    "diagnostics",
    "fit",
    "fit_partition",
    "fit_rows",
    "homogeneity",
    "partitions",
    "seasonal_kendall",
]
