"""The source panel as it stands open when the page opens; the page's script draws the others alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trends.report import findings as find
from trends.report.content import Content
from trends.report.markup import Html, join, tag
from trends.report.numerals import hedged, years
from trends.report.say import Both
from trends.report.views import Point, View
from trends.schema import Source


def rail(content: Content, view: View, both: Both) -> Html:
    """Return the source of the number that the lead names first."""
    point = find.first_point(view)
    body = _source(content, view, both, point) if point else Html("")
    close = tag("button", "×", type="button", class_="close", data_close=True, aria_label="×")
    inner = tag("div", body, class_="shown", data_key=point.key if point else None)
    return tag(
        "aside",
        close,
        inner,
        tag("p", both("rail.hint"), class_="hint"),
        class_="rail",
        id="rail",
        aria_live="polite",
        tabindex=-1,
    )


def _source(content: Content, view: View, both: Both, point: Point) -> Html:
    shown = hedged(point.value, point.bound, view.digits, high=point.high)
    short = both.each(lambda v: view.indicator.short.get(v.lang) or view.indicator.label.get(v.lang, ""))
    told = years(point.year_low, point.year_high)
    where = join([tag("b", both.each(lambda v: v.place(point.region))), told or both("undated")], " • ")
    return join(
        [
            tag("p", both("rail.title"), class_="kind"),
            tag("p", tag("strong", shown), " ", tag("span", short), class_="amount"),
            tag("p", where, class_="whose"),
            *(_quotation(content, both, i) for i in point.observations[:3]),
            "" if point.observations else _row(both, point),
        ]
    )


def stated(content: Content, name: str) -> tuple[dict[str, Any], Source] | None:
    """Return an observation's row and the document it stands in; nothing where the page lacks either."""
    rows = content.observations.filter(content.observations["id"] == name).rows(named=True)
    document = next((d for d in content.documents if rows and d.id == rows[0]["document"]), None)
    return (rows[0], document) if document else None


def cited(document: Source, part: int) -> Html:
    """Return the title of one of a document's texts, or the document's name, as a citation."""
    title = next((p.title for p in document.parts if p.number == part and p.title), document.id)
    return tag("bdi", tag("cite", title, lang=document.language))


def _quotation(content: Content, both: Both, name: str) -> Html:
    found = stated(content, name)
    if found is None:
        return Html("")
    first, document = found
    start, end = first["start"], first["end"]
    slots: Mapping[str, object] = {"part": first["part"], "start": start, "end": end}
    place = both.each(lambda v: v.text("rail.part").format(**slots))
    notes = [f"rail.note.{first['bound']}"] if first["bound"] not in (None, "=") else []
    notes += [f"rail.note.{first['damage']}"] if first["damage"] not in (None, "none") else []
    return join(
        [
            tag("p", cited(document, first["part"]), tag("br"), place, class_="where"),
            marked(document, start, end),
            *(tag("p", both(note), class_="quiet") for note in notes),
        ]
    )


def marked(document: Source, start: int, end: int) -> Html:
    """Return the sentence around a number with its context, the number marked."""
    passage = document.passages[start, end]
    text = passage.text
    before = "…" if passage.start else ""
    after = "…" if passage.start + len(text) < document.size else ""
    inner = [
        before + text[: passage.low],
        sentence(document, start, end),
        text[passage.high :] + after,
    ]
    return tag("blockquote", *inner, lang=document.language, dir="auto")


def sentence(document: Source, start: int, end: int) -> Html:
    """Return the sentence around a number, the number marked."""
    passage = document.passages[start, end]
    at, to = start - passage.start, end - passage.start
    text = passage.text
    told = [text[passage.low : at], tag("mark", text[at:to]), text[to : passage.high]]
    return tag("span", *told, class_="sentence")


def _row(both: Both, point: Point) -> Html:
    return tag("p", both("rail.row"), tag("br"), tag("cite", tag("bdi", point.source)), class_="where")
