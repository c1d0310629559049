"""Write the gallery: a picture of every chart, drawn by `trends chart` from the tables of `data/`."""

from __future__ import annotations

from inspect import getdoc
from pathlib import Path
from tempfile import TemporaryDirectory

from trends.charts import CHARTS
from trends.cli import main

DOCS = Path(__file__).parent
SOURCE = DOCS.parent / "data" / "tables" / "cn_province_nbs_2005_2023.csv"
INDICATOR = "crude_birth_rate"
PICTURES = DOCS / "pages" / "pictures"
REGIONS = (
    "北京市",
    "天津市",
    "黑龙江省",
    "上海市",
    "江苏省",
    "河南省",
    "湖北省",
    "广东省",
    "四川省",
    "贵州省",
    "西藏自治区",
    "新疆维吾尔自治区",
)
KEPT = [word for region in REGIONS for word in ("--region", region)]
HEAD = """# Gallery

Every chart on the shipped data: the birth rate of twelve provinces, 2005 to 2023. `make gallery` draws them;
each is one command on a saved panel:

```console
$ trends panel data {regions} --out panel.parquet
```
"""
ENTRY = """
## {name}

{told}

```console
$ trends chart panel.parquet --chart {name} --indicator {indicator} --out {name}.svg
```

![{told}](pictures/{name}.svg)
"""

MAP = "map"
MAPPED = """
## map

Draw a map of the latest values, in six classes, on boundaries that the user gives. None come with the
program: a GeoJSON file in degrees, whose areas name the regions by one property (path, name, English name or
code). What of the file and of the regions finds no partner is said.

```console
$ trends chart panel.parquet --chart map --boundaries provinces.geojson --out map.svg
$ trends report data --boundaries provinces.geojson
```
"""


def call(*words: str | Path) -> None:
    """Run one command of `trends`; its failure ends the gallery."""
    try:
        main([str(word) for word in words])
    except SystemExit as ended:
        if ended.code:
            raise


def entry(name: str) -> str:
    """Return a chart's part of the page; its first line of documentation is the caption."""
    if name == MAP:
        return MAPPED
    told = (getdoc(CHARTS[name]) or name).splitlines()[0]
    return ENTRY.format(name=name, told=told, indicator=INDICATOR)


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        panel = Path(folder) / "panel.parquet"
        call("panel", SOURCE, "--indicator", INDICATOR, *KEPT, "--out", panel)
        for name in CHARTS:
            if name != MAP:
                call(
                    "chart",
                    panel,
                    "--chart",
                    name,
                    "--indicator",
                    INDICATOR,
                    "--out",
                    PICTURES / f"{name}.svg",
                )
    (DOCS / "pages" / "gallery.md").write_text(
        HEAD.format(regions=" ".join(KEPT)) + "".join(map(entry, CHARTS)), encoding="utf-8"
    )
