"""Years that run from one into the next."""

from __future__ import annotations

import pytest

from trends.observations.fiscal import fiscal, months
from trends.observations.periods import periods


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The fiscal year runs from July 1 to June 30.", (7, 6)),
        ("Fiscal year 2016 ended on June 30, 2016.", (7, 6)),
        ("The year under review runs from 1 April 2016 to 31 March 2017.", (4, 3)),
        ("The reporting year begins on 1 October.", (10, 9)),
        ("The year was dry from May to July.", None),
        ("Figures are for calendar years.", None),
        ("The year ended on 31 December.", None),
    ],
)
def test_the_months_of_a_texts_own_year(text: str, meant: tuple[int, int] | None) -> None:
    assert months(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("FY2012/13", (2012, 2013, 7, 6)),
        ("in 2009/10", (2009, 2010, 7, 6)),
        ("FY2016", (2015, 2016, 7, 6)),
        ("the year to June 2011", (2010, 2011, 7, 6)),
        ("the twelve months ending March 2011", (2010, 2011, 4, 3)),
        ("in 2012", (2012, None, None, None)),
    ],
)
def test_a_year_across_the_new_year_is_filed_under_its_last(text: str, meant: tuple[object, ...]) -> None:
    (found,) = fiscal(periods(text, "en", frozenset()), text, (7, 6))
    assert (found.year, found.year_last, found.month_first, found.month_last) == meant
