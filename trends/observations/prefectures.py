"""China's prefectures that an English view names: Nantong, Suzhou City, Jiangsu, the city of Jingdezhen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from trends.catalogue.regions.english import english_names
from trends.catalogue.regions.romanised import bare_names, names, prefecture
from trends.observations.places import Found, year_of
from trends.schema import Part

_RANK = r"(?:City|Municipality|Prefecture|[A-Z][a-z]+(?: and [A-Z][a-z]+)? Autonomous Prefecture)"
_COUNTY = r"(?! (?:County|District|Township|Town|Province|Banner|Road|University))"
"""After a bare name: what makes it another place's, or none."""


def prefectures(view: str, part: Part) -> Iterator[Found]:
    """Yield the prefectures of an English view that are named beyond doubt.

    Examples
    --------
    >>> part = Part(1, 0, 60, year_low=2012, year_high=2012)
    >>> [f.path for f in prefectures("Nantong's rate; Suzhou, Anhui; Suzhou; Nantong County", part)]
    ['江苏省南通市', '安徽省宿州市']
    """
    for match in _pattern().finditer(view):
        held = prefecture(match["name"], province=match["province"] or "", year=year_of(part))
        if held and (match["rank"] or match["of"] or match["province"] or match["name"] in bare_names()):
            yield Found(match.start(), match.end(), held.path, held.code or None, held.level)


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(names(), key=lambda w: (-len(w), w))
    name = "|".join(re.escape(word).replace("'", "['’]") for word in longest)
    province = "|".join(sorted(english_names().values()))
    return re.compile(
        rf"\b(?P<of>(?:[Cc]ity|[Pp]refecture|[Mm]unicipality) of )?(?P<name>{name})\b"
        rf"(?:(?P<rank> {_RANK})\b|{_COUNTY})(?:, (?P<province>{province})\b(?: Province)?)?"
    )
