"""The place one Chinese text speaks for: what title, letterhead and own words name, never a neighbour."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from trends.catalogue.regions import NATION, Place, ambiguous, places, stems, township
from trends.documents.mentions import Mention, named_by_stem, named_in_full
from trends.languages.zh import owners

ENOUGH = 2
"""The score at which a name is the text's own place: twice in plain words, or once in its own."""
LEAD = 1.5
"""A text that names many places of one rank alike speaks for none of them."""

TOWNSHIPS = ("镇", "乡")


class Placed(NamedTuple):
    """The place of a text: its path, code and level, and the passage that names it."""

    region: str
    code: str | None
    level: str
    start: int
    end: int


def placed(view: str, *, title: str = "", year: int | None = None) -> Placed | None:
    """Return the place a Chinese text speaks for, or None when it never names it.

    Parameters
    ----------
    view : str
        The text in the view.
    title : str
        Its title, in the view.
    year : int, optional
        When it was written; the code is the one in force then.

    Examples
    --------
    >>> placed("结合闽清实际，全县要抓好落实。我县情况如下。", year=2006).region
    '福建省福州市闽清县'
    >>> placed("全县要牢记全南的教训。") is None
    True
    """
    found = named_in_full(view)
    rank = claimed_rank(view)
    if rank in TOWNSHIPS or (not rank and owners.TOWNSHIP_TITLE.search(title)):
        return _township(view, found, title, year)
    best = _titled(found, view, title, rank) or _best(found, rank, year)
    if best is None and (own := _unlisted(view, title, rank)):
        return own
    if best is None and rank in owners.ENDINGS:
        found_bare = named_by_stem(view, owners.ENDINGS[rank], year=year)
        best = _best(found_bare, rank, year) or _supported(found_bare, view, year)
    if best is None:
        best = _stem_titled(view, title, rank, year)
    if best is None:
        return _nation(view, title, rank)
    place = _resolved(best, found, year)
    if place is None:
        return Placed(best.name, None, places(best.name)[0].level, best.start, best.end)
    return Placed(place.path, place.code, place.level, best.start, best.end)


def claimed_rank(view: str) -> str:
    """Return the rank of the place the text claims as its own: 县 where it says 我县 and 全县.

    Examples
    --------
    >>> claimed_rank("全省会议后，我县召开全县大会")
    '县'
    """
    counts: Counter[str] = Counter()
    for match in owners.OWN.finditer(view):
        counts[match["rank"]] += 1 if match["whose"] == "全" else 2
    return max(counts, key=lambda rank: (counts[rank], rank)) if counts else ""


def _titled(found: list[Mention], view: str, title: str, rank: str) -> Mention | None:
    """Return the place in the title, the smallest where it names a chain of them."""
    at = view.find(title) if title else -1
    inside = [m for m in found if m.score and at >= 0 and at <= m.start and m.end <= at + len(title)]
    fitting = [m for m in inside if not rank or m.name.endswith(owners.ENDINGS[rank])]
    chosen = fitting or inside
    return chosen[-1] if chosen else None


def _best(found: Iterable[Mention], rank: str, year: int | None) -> Mention | None:
    if not rank:
        return None
    fitting = [m for m in found if m.name.endswith(owners.ENDINGS[rank]) and m.score]
    scores: Counter[str] = Counter()
    for mention in fitting:
        scores[mention.name] += mention.score
    first, second = [*(n for _, n in scores.most_common(2)), 0, 0][:2]
    if first < ENOUGH or first < LEAD * second:
        return None
    good = [m for m in fitting if scores[m.name] == first]
    return max(good, key=lambda m: (bool(places(m.name, year=year)), m.score, -m.start))


def _resolved(mention: Mention, found: Iterable[Mention], year: int | None) -> Place | None:
    """Choose among places of one name by the larger places the text names, then the latest spell."""
    choice = places(mention.name, year=year) or places(mention.name)
    names = {m.name for m in found} - {mention.name}
    support = [sum(name in place.path for name in names) for place in choice]
    choice = tuple(place for place, n in zip(choice, support, strict=True) if n == max(support))
    provinces = {place.code[:2] for place in choice}
    rivals = {place.path for place in choice if place.last_year == max(p.last_year for p in choice)}
    if len(provinces) > 1 or len(rivals) > 1:
        return None
    return max(choice, key=lambda place: place.last_year)


def _township(view: str, found: list[Mention], title: str, year: int | None) -> Placed | None:
    for above in found:
        match = owners.TOWNSHIP.match(view, above.end)
        if match and above.score:
            place = _resolved(above, found, year)
            return _under(place, match["name"], above.start, match.end("name"))
    head, offset = owners.TOWNSHIP_TITLE.search(title), max(view.find(title), 0)
    if head is None:
        head, offset = owners.TOWNSHIP_HEAD.search(view), 0
    if head is None:
        return None
    county = _best(found, "县", year)
    place = _resolved(county, found, year) if county else None
    return _under(place, head["name"], offset + head.start("name"), offset + head.end("name"))


def _under(county: Place | None, name: str, start: int, end: int) -> Placed:
    known = township(name, county) if county else None
    path = known.path if known else (county.path if county else "") + name
    return Placed(path, None, "township", start, end)


def _supported(found: Iterable[Mention], view: str, year: int | None) -> Mention | None:
    """Return the county named without its rank whose townships the text names too."""
    said = {m["name"] for m in owners.TOWNSHIP_NAME.finditer(view)}
    for mention in (m for m in found if m.score):
        held = [p for p in places(mention.name, year=year) if p.level == "county"]
        if len(held) == 1 and sum(_within(name, held[0]) for name in said) > 1:
            return mention
    return None


def _within(said: str, county: Place) -> bool:
    return any(township(said[at:], county) is not None for at in range(len(said) - 1))


def _stem_titled(view: str, title: str, rank: str, year: int | None) -> Mention | None:
    """Return the only place, or the province, whose bare name heads the title."""
    said = owners.STEM_TITLE.match(title)
    if said is None or ambiguous(said["name"]):
        return None
    held = stems(said["name"], year=year) or stems(said["name"])
    fitting = [p for p in held if not rank or p.name.endswith(owners.ENDINGS.get(rank, ()))]
    chosen = [p for p in fitting if p.level == "province"] or fitting
    if len({p.name for p in chosen}) != 1:
        return None
    at = max(view.find(title), 0)
    return Mention(at + said.start("name"), at + said.end("name"), chosen[0].name, 2)


def _unlisted(view: str, title: str, rank: str) -> Placed | None:
    """Keep a place that a title names and no list has under its own name; its code stays unknown."""
    said = owners.UNLISTED_TITLE.search(title)
    own = said and re.search(f"[全我本]{said['rank']}", view)
    if not said or owners.NO_NAME.search(said["name"]) or (rank and not own):
        return None
    at = max(view.find(title), 0)
    level = owners.LEVELS[said["rank"]]
    return Placed(said["name"], None, level, at + said.start("name"), at + said.end("name"))


def _nation(view: str, title: str, rank: str) -> Placed | None:
    said = owners.NATIONAL_TITLE.search(title)
    if not said or rank:
        return None
    start = max(view.find(title), 0) + said.start()
    return Placed(NATION.path, NATION.code, NATION.level, start, start + len(said.group()))
