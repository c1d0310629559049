"""How far to trust the numbers: sources, disagreements, checks, what was not read, and the method."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import polars as pl

from trends.catalogue.verdicts import meanings
from trends.report import findings as find
from trends.report.content import Content
from trends.report.frame import glyph, head, long, section, table
from trends.report.markup import Html, join, tag
from trends.report.numerals import exact
from trends.report.say import Both, Count, Place, Say, Slot, Words
from trends.report.views import Point, View
from trends.report.wording import WORDING
from trends.report.wording.reasons import reason as explained
from trends.report.wording.reasons import where

SHOWN = 12
_LINE = re.compile(r",? line \d|:\d")


def view_trust(content: Content, view: View, both: Both) -> Html:
    """Return the three columns about one view: sources, disagreements, how trends are judged."""
    blocks = [_from(view, both), _disagree(view, both)]
    if view.lines:
        blocks.append(_judged(content, view, both))
    columns = tag("div", *blocks, class_="findings trusted")
    return section(view.id, "trust", both("show.trust"), "", columns)


def _points(view: View) -> list[Point]:
    return [*(p for line in view.lines for p in line.points), *view.stated]


def _from(view: View, both: Both) -> Html:
    points = _points(view)
    said = {p.observations[0].rsplit(":", 2)[0] for p in points if p.observations}
    tables = {table_name(p.source) for p in points if not p.observations}
    slots: dict[str, Slot] = {
        "numbers": Count(len(points), "number"),
        "documents": Count(len(said), "document"),
        "tables": Count(len(tables), "table"),
    }
    told = "both" if said and tables else "documents" if said else "tables"
    hedged = sum(p.bound != "=" for p in points)
    uncertain = sum(not p.usable for p in points)
    lines = [both(Say(f"trust.from.{told}", slots))] if points else []
    if hedged:
        lines.append(both(Say("trust.hedged", {"n": Count(hedged, "number")})))
    if uncertain:
        lines.append(both(Say("trust.uncertain", {"n": Count(uncertain, "number")})))
    if view.left_out:
        lines.append(both(Say("trust.left", {"n": Count(len(view.left_out), "number")})))
    return tag("div", tag("h3", both("trust.from")), tag("p", join(lines, " ")))


def table_name(source: str) -> str:
    """Return the file of a table out of a panel's source, without the line."""
    return _LINE.split(source, maxsplit=1)[0]


def _disagree(view: View, both: Both) -> Html:
    found = [p for p in _points(view) if p.differs]
    if not found:
        return tag("div", tag("h3", both("trust.disagree")), tag("p", both("trust.disagree.none")))
    shown = [
        join([both(Say("bare", {"n": Place(p.region)})), str(p.year_low or ""), _value(view, both, p)], " ")
        for p in found[:SHOWN]
    ]
    told = both(Say("trust.disagree.text", {"n": Count(len(found), "number")}))
    if len(found) > SHOWN:
        shown.append(both(Say("more.than", {"n": Count(len(found) - SHOWN, "number")})))
    return tag("div", tag("h3", both("trust.disagree")), tag("p", told, " ", join(shown, "; ")))


def _value(view: View, both: Both, point: Point) -> Html:
    return both(Say("bare", {"n": find.value(view, point)}))


def _judged(content: Content, view: View, both: Both) -> Html:
    way = both(Say(f"trust.judged.{'log' if view.percent else 'linear'}", {"model": _model(view)}))
    rules = {"rules": _rules(find.margin_text(view), content.minimum)}
    lines = [way, both(Say("trust.rules", rules)), both("trust.compared")]
    return tag("div", tag("h3", both("trust.judged")), tag("p", join(lines, " ")))


def _rules(margin: str, minimum: int) -> Words:
    said = {
        lang: gap.join(one.says[lang].format(margin=margin, minimum=minimum) for one in meanings())
        for lang, gap in (("en", " "), ("zh", ""))
    }
    return Words(said)


def _model(view: View) -> Words:
    name = next((line.fit.model for line in view.lines if line.fit), "")
    known = {lang: texts.get(f"model.{name}", texts["model.other"]) for lang, texts in WORDING.items()}
    return Words(known)


def shared_trust(content: Content, both: Both) -> Html:
    """Return what holds for the whole page: checks, sources, faults."""
    return join([_checks(content, both), _sources(content, both), _faults(content, both)])


def _checks(content: Content, both: Both) -> Html:
    tested = content.checks.filter(pl.col("verdict").cast(pl.String) != "untestable")
    if not tested.height:
        return Html("")
    order = {"fails": 0, "within_rounding": 1, "holds": 2}
    rows = sorted(tested.rows(named=True), key=lambda r: order[r["verdict"]])
    shown, more = long([_check(both, row) for row in rows], both, most=SHOWN)
    fails = sum(row["verdict"] == "fails" for row in rows)
    told = Say("show.checks", {"k": Count(fails), "n": Count(len(rows), "check")})
    names = ("document", "kind", "stated", "computed", "verdict")
    heads = [
        head(both(f"col.{name}"), class_="num" if name in ("stated", "computed") else "") for name in names
    ]
    return _block(both(told), both("sub.checks"), table(heads, shown, class_="checks"), more)


def _check(both: Both, row: dict[str, Any]) -> Html:
    first = (row["observations"] or [""])[0]
    verdict = {"fails": "no_clear_change", "holds": "stable", "within_rounding": "stable"}[row["verdict"]]
    cells = [
        tag("td", _document(row["document"])),
        tag("td", both.each(lambda v: v.term("check", str(row["kind"])))),
        tag("td", _opens(row["stated"], first), class_="num"),
        tag("td", _opens(row["computed"], (row["observations"] or [first])[-1]), class_="num"),
        tag("td", glyph(verdict, ""), " ", both(f"checks.{row['verdict']}"), _noted(both, row["note"])),
    ]
    return tag("tr", *cells)


def _noted(both: Both, note: str | None) -> Html:
    if not note:
        return Html("")
    return tag("small", " ", both.each(lambda voice: _document(explained(note, voice.lang))))


def _opens(value: float | None, key: str) -> Html | str:
    if value is None:
        return "–"
    return tag("button", exact(value), type="button", class_="n", data_key=key) if key else exact(value)


def _document(name: str) -> Html:
    return tag("bdi", name if len(name) <= 240 else name[:239] + "…")


def _sources(content: Content, both: Both) -> Html:
    used = Counter(i.rsplit(":", 2)[0] for ids in content.panel["observations"].to_list() for i in ids or ())
    rows = [
        _source(both, d.id, "document", str(used[d.id]), f"{d.language}, {len(d.parts)}")
        for d in content.documents
    ]
    tables = Counter(
        table_name(source)
        for source, ids in content.panel.select("source", "observations").iter_rows()
        if source and not ids
    )
    rows += [_source(both, name, "table", str(n), "") for name, n in sorted(tables.items())]
    if not rows:
        return Html("")
    shown, more = long(rows, both, most=SHOWN)
    slots = {"documents": Count(len(content.documents), "document"), "tables": Count(len(tables), "table")}
    heads = [head(both("col.document")), head(both("col.kind")), head(both("col.numbers"), class_="num")]
    heads.append(head(both.each(lambda v: f"{v.text('col.language')}, {v.text('col.parts').lower()}")))
    told = "" if content.documents and tables else ".documents" if content.documents else ".tables"
    return _block(both(Say(f"show.sources{told}", slots)), "", table(heads, shown, class_="sources"), more)


def _source(both: Both, name: str, kind: str, numbers: str, parts: str) -> Html:
    cells = [tag("td", _document(name)), tag("td", both(f"kind.{kind}")), tag("td", numbers, class_="num")]
    return tag("tr", *cells, tag("td", parts))


def _faults(content: Content, both: Both) -> Html:
    rows = content.faults.sort("kind", "document", "place", "reason").rows()
    if not rows:
        return Html("")
    shown, more = long([_fault(both, *row) for row in rows], both, most=SHOWN)
    heads = [head(both(f"col.{name}")) for name in ("document", "where", "kind", "reason")]
    told = both(Say("show.faults", {"n": Count(len(rows), "item")}))
    return _block(told, both("sub.faults"), table(heads, shown, class_="faults"), more)


def _fault(both: Both, document: str, place: str, kind: str, reason: str) -> Html:
    at = both.each(lambda voice: _document(where(place, voice.lang)))
    cells = [tag("td", _document(document)), tag("td", at)]
    told = both.each(lambda voice: voice.term("fault", kind))
    why = both.each(lambda voice: _document(explained(reason, voice.lang)))
    return tag("tr", *cells, tag("td", told, class_="whole"), tag("td", why))


def _block(heading: str, sub: str, *children: str) -> Html:
    return tag(
        "div", tag("h3", heading), tag("p", sub, class_="sub") if sub else "", *children, class_="block"
    )
