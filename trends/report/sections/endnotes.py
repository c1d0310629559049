"""Endnotes of the print: each number of the prose gets a sign, and the sign its sentence, row or fit."""

from __future__ import annotations

import re
from html import unescape

from trends.report.content import Content
from trends.report.markup import Html, join, tag
from trends.report.numerals import years
from trends.report.rail import cited, sentence, stated
from trends.report.say import Both, Count, Plain, Say, Slot
from trends.report.views import Fit, Point, View

_BUTTON = re.compile(r'(<button type="button" class="n" data-key=")([^"]*)(")')
_HEADING = re.compile(r"<h2.*?</h2>", re.DOTALL)


def noted(content: Content, view: View, both: Both, parts: list[Html]) -> list[Html]:
    """Return the parts of a view with signs at the numbers of its opening and its headings, then the notes.

    Parameters
    ----------
    parts : list of Html
        The opening first; of the others only the headings are prose.
    """
    facts = _facts(view)
    numbers: dict[str, int] = {}
    first, *others = parts
    signed = [_signed(first, facts, numbers)]
    signed += [Html(_HEADING.sub(lambda found: _signed(found[0], facts, numbers), part)) for part in others]
    if not numbers:
        return signed
    items = [_note(content, view, both, facts[name]) for name in numbers]
    notes = tag("div", tag("h3", both("endnotes")), tag("ol", *items), class_="endnotes")
    return [*signed, notes]


def _facts(view: View) -> dict[str, Point | Fit]:
    lines = [*view.lines, *([view.benchmark] if view.benchmark else [])]
    points = [*(p for line in lines for p in line.points), *view.stated, *view.aside]
    return {p.key: p for p in points} | {line.fit.key: line.fit for line in lines if line.fit}


def _signed(part: str, facts: dict[str, Point | Fit], numbers: dict[str, int]) -> Html:
    def sign(found: re.Match[str]) -> str:
        name = unescape(found[2])
        if name not in facts:
            return found[0]
        return f'{found[0]} data-note="{numbers.setdefault(name, len(numbers) + 1)}"'

    return Html(_BUTTON.sub(sign, part))


def _note(content: Content, view: View, both: Both, fact: Point | Fit) -> Html:
    if isinstance(fact, Fit):
        slots: dict[str, Slot] = {
            "n": Count(fact.n, "number"),
            "years": Plain(years(fact.since, fact.until)),
            "model": Plain(fact.model),
        }
        return tag(
            "li", both.each(lambda v: v.place(fact.key.split("|")[0])), ": ", both(Say("endnotes.fit", slots))
        )
    when = years(fact.year_low, fact.year_high)
    name = both.each(lambda v: v.place(fact.region))
    found = stated(content, fact.observations[0]) if fact.observations else None
    told = tag("bdi", fact.source)
    if found:
        row, document = found
        quoted = tag("q", sentence(document, row["start"], row["end"]), lang=document.language, dir="auto")
        told = join([cited(document, row["part"]), ": ", quoted])
    return tag("li", name, f" {when}: " if when else ": ", told)
