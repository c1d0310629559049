"""Who differs from whom: the letters of each region, and a matrix of every two by sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from trends.report.content import Content
from trends.report.differences import ALPHA, MOST, Row, differences, differs, every_pair
from trends.report.frame import glyph, head, long, section, table, tone
from trends.report.keys import key
from trends.report.markup import Html, tag
from trends.report.numerals import number, p_text
from trends.report.say import Both, Count, Plain, Say, Slot
from trends.report.views import Line, View

WORDED = 12
"""Regions up to which a cell of the matrix has room for the adjusted p."""
LETTERS = 26
"""Letters up to which they help; a row with more of them is not read."""


def pairs(content: Content, view: View, both: Both, *, nested: bool) -> Html:
    """Return who differs from whom in pace; nothing where no pair was compared.

    Up to `MOST` regions there is a matrix with the letters beside the names; above it only the letters.
    """
    rows = every_pair(content.comparisons, view)
    if not rows.height:
        return Html("")
    k = int((rows["p_adjusted"] < ALPHA).sum())
    told: dict[str, Slot] = {"k": Count(k), "n": Count(rows.height, "pair")}
    if not k:
        return _part(view, both, told, both("sub.none"), nested=nested)
    letters = content.letters.get(view.id, {})
    if len(view.judged) > MOST:
        return _letters_only(view, both, told, letters, nested=nested)
    compared = [r for r in differences(content, view) if r["comparison"] == "pairs"]
    found = {(r["region"], r["reference"]): r for r in compared}
    grid = _Grid([line.region for line in reversed(view.judged)], found, letters)
    shown = (_legend(view, both, worded=grid.worded), _matrix(view, both, grid))
    return _part(view, both, told, both("sub.pairs"), *shown, nested=nested)


class _Grid(NamedTuple):
    """Regions from the highest pace to the lowest, what was found for every two, and their letters."""

    regions: list[str]
    found: Mapping[tuple[str, str], Row]
    letters: Mapping[str, str]

    @property
    def worded(self) -> bool:
        return len(self.regions) <= WORDED


def _part(view: View, both: Both, slots: dict[str, Slot], sub: Html, *inner: Html, nested: bool) -> Html:
    heading = both(Say("show.pairs", slots))
    if nested:
        return tag("div", tag("h3", heading), tag("p", sub, class_="sub"), *inner, class_="nested")
    return section(view.id, "contrasts", heading, sub, *inner)


def _letters_only(
    view: View, both: Both, slots: dict[str, Slot], letters: Mapping[str, str], *, nested: bool
) -> Html:
    needed = len({one for said in letters.values() for one in said.split(",")})
    if not 0 < needed <= LETTERS:
        why = Say("sub.letters.many", {"most": Plain(str(MOST)), "n": Plain(str(needed))})
        return _part(view, both, slots, both(why if needed else "sub.letters.none"), nested=nested)
    lines = [_lettered(view, both, line, letters) for line in reversed(view.judged)]
    shown, more = long(lines, both, most=10)
    heads = [head(both("col.place"), class_="region"), head(both("nav.pace"), class_="num")]
    whole = table([*heads, head(both("col.letters"))], shown, class_="letters")
    sub = both(Say("sub.letters", {"most": Plain(str(MOST))}))
    return _part(view, both, slots, sub, whole, more, nested=nested)


def _lettered(view: View, both: Both, line: Line, letters: Mapping[str, str]) -> Html:
    pace = number(line.pace or 0.0, 2, sign=True) + ("%" if view.percent else "")
    shown = tag("button", pace, type="button", class_="n", data_key=line.fit.key if line.fit else "")
    cells = [tag("th", both.each(lambda v: v.place(line.region)), scope="row", class_="region")]
    cells += [tag("td", shown, class_="num"), tag("td", spans(letters.get(line.region, "")))]
    return tag("tr", *cells, data_region=line.region)


def spans(letters: str) -> str:
    """Return letters with three or more in a row as a span.

    Examples
    --------
    >>> spans("a,b,c,e,f"), spans("y,z,aa,ab")
    ('a–c e f', 'y–ab')
    """
    runs: list[list[str]] = []
    for one in letters.split(","):
        if runs and _place(one) == _place(runs[-1][-1]) + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return " ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else " ".join(run) for run in runs)


def _place(letter: str) -> int:
    at = 0
    for character in letter:
        at = at * LETTERS + ord(character) - ord("a") + 1
    return at


def _matrix(view: View, both: Both, grid: _Grid) -> Html:
    body = [_line(view, both, region, grid) for region in grid.regions]
    numbers = [tag("th", str(i), scope="col") for i in range(1, len(grid.regions) + 1)]
    heads = [tag("th", both("col.place"), scope="col"), tag("th", both("col.letters"), scope="col"), *numbers]
    whole = table(heads, body, class_="pairs worded" if grid.worded else "pairs")
    family = key("comparisons", next(iter(grid.found.values()))).rsplit("|", 2)[0]
    return tag("div", whole, data_pairs=family)


def _legend(view: View, both: Both, *, worded: bool) -> Html:
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
    return tag("p", *shown, tag("span", both("pairs.p")) if worded else "", class_="legend")


def _line(view: View, both: Both, region: str, grid: _Grid) -> Html:
    place = f"{grid.regions.index(region) + 1} "
    name = tag("th", place, both.each(lambda v: v.place(region)), scope="row", data_region=region)
    letters = tag("td", spans(grid.letters.get(region, "")), class_="letters")
    return tag("tr", name, letters, *(_cell(view, region, other, grid) for other in grid.regions))


def _cell(view: View, region: str, other: str, grid: _Grid) -> Html:
    """Return a cell that says little but its class: the script finds its key from row and column."""
    row, sign = grid.found.get((region, other)), 1.0
    if row is None:
        row, sign = grid.found.get((other, region)), -1.0
    if row is None:
        return tag("td", "")
    p = p_text(row["p_adjusted"]).replace("0.", ".") if grid.worded else ""
    if not differs(row):
        return tag("td", p, class_="open")
    way = "rising" if sign * row["estimate"] > 0 else "falling"
    return tag("td", p, class_=f"told {way} {tone(way, view.indicator.polarity)}")
