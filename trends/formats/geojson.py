"""Boundaries of regions out of a GeoJSON file (RFC 7946), read within limits and checked throughout."""

from __future__ import annotations

import json
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from trends.errors import UnreadableError
from trends.limits import beyond, limit

Ring = list[tuple[float, float]]
LONGEST = 200
"""Characters of a property that may be a name or a code."""


class Feature(NamedTuple):
    """One area: what its properties say, and its rings in degrees, the first of each polygon its outline."""

    names: dict[str, str]
    polygons: list[list[Ring]]


def read_boundaries(path: Path) -> list[Feature]:
    """Return the areas of a file.

    Raises
    ------
    UnreadableError
        For what is no GeoJSON of areas in degrees, or beyond the limits ``BOUNDARIES_MB`` and
        ``BOUNDARY_POINTS``.

    Examples
    --------
    >>> read_boundaries(Path("no/map.geojson"))
    Traceback (most recent call last):
    trends.errors.UnreadableError: no/map.geojson: no such file
    """
    found = _parsed(path)
    features = found.get("features") if isinstance(found, dict) else None
    if (
        not isinstance(found, dict)
        or found.get("type") != "FeatureCollection"
        or not isinstance(features, list)
    ):
        raise UnreadableError("is no GeoJSON FeatureCollection", where=str(path))
    made = [_feature(one, f"{path}: feature {i}") for i, one in enumerate(features, 1)]
    points = sum(len(ring) for one in made for polygon in one.polygons for ring in polygon)
    if points > limit("BOUNDARY_POINTS"):
        raise UnreadableError(f"has {points:,} points; {beyond('BOUNDARY_POINTS')}", where=str(path))
    if not points:
        raise UnreadableError("has no area", where=str(path))
    return made


def _parsed(path: Path) -> Any:
    try:
        size = path.stat().st_size
        if size > limit("BOUNDARIES_MB") * 1_000_000:
            raise UnreadableError(f"has {size / 1e6:,.0f} MB; {beyond('BOUNDARIES_MB')}", where=str(path))
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise UnreadableError("no such file", where=str(path)) from None
    except OSError as error:
        raise UnreadableError(f"cannot be opened ({error.strerror})", where=str(path)) from None
    except RecursionError:
        raise UnreadableError("is nested too deeply", where=str(path)) from None
    except ValueError:
        raise UnreadableError("is no JSON in UTF-8", where=str(path)) from None


def _feature(one: Any, where: str) -> Feature:
    if not isinstance(one, dict):
        raise UnreadableError("is no object", where=where)
    said = one.get("properties")
    told = {"id": one.get("id"), **(said if isinstance(said, dict) else {})}
    names = {
        str(name): str(value).strip()
        for name, value in told.items()
        if isinstance(value, (str, int)) and not isinstance(value, bool) and len(str(value)) <= LONGEST
    }
    return Feature(names, _polygons(one.get("geometry"), where))


def _polygons(geometry: Any, where: str) -> list[list[Ring]]:
    if not isinstance(geometry, dict):
        return []
    kind, held = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise UnreadableError(
            f"no area, but {str(kind)[:40]}", where=where, choices=("Polygon", "MultiPolygon")
        )
    polygons = [held] if kind == "Polygon" else held
    if not isinstance(polygons, list) or not all(isinstance(p, list) and p for p in polygons):
        raise UnreadableError("coordinates are no list of rings", where=where)
    return [[_ring(ring, where) for ring in polygon] for polygon in polygons]


def _ring(ring: Any, where: str) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise UnreadableError("a ring has fewer than four positions", where=where)
    return [_position(one, where) for one in ring]


def _position(one: Any, where: str) -> tuple[float, float]:
    try:
        longitude, latitude = float(one[0]), float(one[1])
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        raise UnreadableError("a position is no pair of numbers", where=where) from None
    if not (isfinite(longitude) and -360 <= longitude <= 360 and -90 <= latitude <= 90):
        told = f"({longitude:g}, {latitude:g}) is no longitude and latitude in degrees"
        raise UnreadableError(told, where=where)
    return longitude, latitude
