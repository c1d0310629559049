"""Who is compared with whom."""

from __future__ import annotations

import pytest

from trends.catalogue.regions.cohorts import Cohort, cohort

MEMBERS = [
    ("全国", Cohort("CN", "country")),
    ("全国 (weighted mean)", Cohort("CN", "country")),
    ("内蒙古自治区", Cohort("CN", "province")),
    ("江苏省连云港市", Cohort("CN", "prefecture")),
    ("连云港市/东海县", Cohort("CN", "county")),
    ("湖北省仙桃市", Cohort("CN", "county")),
    ("四川省达州市宣汉县凉风乡", Cohort("CN", "township")),
    ("Austria", Cohort("EU", "country")),
    ("Bayern", Cohort("EU", "province")),
    ("Alabama", Cohort("US", "province")),
    ("Malta (MT)", Cohort("EU", "country")),
    ("Malta (MT0)", Cohort("EU", "province")),
    ("Georgia (13)", Cohort("US", "province")),
    ("石笋县", Cohort()),
    ("@000-2", Cohort()),
    ("", Cohort()),
]


@pytest.mark.parametrize(("region", "expected"), MEMBERS)
def test_a_place_belongs_to_its_country_and_level(region: str, expected: Cohort) -> None:
    assert cohort(region) == expected


def test_every_cohort_that_has_members_has_a_name_in_both_languages() -> None:
    for region, held in MEMBERS:
        if held.country and held.level != "country":
            assert held.label("en") != held.label("zh") != "", region
