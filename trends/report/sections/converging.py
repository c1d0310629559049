"""What the tests of convergence found, a sentence each: spread, catching up, one path, clubs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from trends.catalogue.indicators import indicators
from trends.report.keys import key
from trends.report.numerals import number, p_text
from trends.report.say import Count, Plain, Say, Slot, Value, Words
from trends.report.standings import Row
from trends.report.wording import WORDING

ALPHA = 0.05
GIVEN = re.compile(r"given (.*), (\d+) of (\d+) regions")
CLUB = re.compile(r"club \d+")


def sentences(rows: Mapping[str, Row], clubs: list[Row]) -> Iterator[Say]:
    """Yield what there is to say, in the order of the questions.

    Parameters
    ----------
    rows : mapping of str to dict
        The rows of one cohort's "convergence" by their reference.
    clubs : list of dict
        Its rows of "clubs"; none where nobody asked for them.

    Examples
    --------
    >>> list(sentences({}, []))
    []
    """
    for name in ("sigma", "beta", "half-life", "conditional beta", "conditional half-life", "log t"):
        if name in rows:
            yield _told(name, rows[name])
    if clubs:
        yield _clubs(clubs)


def way(name: str, row: Row) -> str:
    """Return whether a test speaks for coming together, for growing apart, or for neither.

    Examples
    --------
    >>> way("beta", {"estimate": -0.02, "lower": -0.03, "upper": -0.01})
    'closer'
    """
    if name == "log t":
        return "apart" if row["p_value"] is not None and row["p_value"] < ALPHA else "open"
    if row["lower"] is None or row["upper"] is None or row["lower"] <= 0 <= row["upper"]:
        return "open"
    return "apart" if row["estimate"] > 0 else "closer"


def value(row: Row, digits: int = 3) -> Value:
    """Return the estimate of a row as a number that opens it."""
    return Value(key("comparisons", row), row["estimate"], digits)


def _told(name: str, row: Row) -> Say:
    kind = name.removeprefix("conditional ")
    slots: dict[str, Slot] = {"p": Plain(p_text(row["p_value"]))}
    if kind == "half-life":
        end = "unbounded" if row["upper"] is None else "bounded"
        slots |= {"value": value(row, 1), "range": _range(row, 1)}
        return Say(f"convergence.{name}.{end}", slots)
    slots |= {"value": value(row), "range": _range(row, 3)}
    given = GIVEN.search(row["reason"] or "") if name != kind else None
    if given:
        slots |= {"given": _given(given[1].split(", "))}
        slots |= {"k": Count(int(given[2])), "n": Count(int(given[3]), "region")}
    return Say(f"convergence.{name}.{way(name, row)}", slots)


def _range(row: Row, digits: int) -> Words:
    ends = [number(row[c], digits) for c in ("lower", "upper") if row[c] is not None]
    return Words({lang: texts["to"].join(ends) for lang, texts in WORDING.items()})


def _given(names: list[str]) -> Words:
    """Return what a level depends on: indicators as the catalogue names them."""
    known = indicators()
    return Words(
        {
            lang: texts["comma"].join(
                known[name].label[lang] if name in known else texts.get(f"given.{name}", name)
                for name in names
            )
            for lang, texts in WORDING.items()
        }
    )


def _clubs(rows: list[Row]) -> Say:
    found = [row for row in rows if CLUB.fullmatch(row["reference"])]
    regions = [row for row in rows if row["reason"].startswith("its club keeps")]
    held = [row for row in regions if row in found]
    out = Count(len(regions) - len(held), "region")
    if not held:
        return Say("convergence.clubs.none", {"n": Count(len(regions), "region")})
    ends = sorted(held, key=lambda row: (row["estimate"], row["region"]))
    shares = {
        name: Value(key("comparisons", row), 100 * row["estimate"], 0, unit="%")
        for name, row in (("low", ends[0]), ("high", ends[-1]))
    }
    clubs = Count(len({row["reference"] for row in found}), "club")
    return Say("convergence.clubs", {"k": clubs, "n": Count(len(held), "region"), "out": out, **shares})
