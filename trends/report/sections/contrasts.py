"""Who differs: every region against the benchmark, and every pair against each other, by pace."""

from __future__ import annotations

from trends.report import findings as find
from trends.report.content import Content
from trends.report.differences import Row, differences, differs
from trends.report.frame import glyph, head, long, section, table, tone
from trends.report.keys import key
from trends.report.markup import Html, join, tag
from trends.report.numerals import number, p_text
from trends.report.say import Both, Count, Place, Say, Slot
from trends.report.sections.standings import levels
from trends.report.views import View

LISTED = 15
"""Differing pairs up to which they are listed; more stand in a matrix."""


def contrasts(content: Content, view: View, both: Both) -> Html:
    """Return the comparisons of a view's regions, or nothing when there are none."""
    regions = [line.region for line in view.judged]
    rows = differences(content, view)
    against = [r for r in rows if r["comparison"] == "benchmark"]
    pairs = [r for r in rows if r["comparison"] == "pairs" and r["reference"] in regions]
    made = _benchmark(view, both, against) if against else Html("")
    if 0 < sum(map(differs, pairs)) <= LISTED:
        made = join([made, _listed(view, both, pairs, nested=bool(against))])
    elif any(map(differs, pairs)):
        made = join([made, _matrix(view, both, pairs, nested=bool(against))])
    elif pairs:
        made = join([made, _none(view, both, len(pairs), nested=bool(against))])
    return join([made, levels(content, view, both)])


def _none(view: View, both: Both, n: int, *, nested: bool) -> Html:
    slots: dict[str, Slot] = {"k": Count(0), "n": Count(n, "pair")}
    return _pairs_part(view, both, slots, both("sub.none"), nested=nested)


def _benchmark(view: View, both: Both, rows: list[Row]) -> Html:
    told = sorted(rows, key=lambda r: (not differs(r), r["estimate"], r["region"]))
    slots: dict[str, Slot] = {
        "k": Count(sum(differs(r) for r in told)),
        "n": Count(len(told), find.noun(view)),
        "benchmark": Place(told[0]["reference"]),
    }
    shown, more = long([_row(view, both, r) for r in told], both, most=10)
    heads = [
        head(both("col.place"), class_="region"),
        head(both("col.difference"), class_="num"),
        head(both("col.p"), class_="num wide"),
        head(both("col.found")),
    ]
    whole = table(heads, shown, class_="contrasts")
    return section(
        view.id, "contrasts", both(Say("show.benchmark", slots)), both("sub.benchmark"), whole, more
    )


def _row(view: View, both: Both, row: Row) -> Html:
    way = "rising" if row["estimate"] > 0 else "falling"
    found = differs(row)
    sign = glyph(way, view.indicator.polarity) if found else glyph("cannot", "")
    word = both("differs" if found else "not.shown")
    cells = [
        tag("th", both.each(lambda v: v.place(row["region"])), scope="row", class_="region"),
        tag("td", _estimate(both, row), class_="num"),
        tag("td", p_text(row["p_adjusted"]), class_="num wide"),
        tag("td", sign, " ", word),
    ]
    return tag("tr", *cells, data_region=row["region"])


def _estimate(both: Both, row: Row) -> Html:
    own = key("comparisons", row)
    shown = tag("button", number(row["estimate"], 2, sign=True), type="button", class_="n", data_key=own)
    if row["lower"] is None or row["upper"] is None:
        return shown
    ends = [number(end, 2, sign=True) for end in (row["lower"], row["upper"])]
    return join([shown, tag("small", both.each(lambda v: f"({v.text('to').join(ends)})"))], " ")


def _matrix(view: View, both: Both, rows: list[Row], *, nested: bool) -> Html:
    regions = [line.region for line in reversed(view.judged)]
    found = {(r["region"], r["reference"]): r for r in rows}
    body = [_line(view, both, region, regions, found) for region in regions]
    numbers = [tag("th", str(i), scope="col") for i in range(1, len(regions) + 1)]
    grid = tag("div", table([tag("td", ""), *numbers], body, class_="pairs"), data_pairs=_family(rows[0]))
    told: dict[str, Slot] = {"k": Count(sum(map(differs, rows))), "n": Count(len(rows), "pair")}
    return _pairs_part(view, both, told, both("sub.pairs"), _legend(view, both), grid, nested=nested)


def _listed(view: View, both: Both, rows: list[Row], *, nested: bool) -> Html:
    told = sorted(
        (r for r in rows if differs(r)), key=lambda r: (-abs(r["estimate"]), r["region"], r["reference"])
    )
    heads = [
        head(both("col.place"), class_="region"),
        head(both("col.other"), class_="region"),
        head(both("col.difference"), class_="num"),
        head(both("col.p"), class_="num wide"),
    ]
    whole = table(heads, [_pair(both, r) for r in told], class_="contrasts")
    slots: dict[str, Slot] = {"k": Count(len(told)), "n": Count(len(rows), "pair")}
    return _pairs_part(view, both, slots, both("sub.listed"), whole, nested=nested)


def _pair(both: Both, row: Row) -> Html:
    names = (both.each(lambda v: v.place(row["region"])), both.each(lambda v: v.place(row["reference"])))
    cells = [tag("th", names[0], scope="row", class_="region"), tag("td", names[1])]
    return tag(
        "tr",
        *cells,
        tag("td", _estimate(both, row), class_="num"),
        tag("td", p_text(row["p_adjusted"]), class_="num wide"),
    )


def _pairs_part(
    view: View, both: Both, slots: dict[str, Slot], sub: Html, *inner: Html, nested: bool
) -> Html:
    heading = both(Say("show.pairs", slots))
    if nested:
        return tag("div", tag("h3", heading), tag("p", sub, class_="sub"), *inner, class_="nested")
    return section(view.id, "contrasts", heading, sub, *inner)


def _family(row: Row) -> str:
    return key("comparisons", row).rsplit("|", 2)[0]


def _legend(view: View, both: Both) -> Html:
    polarity = view.indicator.polarity
    items = [("faster", "rising"), ("slower", "falling"), ("open", "cannot")]
    shown = [
        tag(
            "span",
            glyph(way, polarity) if way != "cannot" else tag("span", "·", class_="open"),
            " ",
            both(f"pairs.{n}"),
        )
        for n, way in items
    ]
    return tag("p", *shown, class_="legend")


def _line(view: View, both: Both, region: str, regions: list[str], found: dict[tuple[str, str], Row]) -> Html:
    place = regions.index(region) + 1
    name = tag("th", f"{place} ", both.each(lambda v: v.place(region)), scope="row", data_region=region)
    return tag("tr", name, *(_cell(view, region, other, found) for other in regions))


def _cell(view: View, region: str, other: str, found: dict[tuple[str, str], Row]) -> Html:
    """Return a cell that says nothing but its class: the script finds its key from row and column."""
    row, sign = found.get((region, other)), 1.0
    if row is None:
        row, sign = found.get((other, region)), -1.0
    if row is None:
        return tag("td", "")
    if not differs(row):
        return tag("td", "", class_="open")
    way = "rising" if sign * row["estimate"] > 0 else "falling"
    return tag("td", "", class_=f"told {way} {tone(way, view.indicator.polarity)}")
