"""How the page was made: what became of everything taken in, versions, options, hashes of the inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from trends.report.frame import head, long, section, table
from trends.report.markup import Html, join, tag
from trends.report.model import Report
from trends.report.numerals import number
from trends.report.say import Both, Voice

SHOWN = 12
UNASKED: tuple[object, ...] = (None, [], "", {})
"""Options that nobody gave; they are not listed."""


def made(report: Report, both: Both) -> Html:
    """Return the accounts of the run, and folded what decides the bytes; nothing where neither is known."""
    parts = [_accounts(report, both), _folded(report.provenance, both)]
    if not any(parts):
        return Html("")
    return section("all", "made", both("made.head"), "", *parts)


def _accounts(report: Report, both: Both) -> Html:
    accounts = report.content.accounts
    if not accounts:
        return Html("")
    gone = any(total != sum(parts.values()) for _, total, parts in accounts)
    rows = [_account(both, of, total, parts) for of, total, parts in accounts]
    heads = [head(both("made.of")), head(both("made.total"), class_="num"), head(both("made.parts"))]
    told = tag("p", both("made.open" if gone else "made.closed"), class_="sub")
    return join([told, table(heads, rows, class_="accounts")])


def _account(both: Both, of: str, total: int, parts: Mapping[str, int]) -> Html:
    told = both.each(lambda voice: destinations(voice, total, parts))
    cells = [tag("td", both.each(lambda voice: voice.term("account", of)))]
    return tag("tr", *cells, tag("td", number(total, 0), class_="num"), tag("td", told))


def destinations(voice: Voice, total: int, parts: Mapping[str, int]) -> str:
    """Return in words where everything of an account went, and what nobody knows of."""
    missing = total - sum(parts.values())
    parts = {**parts, "unaccounted": missing} if missing else parts
    return " · ".join(f"{voice.term('account', name)} {number(n, 0)}" for name, n in parts.items() if n)


def _folded(told: Mapping[str, object], both: Both) -> Html:
    if not told:
        return Html("")
    versions, options, inputs = (
        cast("Mapping[str, object]", told[name]) for name in ("versions", "options", "inputs")
    )
    asked = {name: value for name, value in options.items() if value not in UNASKED}
    blocks = [
        _pairs(both, "versions", versions),
        _pairs(both, "options", {name: _written(value) for name, value in asked.items()}),
        _pairs(both, "inputs", inputs),
    ]
    return tag("details", tag("summary", both("made.how")), tag("p", both("made.again")), *blocks)


def _pairs(both: Both, name: str, pairs: Mapping[str, object]) -> Html:
    rows = [
        tag("tr", tag("td", tag("bdi", key)), tag("td", tag("code", str(value))))
        for key, value in pairs.items()
    ]
    shown, more = long(rows, both, most=SHOWN)
    heads = [head(both(f"made.{name}")), head(both(f"made.{name}.value"))]
    return join([table(heads, shown, class_=name), more])


def _written(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {told}" for name, told in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
