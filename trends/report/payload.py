"""The page's data block: columns of facts, specifications with their rows, and the words of the script."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from trends.report.bends import curves
from trends.report.content import Content
from trends.report.facts import facts
from trends.report.frame import tone
from trends.report.sections.figures import PLACED
from trends.report.views import Line, Stretch, View
from trends.report.wording import WORDING

PREFIXES = ("rail.", "verdict.", "ui.", "pace.", "chart.", "role.", "col.", "panel.")
WORDS = (
    "to",
    "comma",
    "undated",
    "since",
    "place.unnamed",
    "noun.number",
    "noun.region",
    "kind.table",
    "all.regions",
)
CHOSEN = 3
Payload = dict[str, Any]


def payload(content: Content, views: Sequence[View], shown: Sequence[View], lang: str) -> Payload:
    """Return everything that the page's script needs, as plain lists and dictionaries."""
    return {
        "lang": lang,
        "views": {view.id: _view(view) for view in shown},
        **facts(content, views),
        "bends": _bends(content, shown),
        "drawings": {
            f"{view}/{name}": {"spec": drawing.spec, "runs": runs([_slim(row) for row in drawing.rows])}
            for (view, name), drawing in content.drawings.items()
            if name in PLACED and view in {v.id for v in shown}
        },
        "words": {name: _words(texts) for name, texts in WORDING.items()},
    }


def _view(view: View) -> Payload:
    polarity = view.indicator.polarity
    return {
        "indicator": view.indicator.id,
        "label": view.indicator.label,
        "short": view.indicator.short,
        "digits": view.digits,
        "normal": view.indicator.normal,
        "percent": view.percent,
        "unit": view.indicator.unit,
        "tones": {name: tone(name, polarity) for name in ("rising", "falling", "stable", "no_clear_change")},
        "chosen": chosen(view),
        "lines": [_line(line) for line in [*view.lines, *([view.benchmark] if view.benchmark else [])]],
    }


def _slim(row: Mapping[str, object]) -> Payload:
    """Leave out of a key the region and the year that stand beside it; the page puts them back."""
    name, _, year = str(row.get("key", "")).rpartition("|")
    region = f"{row.get('region')}|"
    if year != str(row.get("year")) or not name.startswith(region):
        return dict(row)
    return {**row, "key": f"*{name.removeprefix(region)}"}


def runs(rows: Sequence[Payload]) -> list[list[Any]]:
    """Return rows as columns, a table for each run of rows with the same names; the page puts them back.

    Examples
    --------
    >>> runs([{"a": 1, "b": 2}, {"a": 3, "b": 4}, {"a": 5}])
    [[['a', 'b'], [1, 3], [2, 4]], [['a'], [5]]]
    """
    made = []
    for names, run in groupby(rows, key=tuple):
        values = [row.values() for row in run]
        made.append([list(names), *map(list, zip(*values, strict=True))])
    return made


def _bends(content: Content, shown: Sequence[View]) -> Payload:
    """By series: the years and values of a line that bends, and its straight stretches."""
    every = {
        line.stretches[0].key.removeprefix("bend|").rpartition("|")[0]: line
        for v in shown
        for line in _drawn(v)
    }
    drawn = curves(content, every)
    return {
        name: [
            *drawn.get(name, [[], []]),
            [[_short(x) for x in stretch] for stretch in map(_stretch, line.stretches)],
        ]
        for name, line in every.items()
    }


def _drawn(view: View) -> list[Line]:
    own = view.benchmark
    return [*view.bent, *([own] if own and len(own.stretches) > 1 else [])]


def _stretch(stretch: Stretch) -> list[float | None]:
    return [stretch.start, stretch.end, stretch.pace, stretch.lower, stretch.upper]


def _short(value: float | None) -> float | None:
    return value if value is None or isinstance(value, int) else float(f"{value:.5g}")


def _line(line: Any) -> list[Any]:
    return [line.region, [p.key for p in line.points], line.fit.key if line.fit else "", line.verdict]


def chosen(view: View) -> list[str]:
    """Return the regions that stand in colour at first: the fastest, the highest and the lowest."""
    judged = view.judged
    ends = [judged[0], judged[-1]] if judged else []
    near = [line.region for line in [*ends[:1], *view.lines[:1], *view.lines[-1:], *ends[1:], *view.lines]]
    return list(dict.fromkeys(near))[:CHOSEN]


def _words(texts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if name.startswith(PREFIXES) or name in WORDS}


def encode(value: object) -> str:
    r"""Write a value as JSON that cannot end the script element it stands in.

    Examples
    --------
    >>> encode({"a": "</script>"})
    '{"a":"\\u003c/script>"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
