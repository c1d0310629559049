"""What the report says, by language: one table of templates each, with the same names in both."""

from __future__ import annotations

from trends.report.wording import calibration, en, zh
from trends.report.wording.terms import TERMS

WORDING = {
    "en": {**en.TEXTS, **calibration.TEXTS["en"], **TERMS["en"]},
    "zh": {**zh.TEXTS, **calibration.TEXTS["zh"], **TERMS["zh"]},
}
