"""English words that make another thing of an indicator's name before them."""

from __future__ import annotations

import re

BEFORE = 1
"""How many characters before a name are asked."""

NEVER_BEFORE = re.compile(
    r"\s+(?:quality|structure|policy|policies|work|census|control|planning|centre|"
    r"center|certificate|certificates|register|officials?|committee|law)\b",
    re.IGNORECASE,
)
"""Birth certificates are not a number of births."""

ONLY_AFTER: dict[str, re.Pattern[str]] = {}
"""Names that stand alone only at the head of their noun."""

READ_AS: dict[str, tuple[str, re.Pattern[str]]] = {}
"""Names that mean another indicator where the sentence before them says so."""

ASIDE = re.compile(r"\((?:girls|females?|women) ?= ?100\)", re.IGNORECASE)
"""Brackets behind a name that define it and hold no figure."""

TAILS: tuple[str, ...] = ()
"""No word only ends the name before it."""
