"""Whatever a table file holds, it is read or named with a reason."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trends.errors import UnreadableError
from trends.panel import TABLE_FORMATS, read_table
from trends.schema import FAULTS, PANEL

GOOD = 'Table 1\nregion,indicator,2001,2002\n"A",birth rate,"1,234",…\nB,死亡率,９.5①,7 b\n'.encode()
PIECES = st.sampled_from(
    [b"", b",", b'"', b"\n", b"\r", b"\t", b";", b"\x00", b"\xff", b"2001", b"-", "地区".encode()]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tables")


def read_or_reason(path) -> None:
    reason = f"{path.name}: read"
    try:
        panel, faults = read_table(path, path.name)
    except UnreadableError as error:
        reason = str(error)
    else:
        PANEL.check(panel)
        FAULTS.check(faults)
    assert reason.startswith(f"{path.name}: ")
    assert "\n" not in reason


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 8), PIECES), min_size=1, max_size=6))
def test_a_mutated_table_is_read_or_named(folder, cuts) -> None:
    data = GOOD
    for place, length, piece in cuts:
        data = data[:place] + piece + data[place + length :]
    path = folder / "mutated.csv"
    path.write_bytes(data)
    read_or_reason(path)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(sorted(TABLE_FORMATS)))
def test_any_bytes_are_read_or_named(folder, data, suffix) -> None:
    path = folder / f"bytes{suffix}"
    path.write_bytes(data)
    read_or_reason(path)
