"""How often intervals of a bending line hold: ``python -m trends.fits.calibration.bends bends.csv``."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from trends.fits.bent import bend, bent, mean_change
from trends.fits.joinpoint import DEFAULT_CRITERION, MOST, searched, settled
from trends.fits.kernels.joinpoints import joinpoints
from trends.fits.kernels.trends import Samples
from trends.fits.sample import Floats, Sample
from trends.fits.trend import critical

AT_ONCE = 10_000
"""Series for what the kernel answers."""
SINGLY = 300
"""Series for the rest, which is worked out one after the other."""
HELD = ("number_taken_as_known", "middle_half", "segments", "places")
TURN = 0.3
"""By how much the yearly change turns at a bend."""
NOISE = (0.15, 0.3, 0.6)
YEARS = (12, 17, 24, 34)


class Cell(NamedTuple):
    """One setting: so many years, bends spread evenly over them, standard deviation of the errors."""

    n: int
    bends: int
    noise: float


def cells() -> list[Cell]:
    """Return the settings: as many bends as so many years admit; errors do not matter without any.

    Examples
    --------
    >>> cells()[:3]
    [Cell(n=12, bends=0, noise=0.3), Cell(n=12, bends=1, noise=0.15), Cell(n=12, bends=1, noise=0.3)]
    """
    every = (Cell(*c) for c in product(YEARS, (0, 1, 2), NOISE))
    return [c for c in every if 7 * c.bends <= c.n and (c.bends or c.noise == NOISE[1])]


def curve(cell: Cell) -> tuple[Floats, Floats]:
    """Return the true curve at the years from zero on, and where it bends: up, then down.

    Examples
    --------
    >>> values, places = curve(Cell(12, 1, 0.3))
    >>> values[[0, 6, 11]].round(6).tolist(), places.tolist()
    ([0.0, -0.6, 0.4], [6.0])
    """
    years = np.arange(float(cell.n))
    places = np.round(cell.n * np.arange(1, cell.bends + 1) / (cell.bends + 1))
    turns = TURN * np.where(np.arange(cell.bends) % 2, -1.0, 1.0)
    return -0.1 * years + np.maximum(years[:, None] - places, 0.0) @ turns, places


def run(cell: Cell, *, at_once: int = AT_ONCE, singly: int = SINGLY) -> dict[str, object]:
    """Return the row of a cell, shares in percent.

    ``right_number`` of joins; 95 % intervals of ``mean_change`` over all years, and by the chosen
    ``number_taken_as_known``; over the ``middle_half`` of the years; where the number is right, of the
    slopes of ``segments`` and of the ``places`` of joins.

    Examples
    --------
    >>> run(Cell(12, 1, 0.01), at_once=20, singly=3)["places"]
    100.0
    """
    rng = np.random.default_rng([cell.n, cell.bends, round(100 * cell.noise)])
    values, places = curve(cell)
    years, true = np.arange(float(cell.n)), (values[-1] - values[0]) / (cell.n - 1)
    many = joinpoints(Samples(years, values + rng.normal(0, cell.noise, (at_once, cell.n))))
    held = [_held(values, places, rng.normal(0, cell.noise, cell.n)) for _ in range(singly)]
    found = {
        "right_number": many.df == cell.n - 2 - 2 * cell.bends,
        "mean_change": (many.lower <= true) & (true <= many.upper),
        **{name: np.concatenate([one[at] for one in held]) for at, name in enumerate(HELD)},
    }
    told = {name: round(100 * float(v.mean()), 1) if v.size else None for name, v in found.items()}
    return {**cell._asdict(), "at_once": at_once, "singly": singly, **told}


def _held(values: Floats, places: Floats, noise: Floats) -> list[Floats]:
    """Return which intervals of one series hold, in the order of `HELD`."""
    years, one = np.arange(float(values.size)), np.ones(values.size)
    sample = Sample(years, values + noise, None, years)
    choice = settled(sample, searched(sample, MOST), DEFAULT_CRITERION)
    made = bend(sample, one, choice.joins)
    whole, middle = (0, values.size - 1), (values.size // 4, 3 * values.size // 4)
    right = made.at.size == places.size
    held = [
        (made.change(*whole), whole),
        (mean_change(sample, one, choice, middle), middle),
    ]
    reach = critical(made.df)
    inside = [
        np.array([abs(slope - (values[last] - values[first]) / (last - first)) <= reach * se])
        for (slope, se), (first, last) in held
    ]
    segments = bent(sample, one, choice).segments if right else ()
    true = np.diff(values)[[0, *places.astype(int)]]
    slopes = [s.lower <= t <= s.upper for s, t in zip(segments, true, strict=False)]
    stands = [s.place[0] <= p <= s.place[1] for s, p in zip(segments[1:], places, strict=False) if s.place]
    return [*inside, np.array(slopes), np.array(stands)]


def main(path: str) -> None:
    """Run every cell and write the table to a CSV file."""
    pl.DataFrame([run(cell) for cell in cells()]).write_csv(Path(path))


if __name__ == "__main__":
    main(sys.argv[1])
