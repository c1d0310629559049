"""What the report says, by language: one table of templates each, with the same names in both."""

from __future__ import annotations

from trends.report.wording import (
    calibration,
    en,
    first,
    forecasts,
    influence,
    made,
    rail,
    sections,
    standings,
    zh,
)
from trends.report.wording.terms import TERMS

_PARTS = (
    {"en": en.TEXTS, "zh": zh.TEXTS},
    calibration.TEXTS,
    first.TEXTS,
    forecasts.TEXTS,
    influence.TEXTS,
    made.TEXTS,
    rail.TEXTS,
    sections.TEXTS,
    standings.TEXTS,
    TERMS,
)
WORDING = {
    lang: {name: text for part in _PARTS for name, text in part[lang].items()} for lang in ("en", "zh")
}
