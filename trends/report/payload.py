"""The page's data block: columns of facts, specifications with their rows, and the words of the script."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from trends.report.bends import curves
from trends.report.content import Content
from trends.report.facts import facts, references, short
from trends.report.frame import tone
from trends.report.keys import key
from trends.report.packing import pack, table
from trends.report.sections.figures import PLACED
from trends.report.views import Line, Stretch, View
from trends.report.wording import WORDING
from trends.report.wording.reasons import reason
from trends.schema import Drawing

PREFIXES = ("rail.", "verdict.", "ui.", "pace.", "chart.", "role.", "col.", "panel.", "as.")
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
    names, told = references(content), facts(content, views)
    regions = {region: i for i, region in enumerate(told["regions"])}
    values = {key("panel", row): row["value"] for row in content.panel.iter_rows(named=True)}
    shapes: dict[str, int] = {}
    drawn = {
        f"{view}/{name}": {
            "spec": drawing.spec,
            "rows": table(_slim(_shared(row, shapes), regions, values) for row in drawing.rows),
        }
        for (view, name), drawing in _drawn(content, shown)
    }
    return {
        "lang": lang,
        "views": {view.id: _view(view, names) for view in shown},
        **told,
        "bends": _bends(content, shown),
        "drawings": drawn,
        "shapes": [json.loads(text) for text in shapes],
        "reasons": _reasons(content),
        "words": {name: _words(texts) for name, texts in WORDING.items()},
    }


def _drawn(content: Content, shown: Sequence[View]) -> list[tuple[tuple[str, str], Drawing]]:
    """Return the drawings that have a place, each chart's one after another: they compress as one."""
    ids = {view.id for view in shown}
    found = [one for one in content.drawings.items() if one[0][0] in ids and one[0][1] in PLACED]
    return sorted(found, key=lambda one: PLACED.index(one[0][1]))


def _view(view: View, names: Mapping[str, int]) -> Payload:
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
        "lines": _lines([*view.lines, *([view.benchmark] if view.benchmark else [])], names),
    }


def _shared(row: Mapping[str, object], shapes: dict[str, int]) -> Mapping[str, object]:
    """Return a row with the number of its area in the place of the area, which other charts show too."""
    if "geometry" not in row:
        return row
    text = json.dumps(row["geometry"], separators=(",", ":"))
    return {**row, "geometry": shapes.setdefault(text, len(shapes))}


def _slim(row: Mapping[str, object], regions: Mapping[str, int], values: Mapping[str, object]) -> Payload:
    """Leave out of a row what the page knows: of its key the region and year beside it, and its value.

    ``~`` stands for the region, ``*`` for region and year, ``=`` for these and the value of that number.
    """
    region, own = str(row.get("region", "")), str(row.get("key", ""))
    if region not in regions or not own.startswith(f"{region}|"):
        return dict(row)
    slim = {**row, "region": regions[region], "key": f"~{own.removeprefix(f'{region}|')}"}
    name, _, year = own.removeprefix(f"{region}|").rpartition("|")
    if year != str(row.get("year")):
        return slim
    if "value" not in row or row["value"] != values.get(own):
        return slim | {"key": f"*{name}"}
    return {column: value for column, value in slim.items() if column != "value"} | {"key": f"={name}"}


def _bends(content: Content, shown: Sequence[View]) -> Payload:
    """By series: the years and values of a line that bends, and its straight stretches."""
    every = {
        line.stretches[0].key.removeprefix("bend|").rpartition("|")[0]: line
        for v in shown
        for line in _bent(v)
    }
    drawn = curves(content, every)
    return {
        name: [
            *drawn.get(name, [[], []]),
            [[short(x, 5) for x in stretch] for stretch in map(_stretch, line.stretches)],
        ]
        for name, line in every.items()
    }


def _bent(view: View) -> list[Line]:
    own = view.benchmark
    return [*view.bent, *([own] if own and len(own.stretches) > 1 else [])]


def _stretch(stretch: Stretch) -> list[float | None]:
    return [stretch.start, stretch.end, stretch.pace, stretch.lower, stretch.upper]


def _lines(lines: Sequence[Line], names: Mapping[str, int]) -> Payload:
    """Return the series of a view, their numbers and fits as places among the keys."""
    return pack(
        {
            "region": [line.region for line in lines],
            "keys": [[names[p.key] for p in line.points] for line in lines],
            "fit": [names[line.fit.key] if line.fit else -1 for line in lines],
            "verdict": [line.verdict for line in lines],
        }
    )


def chosen(view: View) -> list[str]:
    """Return the regions that stand in colour at first: the fastest, the highest and the lowest."""
    judged = view.judged
    ends = [judged[0], judged[-1]] if judged else []
    near = [line.region for line in [*ends[:1], *view.lines[:1], *view.lines[-1:], *ends[1:], *view.lines]]
    return list(dict.fromkeys(near))[:CHOSEN]


def _reasons(content: Content) -> dict[str, str]:
    """Return in Chinese what fits, comparisons and breaks say in English."""
    columns = (content.fits["reason"], content.comparisons["reason"], content.panel["break_before"])
    said = sorted({text for column in columns for text in column.unique() if text})
    told = {text: reason(text, "zh") for text in said}
    return {text: chinese for text, chinese in told.items() if chinese != text}


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
