import pytest

from trends.schema import FITS, PANEL


@pytest.fixture
def fits():
    """Build FITS from (region, slope, se, df) or (region, reason)."""

    def build(*rows, model="linear", scale="linear", indicator="x"):
        made = []
        for region, *rest in rows:
            row = {"region": region, "indicator": indicator, "subgroup": "", "role": "observed"}
            row |= {"model": model, "scale": scale}
            if isinstance(rest[0], str):
                row |= {"verdict": "too_few_points", "status": "skipped", "reason": rest[0]}
            else:
                row |= {"verdict": "rising", "status": "ok", "reason": ""}
                row |= dict(zip(("slope", "slope_se", "df"), rest, strict=True))
            made.append(row)
        return FITS.build(made)

    return build


@pytest.fixture
def panel():
    """Build PANEL from region → {year: value}, or from rows with more columns."""

    def build(regions, **more):
        return PANEL.build(
            [
                {"region": region, "indicator": "x", "subgroup": "", "role": "observed", "status": "ok"}
                | {"year": year, "value": value, "observations": []}
                | more
                for region, values in regions.items()
                for year, value in values.items()
            ]
        )

    return build
