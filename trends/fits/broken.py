"""What is said of a fit whose series was not made in one way throughout."""

from __future__ import annotations

from trends.fits.frames import percent
from trends.fits.series import Series
from trends.fits.trend import Trend


def breaks_said(one: Series) -> str:
    """Say which known breaks a curve goes through as if they were none.

    Examples
    --------
    >>> import numpy as np
    >>> t = np.array([2018.0, 2020.0])
    >>> one = Series(("x", "y", "", "observed"), False, None, t, t, None, "", breaks=((2020.0, "census"),))
    >>> breaks_said(one)
    'a known break in 2020 (census), which the slope does not allow for'
    """
    return "; ".join(
        f"a known break in {year:.0f} ({what}), which the slope does not allow for"
        for year, what in _inside(one)
    )


def jumps_said(one: Series, found: Trend) -> str:
    """Say how far the curve jumps at each known break, with the 95 % interval.

    Examples
    --------
    >>> import numpy as np
    >>> from trends.fits.trend import Jump
    >>> t = np.array([2018.0, 2020.0])
    >>> one = Series(("x", "y", "", "observed"), False, None, t, t, None, "", breaks=((2020.0, "census"),))
    >>> jumps_said(one, Trend(1, 1, 0, 2, 0.1, 5, t, t, t, jumps=(Jump(2020.0, 3.0, -1.0, 7.0),)))
    'a known break in 2020 (census): a jump of 3 (95 % -1 to 7), no part of the slope'
    """
    what = dict(_inside(one))
    said = []
    for jump in found.jumps:
        sizes = (jump.size, jump.lower, jump.upper)
        size, lower, upper = (f"{percent(s):.3g} %" if one.log else f"{s:.3g}" for s in sizes)
        said.append(
            f"a known break in {jump.year:.0f} ({what[jump.year]}): "
            f"a jump of {size} (95 % {lower} to {upper}), no part of the slope"
        )
    return "; ".join(said)


def _inside(one: Series) -> list[tuple[float, str]]:
    return [(year, what) for year, what in one.breaks if one.years[0] < year <= one.years[-1]]
