"""Start-up, as whole processes, beside an interpreter that does nothing and one that imports polars."""

from __future__ import annotations

import subprocess
import sys

import pytest

ROUNDS = 9


def starts(benchmark, *arguments: str) -> None:
    command = [sys.executable, *arguments]
    benchmark.pedantic(
        lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL), rounds=ROUNDS, warmup_rounds=1
    )
    benchmark.extra_info["note"] = f"median of {ROUNDS}: {benchmark.extra_info['median']:.3f} s"


@pytest.mark.benchmark(group="start-up of the command line")
def test_help(benchmark) -> None:
    starts(benchmark, "-m", "trends", "--help")


@pytest.mark.benchmark(group="start-up of the command line")
def test_floor_an_empty_program(benchmark) -> None:
    starts(benchmark, "-c", "pass")


@pytest.mark.benchmark(group="start-up of the library")
def test_import_trends_and_polars(benchmark) -> None:
    starts(benchmark, "-c", "import polars, trends")


@pytest.mark.benchmark(group="start-up of the library")
def test_import_every_stage(benchmark) -> None:
    starts(benchmark, "-c", "import trends.pipeline, trends.publish")


@pytest.mark.benchmark(group="start-up of the library")
def test_floor_import_polars(benchmark) -> None:
    starts(benchmark, "-c", "import polars")
