"""The tables that stages hand to each other.

Closed vocabularies are `pl.Enum`; key columns are never null; an absent subgroup is ``""``.
"""

from __future__ import annotations

import polars as pl

from trends.schema.contract import Table

ROLE = pl.Enum(["observed", "target", "benchmark", "change", "mean", "claim", "tariff", "derived"])
BOUND = pl.Enum(["=", "~", "<", "<=", ">", ">="])
DAMAGE = pl.Enum(["none", "masked_year", "corrupted_number", "missing_number", "ocr_intrusion"])
CHECKED = pl.Enum(["holds", "within_rounding", "fails", "untestable"])
SCALE = pl.Enum(["linear", "log"])
VERDICT = pl.Enum(["rising", "falling", "stable", "no_clear_change", "too_few_points", "not_fitted"])
STATUS = pl.Enum(["ok", "skipped", "failed"])

SERIES = ("region", "indicator", "subgroup", "role")
"""The columns that name one series; FITS adds the model."""
_SERIES: dict[str, pl.DataType | type[pl.DataType]] = {
    "region": pl.String,
    "indicator": pl.String,
    "subgroup": pl.String,
    "role": ROLE,
}


OBSERVATIONS = Table(
    "observations",
    {
        "id": pl.String,  # document:part:start, then #n for a further reading or a derived value
        "document": pl.String,
        "part": pl.Int32,
        "start": pl.Int32,  # characters into the document as decoded
        "end": pl.Int32,
        "quote": pl.String,  # exactly text[start:end]: the number with its unit and hedge
        "indicator": pl.String,
        "subgroup": pl.String,
        "region": pl.String,  # full path 福建省福州市闽清县, or @document-part
        "region_code": pl.String,
        "value": pl.Float64,  # in the base unit; null when the number itself is damaged
        "value_high": pl.Float64,
        "lower": pl.Float64,  # of a derived value: what the print of its origins leaves open
        "upper": pl.Float64,
        "unit": pl.String,
        "bound": BOUND,
        "role": ROLE,
        "year": pl.Int32,  # null unless year_low and year_high agree
        "year_low": pl.Int32,
        "year_high": pl.Int32,
        "period_start": pl.Date,
        "period_end": pl.Date,
        "period_text": pl.String,
        "damage": DAMAGE,
        "rule": pl.String,
        "derived_from": pl.List(pl.String),
    },
    ("id",),
)
CHECKS = Table(
    "checks",
    {
        "document": pl.String,
        "part": pl.Int32,
        "kind": pl.String,
        "observations": pl.List(pl.String),
        "stated": pl.Float64,
        "computed": pl.Float64,
        "tolerance": pl.Float64,
        "verdict": CHECKED,
        "note": pl.String,  # what a reader must know of the comparison; "" where nothing
    },
    ("document", "part", "kind", "observations"),
)
PANEL = Table(
    "panel",
    {
        **_SERIES,
        "year": pl.Int32,
        "value": pl.Float64,
        "se": pl.Float64,
        "lower": pl.Float64,
        "upper": pl.Float64,
        "numerator": pl.Float64,
        "denominator": pl.Float64,
        "unit": pl.String,
        "months": pl.Int32,  # covered by the value; 12 for a whole year, null when unknown
        "year_low": pl.Int32,
        "year_high": pl.Int32,
        "status": pl.String,  # "ok", or why the value is not to be fitted as it stands
        "source": pl.String,  # the document's or table's name, and the line of a table
        "break_before": pl.String,  # what changed since the series' value before; null where nothing did
        "observations": pl.List(pl.String),
    },
    (*SERIES, "year"),
)
FITS = Table(
    "fits",
    {
        **_SERIES,
        "model": pl.String,
        "n": pl.Int32,
        "first_year": pl.Int32,
        "last_year": pl.Int32,
        "scale": SCALE,
        "slope": pl.Float64,  # per calendar year, on the scale of the fit
        "slope_se": pl.Float64,
        "lower": pl.Float64,
        "upper": pl.Float64,
        "p_value": pl.Float64,
        "df": pl.Float64,
        "dating_share": pl.Float64,  # of the slope's variance, from uncertain years; null where all are known
        "apc": pl.Float64,  # percent a year; null on the linear scale
        "apc_lower": pl.Float64,
        "apc_upper": pl.Float64,
        "verdict": VERDICT,
        "status": STATUS,
        "reason": pl.String,
    },
    (*SERIES, "model"),
)
SEGMENTS = Table(
    "segments",
    {
        **_SERIES,
        "model": pl.String,
        "segment": pl.Int32,
        "start_year": pl.Float64,
        "end_year": pl.Float64,
        "slope": pl.Float64,
        "slope_se": pl.Float64,
        "apc": pl.Float64,
        "apc_lower": pl.Float64,
        "apc_upper": pl.Float64,
        "p_value": pl.Float64,
        "start_low": pl.Float64,  # 95 % interval of the join where it begins; null for the first
        "start_high": pl.Float64,
    },
    (*SERIES, "model", "segment"),
)
FITTED = Table(
    "fitted",
    {
        **_SERIES,
        "model": pl.String,
        "year": pl.Int32,
        "value": pl.Float64,
        "fitted": pl.Float64,
        "lower": pl.Float64,
        "upper": pl.Float64,
    },
    (*SERIES, "model", "year"),
)
COMPARISONS = Table(
    "comparisons",
    {
        "comparison": pl.String,
        "indicator": pl.String,
        "subgroup": pl.String,
        "model": pl.String,
        "region": pl.String,
        "reference": pl.String,
        "estimate": pl.Float64,
        "se": pl.Float64,
        "lower": pl.Float64,
        "upper": pl.Float64,
        "p_value": pl.Float64,
        "p_adjusted": pl.Float64,
        "status": STATUS,
        "reason": pl.String,
    },
    ("comparison", "indicator", "subgroup", "model", "region", "reference"),
)
RESIDUALS = Table(
    "residuals",
    {
        **_SERIES,
        "year": pl.Int32,
        "residual": pl.Float64,  # from a straight line by least squares, on the scale of the fit
        "studentized": pl.Float64,  # by the error that the other points show
        "leverage": pl.Float64,
        "cook": pl.Float64,
        "dfbetas": pl.Float64,  # of the slope, in standard errors
        "limit": pl.Float64,  # of dfbetas either way: beyond it the slope is another without the point
    },
    (*SERIES, "year"),
)
RESIDUAL_TESTS = Table(
    "residual_tests",
    {
        **_SERIES,
        "n": pl.Int32,
        "durbin_watson": pl.Float64,  # 2 without autocorrelation, towards 0 with it
        "ljung_box": pl.Float64,
        "lags": pl.Int32,
        "ljung_box_p": pl.Float64,
        "shapiro": pl.Float64,
        "shapiro_p": pl.Float64,
        "reason": pl.String,  # why there is no test, or what so few years cannot show
    },
    SERIES,
)
FAULTS = Table(
    "faults",
    {
        "document": pl.String,  # the file as it was named
        "place": pl.String,  # characters, line or column; "" for the whole file
        "kind": pl.String,  # not_read, masked_year, missing_number, contradiction, row_skipped …
        "reason": pl.String,
    },
    ("document", "place", "kind", "reason"),
)
TABLES = {
    t.name: t
    for t in (
        OBSERVATIONS,
        CHECKS,
        PANEL,
        FITS,
        SEGMENTS,
        FITTED,
        COMPARISONS,
        RESIDUALS,
        RESIDUAL_TESTS,
        FAULTS,
    )
}
