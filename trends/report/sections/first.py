"""The first screen: finding, lead, four counts, lead chart with its chips, three short findings."""

from __future__ import annotations

from typing import Any

from trends.report import findings as find
from trends.report.content import Content
from trends.report.frame import figure, glyph, say_all
from trends.report.markup import Html, join, tag
from trends.report.say import Both, Count, Plain, Say, Voice
from trends.report.sections.stated import dots
from trends.report.sections.trust import table_name
from trends.report.views import ORDER, Line, View
from trends.schema import Drawing

CHIPS = 16


def first(content: Content, view: View, both: Both, *, title: str | None = None, still: bool = True) -> Html:
    """Return the opening of a view; with `still`, its chart stands before any script runs."""
    heading = title or both(find.headline(view))
    return tag(
        "div",
        tag("p", both(find.kicker(view)), class_="kicker"),
        tag("h1", heading),
        tag("p", say_all(both, find.lead(view)), class_="lead"),
        _strip(view, both) if view.lines else "",
        _chart(content, view, both, still=still) if view.lines else dots(view, both, view.stated),
        _findings(view, both),
        class_="first",
        id=f"{view.id}-first",
    )


def _strip(view: View, both: Both) -> Html:
    return tag("ul", *(_count(view, both, group) for group in ORDER), class_="strip")


def _count(view: View, both: Both, group: str) -> Html:
    lines = view.group(group)
    names = Count(len(view.lines), find.noun(view)), Plain(find.margin_text(view))
    note = both(Say(f"group.note.{group}", {"n": names[0], "margin": names[1]}))
    if 0 < len(lines) <= 3 and group in ("falling", "rising"):
        note = both.each(lambda voice: join([voice.place(x.region) for x in lines], voice.text("comma")))
    label = join([glyph(group, view.indicator.polarity), both(f"group.{group}")], " ")
    key = find.group_count(view, group).key
    shown = tag("button", str(len(lines)), type="button", class_="n big", data_key=key)
    return tag(
        "li", tag("span", label, class_="name"), tag("span", shown, " ", tag("small", note), class_="many")
    )


def _chart(content: Content, view: View, both: Both, *, still: bool) -> Html:
    drawing = content.drawings.get((view.id, "lines"))
    head = tag("h2", both.each(lambda v: _short(view, v.lang)), class_="figuretitle")
    click = tag("span", both.each(_click), class_="screen")
    sub = tag("p", both(_read_from(view)), click, class_="sub")
    plot = ""
    if drawing:
        plot = figure(view.id, "lines", _described(view, both), both, drawing.svg if still else "")
    keys = tag("p", both("ui.keys"), class_="quiet", id=f"{view.id}-keys")
    told = tag("p", "", class_="cursor", aria_live="polite")
    wrapped = tag(
        "div", plot, keys, told, class_="reader", tabindex=0, role="group", aria_describedby=f"{view.id}-keys"
    )
    note = tag("p", say_all(both, _notes(view)), class_="note")
    switch = _as(drawing, both) if drawing else ""
    return tag(
        "div", head, sub, _chips(view, both), switch, wrapped if plot else "", note, class_="leadchart"
    )


def _as(drawing: Drawing, both: Both) -> Html:
    """Return the switch from values to their change since a year that most regions share."""
    given: Any = drawing.spec.get("signals", ())
    year = next((one["value"] for one in given if one["name"] == "base"), None)
    if year is None or len({row.get("year") for row in drawing.rows}) == 1:
        return Html("")
    told = both(Say("as.since", {"year": Plain(str(year))}))
    made = [
        tag("button", text, type="button", data_as=name or True, aria_pressed=str(not name).lower())
        for name, text in (("", both("as.value")), ("change", told))
    ]
    return tag("div", *made, class_="switch scale", role="group")


def _click(voice: Voice) -> str:
    return (" " if voice.lang == "en" else "") + voice.text("lead.click")


def _short(view: View, lang: str) -> str:
    text = view.indicator.short.get(lang) or view.indicator.label.get(lang, view.indicator.id)
    return text[:1].upper() + text[1:]


def _described(view: View, both: Both) -> str:
    voice = both.voices[0]
    return type(voice)(voice.lang, voice.texts, voice.labels, markup=False).say(find.headline(view))


def _read_from(view: View) -> Say:
    points = [p for line in view.lines for p in line.points]
    said = {p.observations[0].rsplit(":", 2)[0] for p in points if p.observations}
    tables = {table_name(p.source) for p in points if not p.observations}
    slots = {"n": Count(len(points), "number")}
    slots |= {"documents": Count(len(said), "document")} if said else {}
    slots |= {"tables": Count(len(tables), "table")} if tables else {}
    return Say("lead.sub" + ("" if said and tables else ".documents" if said else ".tables"), dict(slots))


def _notes(view: View) -> list[Say]:
    points = [p for line in view.lines for p in line.points]
    k, changed = (
        sum(p.differs for p in points),
        sorted({p.year_low for p in points if p.changed and p.year_low}),
    )
    notes = [Say("lead.note.differs", {"k": Count(k, "number")}) if k else Say("lead.note")]
    if changed:
        notes.append(Say("lead.note.break", {"years": Plain(", ".join(map(str, changed)))}))
    return notes


def _chips(view: View, both: Both) -> Html:
    """Return a chip for each region; for many, those chosen and a field to add one."""
    many = len(view.lines) > CHIPS
    chips = [_chip(line, both) for line in view.lines]
    if view.benchmark:
        chips.append(_chip(view.benchmark, both))
    field = tag("input", type="search", class_="add", list=f"{view.id}-list", data_add=True) if many else ""
    labels = both.voices[0].labels
    options = (tag("option", value=labels.get(x.region, x.region)) for x in view.lines)
    names = tag("datalist", *options, id=f"{view.id}-list") if many else ""
    return tag("div", *chips, field, names, class_="chips many" if many else "chips", role="group")


def _chip(line: Line, both: Both) -> Html:
    name = both.each(lambda voice: voice.place(line.region))
    return tag(
        "button",
        tag("i", "", aria_hidden="true"),
        name,
        type="button",
        class_="chip",
        data_region=line.region,
        aria_pressed="false",
        tabindex=-1,
    )


def _findings(view: View, both: Both) -> Html:
    if len(view.lines) < 2:
        return Html("")
    made = [tag("div", tag("h3", both(name)), tag("p", both(said))) for name, said in find.findings(view)]
    return tag("div", *made, class_="findings") if made else Html("")
