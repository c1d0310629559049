"""The page before axe-core, which npm fetches in a pinned version: it is no part of the program."""

from __future__ import annotations

import subprocess
import tarfile
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from shutil import which
from tempfile import gettempdir

import pytest

from trends import charts
from trends.report import build, render_html

pytestmark = pytest.mark.browser

VERSION = "4.10.3"
HASH = "880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb"
PLACE = Path(gettempdir()) / f"axe-core-{VERSION}"
AUDIT = """
const done = arguments[0];
axe.run(document, {resultTypes: ["violations"]}).then((found) => done(found.violations.map((one) =>
  [one.id, one.nodes.map((node) => node.html.slice(0, 160))])), (error) => done([["error", String(error)]]));
"""


@cache
def axe() -> str:
    """Return the script, or skip the test where it cannot be had."""
    packed = PLACE / f"axe-core-{VERSION}.tgz"
    if not packed.is_file():
        _fetch()
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/axe.min.js")
        text = member.read() if member else b""
    assert sha256(text).hexdigest() == HASH, "axe-core is not the pinned one"
    return text.decode()


def _fetch() -> None:
    if which("npm") is None:
        pytest.skip("npm, which fetches axe-core, is not here")
    PLACE.mkdir(parents=True, exist_ok=True)
    command = ["npm", "pack", f"axe-core@{VERSION}", "--pack-destination", str(PLACE), "--silent"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    except (subprocess.SubprocessError, OSError):
        pytest.skip(f"axe-core {VERSION} cannot be fetched")


def wait(browser, condition):
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 20).until(lambda b: b.execute_script(condition))


@pytest.fixture(scope="module")
def coloured(content, tmp_path_factory):
    """The page in the colours it is shipped with: those of the other tests have no contrast to speak of."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    made = replace(content, runtime=charts.runtime(), tokens=charts.TOKENS, english={"甲县": "Jia"})
    path.write_text(render_html(build(made)), encoding="utf-8")
    return path


@pytest.mark.parametrize("state", ["lang=en", "lang=zh", "theme=dark", "theme=light"])
def test_axe_finds_no_violation(browser, coloured, state):
    script = axe()
    browser.set_script_timeout(120)
    browser.get("about:blank")
    browser.get(f"{coloured.as_uri()}#{state}")
    wait(browser, "return document.documentElement.classList.contains('ready')")
    browser.execute_script(
        "for (const one of document.querySelectorAll('[data-drawing]')) one.scrollIntoView()"
    )
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": script})
    assert browser.execute_async_script(AUDIT) == []


def test_every_control_has_a_name_and_keys_reach_it(browser, coloured):
    browser.get(coloured.as_uri())
    wait(browser, "return document.documentElement.classList.contains('ready')")
    nameless = browser.execute_script(
        "return [...document.querySelectorAll('button, a, input, select')].filter(one => one.offsetParent"
        " && !(one.innerText || one.ariaLabel || one.placeholder).trim()).map(one => one.outerHTML)"
    )
    assert nameless == []
