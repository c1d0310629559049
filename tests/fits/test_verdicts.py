"""The rules of the verdicts: one table for the program and for the page."""

import pytest

from trends.catalogue.verdicts import meanings
from trends.fits.verdicts import RULES, verdict
from trends.schema import VERDICT

CASES = [
    (0.2, 1.4, 0.5, "rising"),
    (-1.4, -0.2, 0.5, "falling"),
    (-0.5, 0.5, 0.5, "stable"),
    (0.1, 0.4, 0.5, "stable"),  # surely rising, and surely by less than matters
    (-0.3, 0.6, 0.5, "no_clear_change"),
    (0.0, 0.6, 0.5, "no_clear_change"),
    (0.1, 0.4, None, "rising"),
    (0.0, 0.0, None, "no_clear_change"),
]


@pytest.mark.parametrize(("lower", "upper", "margin", "word"), CASES)
def test_the_first_rule_that_holds_gives_the_verdict(lower, upper, margin, word):
    assert verdict(lower, upper, margin) == word


def test_every_verdict_is_explained_once_in_both_languages():
    assert sorted(one.verdict for one in meanings()) == sorted(VERDICT.categories.to_list())
    for one in meanings():
        assert set(one.says) == {"en", "zh"}
        assert all(one.says.values())


def test_the_page_says_the_rules_that_are_asked_in_their_order():
    said = [(one.verdict, one.holds) for one in meanings() if one.holds]
    assert said == [(rule.verdict, rule.condition) for rule in RULES]
    assert said[-1][1] == "always"
