"""Every relation of the catalogue, there and back: what follows, once printed, is a tie that holds."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.catalogue.indicators import indicators
from trends.catalogue.relations import Quotient, Term, relations
from trends.evidence import check, derive
from trends.schema import OBSERVATIONS

QUOTIENTS = [q for q in relations().quotients.values() if q.denominator.indicator]
SUMS = [(total, signs) for total, ways in relations().sums.items() for signs in ways]
EXACT_UNITS = ("person", "birth", "case", "household")


def figure(term: Term | str, value: float, **fields: object) -> tuple[object, ...]:
    name, group = (term.indicator, term.subgroup or "") if isinstance(term, Term) else (term, "")
    return (name, f"{value:.12g}", value, indicators()[name].unit, {"subgroup": group, **fields})


def found(frame: pl.DataFrame, indicator: str) -> float:
    return float(frame.filter(pl.col("indicator") == indicator)["value"][0])


@pytest.mark.parametrize("entry", QUOTIENTS, ids=[q.of for q in QUOTIENTS])
@given(count=st.integers(200, 10**6), base=st.integers(10**6, 10**8), places=st.integers(2, 4))
def test_a_quotient_that_follows_is_a_tie_that_holds(state, entry: Quotient, count, base, places) -> None:
    said = [figure(entry.numerator, count), figure(entry.denominator, base)]
    value = round(found(derive(state(*said)), entry.of), places)
    printed = (entry.of, f"{value:.{places}f}", value, indicators()[entry.of].unit)
    row = check(state(*said, printed)).filter(kind="rate").row(0, named=True)
    assert row["verdict"] in ("holds", "within_rounding")
    assert check(state(*said, figure(entry.of, 1.5 * value + 1)))["verdict"].to_list() == ["fails"]


@pytest.mark.parametrize("entry", QUOTIENTS, ids=[q.of for q in QUOTIENTS])
@given(rate=st.decimals("0.5", "90", places=2), base=st.integers(10**4, 10**7))
def test_a_count_that_follows_makes_its_rate(state, entry: Quotient, rate, base) -> None:
    said = [figure(entry.of, float(rate)), figure(entry.denominator, base)]
    row = derive(state(*said)).filter(indicator=entry.numerator.indicator).row(0, named=True)
    assert row["lower"] - 1e-6 <= float(rate) * base / entry.per <= row["upper"] + 1e-6
    assert entry.per * row["value"] / base == pytest.approx(float(rate), abs=entry.per / base)


@pytest.mark.parametrize(("total", "signs"), SUMS, ids=[f"{t} of {len(s)}" for t, s in SUMS])
@given(data=st.data())
def test_a_total_that_follows_is_a_tie_that_holds(state, total, signs, data) -> None:
    counted = indicators()[total].unit in EXACT_UNITS
    numbers = st.integers(1, 10**6) if counted else st.decimals("1", "60", places=2)
    said = [figure(name, float(data.draw(numbers))) for name in signs]
    value = found(derive(state(*said)), total)
    assert check(state(*said, figure(total, value)))["verdict"].to_list() == ["holds"]
    assert check(state(*said, figure(total, 3 * abs(value) + 7)))["verdict"].to_list() == ["fails"]
    rest = derive(state(*said[1:], figure(total, value)))
    left = rest.filter(indicator=next(iter(signs)))["value"].to_list()
    assert left == [pytest.approx(said[0][2])]


@given(level=st.decimals("50", "200", places=2), change=st.decimals("-20", "20", places=2))
def test_the_year_before_makes_the_change(state, level, change) -> None:
    if not change:
        return
    ratio = "sex_ratio_at_birth"
    said = [
        figure(ratio, float(level)),
        (ratio, f"{change} points", float(change), "points", {"role": "change"}),
    ]
    before = derive(state(*said)).row(0, named=True)
    assert (before["year"], before["lower"] < before["value"] < before["upper"]) == (2010, True)
    stated = check(state(*said, figure(ratio, before["value"], year=2010)))
    assert stated.select("kind", "verdict").rows() == [("change", "holds")]
    other = check(state(*said, figure(ratio, before["value"] + 1, year=2010)))
    assert other.select("kind", "verdict").rows() == [("change", "fails")]


@given(level=st.decimals("50", "200", places=2), gap=st.decimals("1", "20", places=2))
def test_the_reference_makes_the_gap(state, level, gap) -> None:
    ratio = "sex_ratio_at_birth"
    claim = (ratio, f"{gap} points", float(gap), "points", {"role": "claim"})
    reference = found(derive(state(figure(ratio, float(level)), claim)), ratio)
    stated = check(state(figure(ratio, float(level)), figure(ratio, reference, role="benchmark"), claim))
    assert stated.select("kind", "verdict").rows() == [("gap", "holds")]


@given(months=st.integers(6, 11), count=st.integers(10, 10**5))
def test_the_months_are_within_the_year_they_make(state, months, count) -> None:
    period = {"period_start": date(2011, 1, 1), "period_end": date(2011, months, 28)}
    row = derive(state(figure("births", count, **period))).row(0, named=True)
    assert row["value"] * months / 12 == pytest.approx(count)
    assert count < row["lower"] < row["value"] < row["upper"]
    assert (row["period_start"], row["period_end"]) == (date(2011, 1, 1), date(2011, 12, 31))


def test_every_term_is_in_the_catalogue() -> None:
    said = relations()
    terms = [t for q in said.quotients.values() for t in (q.numerator, q.denominator)]
    names = {t.indicator for t in terms} | {t.indicator for whole in said.wholes for t in whole}
    names |= {name for total, signs in SUMS for name in (total, *signs)} | set(said.quotients)
    assert names - {""} <= indicators().keys()


PEOPLE, BIRTHS = ("population", "3,402,600", 3402600.0, "person"), ("births", "71,153", 71153.0, "birth")
SHARES = [("child_share", "18.2%", 18.2, "%"), ("working_age_share", "70.1%", 70.1, "%")]
SIXTY, SIXTY_FIVE = ("aged_share", "16.9%", 16.9, "%"), ("elderly_share", "11.7%", 11.7, "%")
TOWNS = [
    ("births", f"{n}", float(n), "birth", {"region": f"A{name}"})
    for name, n in [("b", 52), ("c", 41), ("d", 7)]
]
PEOPLE_OF = [
    ("population", f"{n}", n, "person", {"region": f"A{r}"}) for r, n in [("b", 5e3), ("c", 4e3), ("d", 1e3)]
]
WHOLE = ("population", "10,000", 1e4, "person")
OLDER = ("births", "60", 60.0, "birth", {"year": 2005})
MORE = ("births", "9", 9.0, "birth", {"role": "change"})
VERDICTS = [
    (
        "a population of a day",
        [PEOPLE, BIRTHS, ("crude_birth_rate", "21.39‰", 21.39, "‰")],
        [("rate", "untestable")],
    ),
    (
        "far from any growth",
        [PEOPLE, BIRTHS, ("crude_birth_rate", "22.39‰", 22.39, "‰")],
        [("rate", "fails")],
    ),
    ("one of two definitions", [*SHARES, SIXTY, SIXTY_FIVE], [("shares", "holds")]),
    ("places of a whole", [*TOWNS, ("births", "100", 100.0, "birth")], [("subregions", "holds")]),
    ("not all places", [*TOWNS, ("births", "130", 130.0, "birth")], []),
    ("more than the whole", [*TOWNS, ("births", "99", 99.0, "birth")], [("subregions", "fails")]),
    (
        "a list that is complete elsewhere",
        [*TOWNS, *PEOPLE_OF, ("births", "104", 104.0, "birth"), WHOLE],
        [("subregions", "fails"), ("subregions", "holds")],
    ),
    ("two places are examples", [*TOWNS[:2], ("births", "93", 93.0, "birth")], []),
    ("on the older year", [OLDER, ("births", "69", 69.0, "birth"), MORE], [("change", "holds")]),
    ("on which year", [OLDER, ("births", "90", 90.0, "birth"), MORE], [("change", "untestable")]),
    ("no year before", [("births", "90", 90.0, "birth"), MORE], []),
]


@pytest.mark.parametrize(("said", "expected"), [v[1:] for v in VERDICTS], ids=[v[0] for v in VERDICTS])
def test_a_tie_has_its_verdict_or_is_none(state, said, expected) -> None:
    assert sorted(check(state(*said)).select("kind", "verdict").rows()) == expected


def test_what_must_be_known_of_a_comparison_is_noted(state) -> None:
    note = check(state(PEOPLE, BIRTHS, ("crude_birth_rate", "21.39‰", 21.39, "‰")))["note"][0]
    assert note == "holds for a mean population of 3,326,461; the one printed is of a day"
    period = {"period_start": date(2011, 1, 1), "period_end": date(2011, 11, 30)}
    said = [WHOLE, ("births", "110", 110.0, "birth", period), ("crude_birth_rate", "11‰", 11.0, "‰", period)]
    assert check(state(*said))["note"].to_list() == ["over 11 months"]


def test_two_values_that_exclude_each_other_are_not_derived(state) -> None:
    # a count that lost its "boys" leaves a rest that the ratio contradicts
    ratio = ("sex_ratio_at_birth", "105", 105.0, "per_100_females")
    said = [("births", "1,239", 1239.0, "birth"), figure(Term("births", "female"), 1179.0), ratio]
    assert derive(state(*said)).filter(subgroup="male").height == 0


def test_nothing_follows_that_is_printed(state) -> None:
    said = [PEOPLE, BIRTHS, ("crude_birth_rate", "21.39‰", 21.39, "‰")]
    assert derive(state(*said)).equals(OBSERVATIONS.empty())
