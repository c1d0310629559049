"""A part of the campaigns in every run, a larger one among the long tests; `make fuzz` has the whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from campaign import campaign
from targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_promises_hold_on_spoiled_inputs(name: str) -> None:
    assert not campaign(TARGETS[name], 60, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 6))
@pytest.mark.parametrize("name", TARGETS)
def test_promises_hold_on_many_spoiled_inputs(name: str, seed: int) -> None:
    assert not campaign(TARGETS[name], 1000, seed=seed)
