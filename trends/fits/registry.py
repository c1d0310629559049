"""The models by name: a new one is a file here and a line in `MODELS`."""

from __future__ import annotations

from collections.abc import Callable

from trends.fits.ar1 import ar1
from trends.fits.arrow_dispersed import arrow_dispersed
from trends.fits.arrow_published import arrow_published
from trends.fits.binomial import binomial
from trends.fits.hac import hac
from trends.fits.joinpoint import joinpoint
from trends.fits.joinpoint_between import joinpoint_between
from trends.fits.joinpoint_bic import joinpoint_bic
from trends.fits.joinpoint_bic3 import joinpoint_bic3
from trends.fits.joinpoint_permutation import joinpoint_permutation
from trends.fits.linear import linear
from trends.fits.local_trend import local_trend
from trends.fits.log_linear import log_linear
from trends.fits.mann_kendall import mann_kendall
from trends.fits.median import median
from trends.fits.poisson import poisson
from trends.fits.robust import robust
from trends.fits.sample import Sample
from trends.fits.sen import sen
from trends.fits.sen_hamed_rao import sen_hamed_rao
from trends.fits.sen_prewhitened import sen_prewhitened
from trends.fits.sen_trend_free import sen_trend_free
from trends.fits.sen_yue_wang import sen_yue_wang
from trends.fits.trend import Trend

Model = Callable[[Sample], Trend]

MODELS: dict[str, Model] = {
    "ar1": ar1,
    "arrow_dispersed": arrow_dispersed,
    "arrow_published": arrow_published,
    "binomial": binomial,
    "hac": hac,
    "joinpoint": joinpoint,
    "joinpoint_between": joinpoint_between,
    "joinpoint_bic": joinpoint_bic,
    "joinpoint_bic3": joinpoint_bic3,
    "joinpoint_permutation": joinpoint_permutation,
    "linear": linear,
    "local_trend": local_trend,
    "log_linear": log_linear,
    "mann_kendall": mann_kendall,
    "median": median,
    "poisson": poisson,
    "robust": robust,
    "sen": sen,
    "sen_hamed_rao": sen_hamed_rao,
    "sen_prewhitened": sen_prewhitened,
    "sen_trend_free": sen_trend_free,
    "sen_yue_wang": sen_yue_wang,
}
COUNTED = ("arrow_dispersed", "arrow_published", "binomial", "poisson")
"""Models that take the counts behind the values."""
SCALES = {
    "arrow_dispersed": "linear",
    "arrow_published": "linear",
    "binomial": "linear",
    "log_linear": "log",
    "poisson": "log",
}
"""The scale of models that answer on one; the others take the catalogue's for the indicator."""
JUMPING = ("joinpoint", "joinpoint_bic", "joinpoint_bic3", "joinpoint_permutation")
"""Models whose curve jumps where the source is known to break; the others go through it and say so."""
DEFAULT_MODEL = "ar1"
