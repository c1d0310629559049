"""The place one English text speaks for: the one its title names, or its first lines with its rank."""

from __future__ import annotations

import re

from trends.catalogue.regions import Place
from trends.catalogue.regions.english import english
from trends.catalogue.regions.romanised import bare_names, prefecture
from trends.documents.placing import Placed
from trends.languages.en import owners


def placed_english(view: str, *, title: str = "", year: int | None = None) -> Placed | None:
    r"""Return the place an English text speaks for, or None when it never names it.

    Parameters
    ----------
    view, title : str
        The text and its title.
    year : int, optional
        When it was written; the code of a prefecture of China is the one in force then.

    Examples
    --------
    >>> placed_english("Vital Statistics of Ohio, 2014\\n...", title="Vital Statistics of Ohio, 2014").code
    '39'
    >>> placed_english("Births in selected states, 2014", title="Births in selected states, 2014") is None
    True
    """
    if owners.SEVERAL.search(title):
        return None
    head, offset = (title, max(view.find(title), 0)) if title else (_first_line(view), 0)
    ranked = owners.NAMED.search(head) or owners.NAMED.search(view[: owners.HEAD])
    if ranked:
        return _ranked(ranked, offset if ranked.string is head else 0, year)
    return _known(head, offset, year) or _subject(view, head, offset) or _issuer(view, head)


def _first_line(view: str) -> str:
    # Without a title the first line is one, unless it is a sentence
    line = view.lstrip().partition("\n")[0].strip()
    whole = "\n" in view.strip() and not line.endswith((".", "!", "?", ";", ","))
    return line if whole and not owners.SEVERAL.search(line) else ""


def _subject(view: str, head: str, offset: int) -> Placed | None:
    """Keep a name that no list has where the title ends with it and the text uses it again."""
    patterns = ((owners.SUBJECT, "country"), (owners.LOUD_SUBJECT, "country"), (owners.HEADED, "county"))
    for said, level in ((m, level) for pattern, level in patterns for m in pattern.finditer(head)):
        name = said["name"].title() if said["name"].isupper() else said["name"]
        again = len(re.findall(rf"\b{re.escape(name)}\b", view)) > said["name"].istitle()
        if again and not owners.NO_PLACE.match(name):
            at = offset + said.start("name")
            return Placed(name, None, level, at, at + len(name))
    return None


def _issuer(view: str, head: str) -> Placed | None:
    """Keep the name in the line above the title: National Institute of Statistics of Kenland."""
    line = _first_line(view)
    return _subject(view, line, view.find(line)) if line and line != head else None


def _known(head: str, offset: int, year: int | None) -> Placed | None:
    for run in owners.CAPITALS.finditer(head):
        words = list(re.finditer(r"[\w'’.()&-]+", run.group()))
        for size in range(len(words), 0, -1):
            for first in range(len(words) - size + 1):
                start, end = words[first].start(), words[first + size - 1].end()
                name = re.sub("['’]s$", "", run.group()[start:end])
                bare = prefecture(name, year=year) if name in bare_names() else None
                if place := english().get(name) or bare:
                    at = offset + run.start() + start
                    return Placed(place.path, place.code, place.level, at, at + end - start)
    return None


def _ranked(match: re.Match[str], offset: int, year: int | None) -> Placed:
    start, end = offset + match.start(), offset + match.end()
    if city := _prefecture(match, year):
        return Placed(city.path, city.code, city.level, start, end)
    place = english().get(match["after"] or match["before"] or match["loud"].title())
    rank = match["rank"] or (match["high"] or "").title() or None
    if place and rank in (None, "Province", "State"):
        return Placed(place.path, place.code, place.level, start, end)
    level = owners.RANKS.get(rank or match.group().split(" ")[0], "province")
    return Placed(match.group().title() if match["loud"] else match.group(), None, level, start, end)


def _prefecture(match: re.Match[str], year: int | None) -> Place | None:
    rank = match["rank"] or (match["high"] or "").title()
    if rank not in ("City", "Prefecture", "Municipality") and not match.group().startswith("City of"):
        return None
    name = match["after"] or match["before"] or match["loud"].title()
    province = match.group().rpartition(", ")[2].removesuffix(" Province")
    return prefecture(name, province=province, year=year)
