"""The bundle in a browser, under the policy of the page."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from trends import charts

POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    " --disable-sync --no-first-run --virtual-time-budget=8000"
)


def test_the_bundle_ends_no_script_early() -> None:
    script = charts.runtime()
    assert "drawChart" in script
    assert "</script" not in script
    assert len(script) < 460_000


MAPPED = [{"projections": [{"name": "p", "type": "mercator"}]}]


def test_a_map_asks_for_its_projections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("trends.charts.runtime"), "_bundle", str)
    assert ["vega-geo" in charts.runtime(specs) for specs in ((), MAPPED)] == [False, True]


@pytest.mark.slow
def test_a_map_brings_its_projections() -> None:
    assert ["graticule" in charts.runtime(specs) for specs in ((), MAPPED)] == [False, True]


@pytest.fixture
def another_release(monkeypatch: pytest.MonkeyPatch) -> None:
    import vl_convert

    monkeypatch.setattr(vl_convert, "get_vega_version", lambda: "7.0.0")


@pytest.mark.usefixtures("another_release")
def test_another_release_of_vega_is_asked_for_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("trends.charts.runtime"), "_bundle", str)
    assert "vegaEmbed" in charts.runtime()


@pytest.mark.slow
@pytest.mark.usefixtures("another_release")
def test_another_release_of_vega_gives_the_whole() -> None:
    script = charts.runtime()
    assert "drawChart" in script
    assert len(script) > 800_000


@pytest.mark.browser
@pytest.mark.parametrize("name", sorted(set(charts.CHARTS) - {"map"}))
def test_a_chart_draws_and_follows_the_choice_without_eval(
    name: str, tables: Callable, tmp_path: Path
) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    drawing = charts.compile(
        charts.draw(name, *tables(6), indicator="sex_ratio_at_birth", chosen=["Vale 001"])
    )
    spec, rows = (
        json.dumps(x, ensure_ascii=False).replace("<", "\\u003c") for x in (drawing.spec, drawing.rows)
    )
    page = tmp_path / "page.html"
    page.write_text(
        f"""<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><div id="chart"></div><pre id="said"></pre>
<script>{charts.runtime([drawing.spec])}</script><script>
const said = text => document.getElementById("said").append(text + ";");
window.addEventListener("securitypolicyviolation", e => said("refused " + e.blockedURI));
(async () => {{
  const spec = {spec};
  spec.data[0].values = {rows};
  const view = await drawChart(document.getElementById("chart"), spec);
  said("drawn");
  const names = {{"Vale 002": "Second Vale"}};
  await view.signal("chosen", ["Vale 002"]).signal("names", names).width(500).runAsync();
  const texts = [...document.querySelectorAll("text")].map(text => text.textContent);
  said(texts.some(text => text.includes("Second Vale")) ? "chosen" : "lost");
}})().catch(error => said("failed " + error));
</script>""",
        encoding="utf-8",
    )
    command = [chromium, *QUIET.split(), "--dump-dom", page.as_uri()]
    answer = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    said = answer.stdout.split('<pre id="said">')[1].split("</pre>")[0]
    assert said == "drawn;chosen;"
