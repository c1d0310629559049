"""English words around a number: hedges, limits, and whether it went up or down."""

from __future__ import annotations

import re

INSIDE = {
    "about": "~", "around": "~", "approximately": "~", "approx.": "~", "nearly": "~", "almost": "~",
    "roughly": "~",
    "some": "~", "circa": "~", "close to": "~", "an estimated": "~", "estimated": "~", "over": ">",
    "well over": ">",
    "just over": ">", "just under": "<", "just above": ">", "just below": "<",
}  # fmt: skip
"""Hedges directly before the number; part of the quote."""

AFTER = {
    "or more": ">=", "or higher": ">=", "or above": ">=", "and above": ">=", "and over": ">=",
    "or over": ">=",
    "or less": "<=", "or fewer": "<=", "or lower": "<=", "or below": "<=", "and below": "<=",
    "or under": "<=",
    "or so": "~", "at least": ">=", "at most": "<=",
}  # fmt: skip
"""Hedges directly behind the unit; part of the quote."""

BEFORE = {
    "at least": ">=", "not less than": ">=", "no less than": ">=", "no fewer than": ">=", "not below": ">=",
    "a minimum of": ">=", "not fewer than": ">=",
    "less than": "<", "fewer than": "<", "under": "<", "below": "<", "lower than": "<", "short of": "<",
    "at most": "<=", "no more than": "<=", "not more than": "<=", "up to": "<=", "a maximum of": "<=",
    "within": "<=",
    "not be lower than": ">=", "not lower than": ">=", "not be less than": ">=", "not be below": ">=",
    "not fall below": ">=", "not drop below": ">=", "no lower than": ">=", "not be fewer than": ">=",
    "not be higher than": "<=", "not be more than": "<=", "not be above": "<=", "not rise above": "<=",
    "not higher than": "<=", "not over": "<=", "not be over": "<=", "not go above": "<=",
    "not exceed": "<=", "not exceeding": "<=", "not above": "<=", "no higher than": "<=",
    "more than": ">", "above": ">", "exceeding": ">", "exceeded": ">", "exceeds": ">", "exceed": ">",
    "in excess of": ">", "higher than": ">", "greater than": ">", "surpassed": ">", "topped": ">",
    "passed": ">",
}  # fmt: skip
"""Limits directly before the number; not part of the quote."""

LIMITS = {" ceiling": "<=", " floor": ">=", " cap": "<="}
"""A word behind the number that makes it a limit; not part of the quote."""

_DOWN = (
    "fell fall falls falling fallen dropped drop drops dropping declined decline declines declining "
    "decreased decrease decreases decreasing down reduced reduction reduce shrank shrunk "
    "lost cut lowered slipped"
)
_UP = (
    "rose rise rises rising risen increased increase increases increasing grew grow grows growing grown "
    "growth up gained gain climbed climb added expanded raised jumped"
)
SIGNS = dict.fromkeys(_DOWN.split(), -1) | dict.fromkeys(_UP.split(), 1)
"""Changes before the number (by, of, a hedge or an adverb may stand between); fell to is a level."""

BEHIND = {"lower": -1, "fewer": -1, "less": -1, "below": -1, "under": -1, "down": -1, "short": -1} | {
    "higher": 1, "more": 1, "above": 1, "up": 1, "over": 1,
}  # fmt: skip
"""Comparisons behind the amount: 2 points below the target."""

LEVELS = frozenset(["below", "under", "above", "lower than", "higher than", "within", "up to"])
"""Limits behind which a word of change leads to a level: fell below 2.1."""
IDIOMS = frozenset(["made", "make", "makes", "making", "set", "sets", "built", "taken", "drew"])
"""Before up or down they say no change: made up 9%."""

MINUS = re.compile(r"\b(?:minus|negative) $", re.IGNORECASE)
"""A word for the sign, before the number; part of the quote."""
_MOVED = frozenset(
    [
        "edged",
        "rose",
        "crept",
        "inched",
        "went",
        "climbed",
        "moved",
        "came",
        "ticked",
        "shot",
        "jumped",
        "nudged",
        "got",
        "back",
    ]
)
"""Before "up to" they say that a level was reached: edged up to 9.3."""
_WHILE = re.compile(
    r" over (?:the )?(?:last|past|previous|same|whole|entire|period|decade|year|course"
    r"|[a-z]+ (?:years|months|decades)|[0-9])"
)
_SHARE = re.compile(r" \([0-9.]{1,5} ?(?:%|per ?cent)\)")
"""The same change in per cent, between it and its word: 117 (1.3%) fewer."""
_FILLERS = (
    "by",
    "of",
    "a",
    "an",
    "another",
    "further",
    "only",
    "just",
    "some",
    "merely",
    "slightly",
    "sharply",
    "again",
)
_LEFT = re.compile(r"[a-z.]+")
_CLAUSE = re.compile(r"[,;:!?\n()0-9]|\. ")


def before(view: str, start: int) -> tuple[int, str, int]:
    """Return where the quote of a number at `start` begins, its bound ("=" when unsaid) and its sign.

    Examples
    --------
    >>> before("it fell by about 0.3", 17)
    (11, '~', -1)
    """
    left = _CLAUSE.split(view[max(start - 40, 0) : start].lower())[-1]
    words = [(m.group(), m.start()) for m in _LEFT.finditer(left)][-6:]
    if not words or left[-1:] not in " $¥€" or left.endswith("  "):
        return start, "=", 0
    hedge, taken = _phrase(INSIDE, [w for w, _ in words])
    begin = start - len(left) + words[-taken][1] if taken else start
    rest = [w for w, _ in words[: len(words) - taken]]
    limit, used = _phrase(BEFORE, rest)
    if limit == "<=" and rest[-used:] == ["up", "to"] and rest[-used - 1 : -used] and rest[-3] in _MOVED:
        return begin, hedge or "=", 0
    level = used > 0 and " ".join(rest[-used:]) in LEVELS
    return begin, hedge or limit or "=", 0 if level else _sign(rest[: len(rest) - used])


def _phrase(table: dict[str, str], words: list[str]) -> tuple[str, int]:
    for size in range(min(4, len(words)), 0, -1):
        found = table.get(" ".join(words[-size:]))
        if found:
            return found, size
    return "", 0


def _sign(words: list[str]) -> int:
    while words and words[-1] in _FILLERS:
        words = words[:-1]
    if not words or (words[-1] in ("up", "down") and words[-2:-1] and words[-2] in IDIOMS):
        return 0
    return 0 if words[-2:-1] == ["natural"] else SIGNS.get(words[-1], 0)


def behind(view: str, end: int) -> int:
    """Return the sign of a comparison said after the amount.

    Examples
    --------
    >>> behind("2 points below target", 8)
    -1
    """
    if _WHILE.match(view, end):
        return 0
    beside = _SHARE.match(view, end)
    end = beside.end() if beside else end
    words = view[end : end + 16].split(maxsplit=1)
    return BEHIND.get(words[0].lower(), 0) if words and view[end : end + 1] == " " else 0
