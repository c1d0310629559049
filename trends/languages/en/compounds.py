"""English words that make another thing of an indicator's name before them."""

from __future__ import annotations

import re

BEFORE = 48
"""How many characters before a name are asked."""

NEVER_BEFORE = re.compile(
    r"\s+(?:quality|structure|policy|policies|work|census|control|planning|centre|"
    r"center|certificate|certificates|register|officials?|committee|law)\b",
    re.IGNORECASE,
)
"""Birth certificates are not a number of births."""

_OF_AN_AGE = re.compile(
    r"^(?![\s\S]*\b(?:teen(?:age|aged)?|adolescent|age[- ]specific|unmarried|non-?marital|"
    r"still|multiple|twin|pre-?term|premature|low|caesarean|cesarean|home)[ -]$)",
    re.IGNORECASE,
)
_NOT_EXCEEDED = re.compile(
    r"^(?![\s\S]*\b(?:exceed(?:ed|s|ing)?|outnumber(?:ed|s|ing)?) (?:the number of )?$)", re.I
)
ONLY_AFTER: dict[str, re.Pattern[str]] = (
    {"died": re.compile(r"\bborn\b[^.;]{0,24}[0-9] $")}
    | dict.fromkeys(
        ("birth rate", "birth rates", "Birth rate", "fertility rate", "fertility rates"), _OF_AN_AGE
    )
    | dict.fromkeys(("births", "deaths"), _NOT_EXCEEDED)
)
"""Names that stand alone only here: no rate of an age; deaths beside births, and not in an accident."""

SHARED = (
    (
        re.compile(r"\b(?:crude )?birth(?=(?: rates?)? and (?:the )?(?:crude )?death rates?\b)", re.I),
        "crude_birth_rate",
    ),
    (re.compile(r"\b(?:crude )?death(?= and (?:the )?(?:crude )?birth rates?\b)", re.I), "crude_death_rate"),
    (re.compile(r"\bmarriage(?= and (?:the )?divorce rates?\b)", re.I), "marriage_rate"),
)
"""Names whose noun stands behind the next name: birth and death rates."""

READ_AS: dict[str, tuple[str, re.Pattern[str]]] = {}
"""Names that mean another indicator where the sentence before them says so."""

ASIDE = re.compile(r"\((?:girls|females?|women) ?= ?100\)", re.IGNORECASE)
"""Brackets behind a name that define it and hold no figure."""

TAILS: tuple[str, ...] = ()
"""No word only ends the name before it."""
