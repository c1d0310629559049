"""Areas of a boundary file as the regions of a panel, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from trends.catalogue.regions import names_by_stem, places
from trends.charts.names import labels
from trends.charts.projection import Floats, Grid, albers, area, snapped, unrolled
from trends.errors import TrendsError
from trends.formats.geojson import Feature, Ring

WIDE = 780
"""Steps of the grid that corners are moved to: the px that the map is wide on a page."""
MOST = 60_000
"""Corners of a map after that, above which it would weigh more than the page it stands in."""
NAMED = 8
Polygons = list[list[Grid]]


class Shapes(NamedTuple):
    """The areas of a map on a grid of px, and what of the file and of the regions found no partner."""

    areas: Mapping[str, Polygons]
    height: int
    property: str
    missing: tuple[str, ...]
    spare: tuple[str, ...]

    def said(self) -> str:
        """Return in a line what matched, by which property, and what did not."""
        told = f"{len(self.areas)} of {len(self.areas) + len(self.missing)} regions have an area, "
        told += f"by the property '{self.property}'"
        if self.missing:
            told += f"; none for {_listed(self.missing)}"
        if self.spare:
            told += f"; of no region: {_listed(self.spare)}"
        return told


def shapes(features: Sequence[Feature], regions: Iterable[str], *, where: str = "--boundaries") -> Shapes:
    """Return the areas of regions; several features of one region become one area.

    The property is the one whose values name most regions: by path, name, name in English, or code.

    Raises
    ------
    TrendsError
        When no property names a region, or the areas stay too detailed for a page.

    Examples
    --------
    >>> square = [(110.0, 30.0), (112.0, 30.0), (112.0, 32.0), (110.0, 32.0), (110.0, 30.0)]
    >>> made = shapes([Feature({"name": "Jiangsu"}, [[square]])], ["江苏省", "浙江省"])
    >>> made.said()
    "1 of 2 regions have an area, by the property 'name'; none for 浙江省"
    """
    asked = sorted(set(regions))
    known = _known(asked)
    property_, found = _matched(features, known, where)
    if not found:
        raise TrendsError(f"no property names one of the regions, such as {_listed(asked)}", where=where)
    drawn = _drawn([features[i].polygons for i in found])
    areas: dict[str, Polygons] = {}
    for i, made in zip(found, drawn, strict=True):
        areas.setdefault(found[i], []).extend(made)
    corners = sum(len(ring) for made in areas.values() for polygon in made for ring in polygon)
    if corners > MOST:
        raise TrendsError(
            f"{corners:,} corners at the size of a page, at most {MOST:,}: generalise them first", where=where
        )
    height = max(y for made in areas.values() for polygon in made for ring in polygon for _, y in ring)
    missing = tuple(region for region in asked if region not in areas)
    left = [one for i, one in enumerate(features) if i not in found]
    spare = tuple(one.names.get(property_, "?") for one in left)
    return Shapes(areas, height, property_, missing, spare)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _known(regions: Sequence[str]) -> dict[str, str]:
    """Return the region that each name or code means; what would mean two means none."""
    stems = {name: stem for stem, names in names_by_stem().items() for name in names}
    found: dict[str, set[str]] = {}
    spoken = [labels(regions, lang) for lang in ("zh", "en")]
    for region in regions:
        last = labels([region])[region]
        codes = (place.code for place in places(last) if place.path == region)
        for name in (region, last, stems.get(last, last), *(one[region] for one in spoken), *codes):
            found.setdefault(name.casefold(), set()).add(region)
    return {name: next(iter(meant)) for name, meant in found.items() if len(meant) == 1}


def _matched(features: Sequence[Feature], known: Mapping[str, str], where: str) -> tuple[str, dict[int, str]]:
    by: dict[str, dict[int, str]] = {}
    for i, one in enumerate(features):
        for name, value in one.names.items():
            region = known.get(value.casefold())
            if region and one.polygons:
                by.setdefault(name, {})[i] = region
    best = min(by, key=lambda name: (-len(set(by[name].values())), name), default="")
    return best, by.get(best, {})


def _drawn(found: Sequence[Sequence[Sequence[Ring]]]) -> list[Polygons]:
    """Project all of them together, and move their corners to the grid."""
    degrees = np.array([point for one in found for polygon in one for ring in polygon for point in ring])
    x, y = albers(unrolled(degrees[:, 0]), degrees[:, 1])
    scale = WIDE / max(np.ptp(x), np.ptp(y), 1e-9)
    x, y = (x - x.min()) * scale, (y.max() - y) * scale
    at, made = 0, []
    for one in found:
        polygons, largest = [], (-1.0, 0)
        for polygon in one:
            sizes = [len(ring) for ring in polygon]
            cuts = at + np.cumsum([0, *sizes])
            if sizes[0] > largest[0]:
                largest = (float(sizes[0]), at)
            rings = [snapped(x[a:b], y[a:b]) for a, b in pairwise(cuts.tolist())]
            at += sum(sizes)
            if rings[0]:
                polygons.append([_turned(ring, out=i == 0) for i, ring in enumerate(rings) if ring])
        made.append(polygons or [[_speck(x, y, largest[1])]])
    return made


def _turned(ring: Grid, *, out: bool) -> Grid:
    """Outlines run one way and holes the other: a hole is filled where it does not."""
    return ring if (area(ring) > 0) == out else ring[::-1]


def _speck(x: Floats, y: Floats, at: int) -> Grid:
    """Draw a region that is smaller than a px as a diamond."""
    a, b = round(float(x[at])), round(float(y[at]))
    return [[a, b - 2], [a + 2, b], [a, b + 2], [a - 2, b], [a, b - 2]]
