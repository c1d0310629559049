"""Start-up, as whole processes, beside an interpreter that does nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest


def starts(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


@pytest.mark.benchmark(group="start-up", min_rounds=9)
def test_help(benchmark) -> None:
    benchmark(starts, "-m", "trends", "--help")


@pytest.mark.benchmark(group="start-up", min_rounds=9)
def test_import(benchmark) -> None:
    benchmark(starts, "-c", "import trends.cli")


@pytest.mark.benchmark(group="start-up", min_rounds=9)
def test_floor_an_empty_program(benchmark) -> None:
    benchmark(starts, "-c", "pass")
