"""What the report says, by language: one table of templates each, with the same names in both."""

from __future__ import annotations

from trends.report.wording import en, zh

WORDING = {"en": en.TEXTS, "zh": zh.TEXTS}
