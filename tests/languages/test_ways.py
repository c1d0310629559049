"""What a way of dating a text is said to need stands in whatever it matches."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trends.languages.ways import Way
from trends.languages.zh.dates import NEEDED
from trends.languages.zh.dating import LINE_BEGINS, LINES, WAYS


@pytest.mark.parametrize("way", [*LINES, *WAYS], ids=lambda way: way.reason)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_way_needs_only_what_every_match_holds(way: Way, data: st.DataObject) -> None:
    found = way.pattern.search(data.draw(st.from_regex(way.pattern)))
    assert found is None or way.may_match(found.string, NEEDED.heads(found.string))


@pytest.mark.parametrize("line", ["2011年3月5日", "  （二〇一一年三月五日）", "民国一百年", "——2011年3月5日"])
def test_every_line_that_can_be_a_date_is_tried(line: str) -> None:
    view = f"标题\n{line}\n正文"
    begins = [end.start() + 1 for end in LINE_BEGINS.finditer(view)]
    assert begins == [3]
    assert any(way.pattern.match(view, 3) for way in LINES)
