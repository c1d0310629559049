"""Charts as files of their own, sparklines and names."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from trends import charts
from trends.charts.export import spread
from trends.errors import TrendsError, UnknownNameError

INDICATOR = "sex_ratio_at_birth"
STARTS = {".html": b"<!doctype html>", ".svg": b"<svg", ".png": b"\x89PNG", ".pdf": b"%PDF", ".json": b"{"}


def saved(path: Path, tables: tuple, name: str = "lines") -> bytes:
    charts.save(charts.chart(name, *tables, indicator=INDICATOR), path)
    return path.read_bytes()


@pytest.mark.parametrize("suffix", sorted(charts.SAVERS))
def test_every_format_is_written_with_colours_as_values(
    suffix: str, tables: Callable, tmp_path: Path
) -> None:
    content = saved(tmp_path / f"a{suffix}", tables(3))
    assert content.startswith(STARTS[suffix])
    assert b"var(--" not in content
    if suffix in (".svg", ".json", ".html"):
        assert b"Sex ratio at birth" in content
        assert b"Source: t.csv" in content


@pytest.mark.parametrize("suffix", [".svg", ".png", ".json"])
def test_the_same_chart_gives_the_same_file(suffix: str, tables: Callable, tmp_path: Path) -> None:
    once = saved(tmp_path / f"a{suffix}", tables(3), "forest")
    assert once == saved(tmp_path / f"b{suffix}", tables(3), "forest")


@pytest.mark.parametrize("name", sorted(set(charts.CHARTS) - {"map"}))
def test_every_chart_stands_alone(name: str, tables: Callable, tmp_path: Path) -> None:
    spec = json.loads(saved(tmp_path / "a.json", tables(4), name))
    assert spec["title"]["text"] == "Sex ratio at birth"
    assert "2000–2011" in spec["title"]["subtitle"][0]
    assert spec["datasets"]["rows"]


def test_a_page_keeps_to_itself_and_escapes_names(tables: Callable, tmp_path: Path) -> None:
    page = saved(tmp_path / "a.html", tables(names=["</script><b>x", "Vale"])).decode()
    assert "default-src 'none'" in page
    assert page.count("</script>") == 2
    assert "unsafe-eval" not in page


def test_a_suffix_that_is_no_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"no format '\.gif'; possible: .*\.png"):
        charts.save(None, tmp_path / "a.gif")


@pytest.mark.parametrize("suffix", [".png", ".pdf"])
def test_a_character_without_font_is_refused_with_a_hint(
    suffix: str, tables: Callable, tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix}"
    with pytest.raises(TrendsError, match=r"no installed font draws U\+F8FF; install a Noto font"):
        saved(path, tables(names=["Vale \uf8ff"]))
    assert not path.exists()


def test_the_default_choice_is_the_highest_the_middle_and_the_lowest(tables: Callable) -> None:
    panel, _, _ = tables(7)
    last = panel.group_by("region").last().sort("value", "region")["region"].to_list()
    found = spread(panel)
    assert found[0] in last[-2:]
    assert found[-1] in last[:2]
    assert len(found) == 3


def test_a_sparkline_breaks_at_gaps_and_stays_small() -> None:
    drawn = charts.sparkline(
        [2000, 2001, 2003, 2004], [4.0, 5.0, 3.0, 4.0], span=(2000, 2010), normal=(3.0, 4.0), domain=(0, 10)
    )
    assert drawn.count("M") == 3  # the band and two stretches
    assert len(drawn) < 400
    assert charts.sparkline([], []) == ""
    assert "nan" not in charts.sparkline([2000], [5.0])


def test_names_grow_until_they_differ() -> None:
    paths = [
        "甲省乙市丙县",
        "甲省丁市丙县",
        "Orange County, California",
        "Orange County, Florida",
        "Kent, England",
    ]
    named = charts.labels(paths)
    assert named["甲省乙市丙县"] == "乙市丙县" or named["甲省乙市丙县"].endswith("丙县")
    assert len(set(named.values())) == len(paths)
    assert named["Kent, England"] == "Kent"
    assert named["Orange County, Florida"] == "Orange County, Florida"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("江西省景德镇市珠山区", "珠山区"),
        ("湖北省荆州市沙市区", "沙市区"),
        ("安徽省宿州市萧县", "萧县"),
        ("甘肃省临夏回族自治州东乡族自治县", "东乡族自治县"),
        ("陕西省/宝鸡市/金台区/联盟村", "联盟村"),
        ("@speech.txt-3", "@speech.txt-3"),
        ("全国", "全国"),
    ],
)
def test_a_name_is_the_last_of_its_path(path: str, name: str) -> None:
    assert charts.labels([path]) == {path: name}
