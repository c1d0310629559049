from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.catalogue.events import ALWAYS, FIRST, LAST, events, meet, month, plans, years

spans = st.lists(st.tuples(st.integers(FIRST, LAST), st.integers(0, 60)), min_size=1, max_size=4).map(
    lambda pairs: tuple(sorted((low, min(low + width, LAST)) for low, width in pairs))
)


def test_every_event_has_names_and_months_in_order() -> None:
    for event in events().values():
        assert event.names["zh"] or event.names["en"], event.id
        assert event.after <= event.until, event.id
        assert all(first <= last for first, last in event.now), event.id
        assert list(event.now) == sorted(event.now), event.id


def test_no_name_belongs_to_two_events() -> None:
    for language in ("zh", "en"):
        names = [name.lower() for event in events().values() for name in event.names[language]]
        assert len(names) == len(set(names))


def test_plans_follow_each_other_every_five_years() -> None:
    assert list(plans().values()) == list(range(1981, 2027, 5))


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("two_children", (2015, 10)),
        ("three_children", (2021, 5)),
        ("health_commission", (2018, 3)),
        ("congress_18", (2012, 11)),
    ],
)
def test_an_event_begins_in_its_month(key: str, after: tuple[int, int]) -> None:
    assert events()[key].after == month(*after)


@given(spans, spans)
def test_months_that_meet_stand_in_both(
    one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]
) -> None:
    met = meet(one, other)
    assert met == meet(other, one)
    assert meet(met, ALWAYS) == met
    for low, high in met:
        assert any(a <= low and high <= b for a, b in one)
        assert any(a <= low and high <= b for a, b in other)


def test_years_are_whole() -> None:
    assert years(2011, 2012) == ((month(2011, 1), month(2012, 12)),)
