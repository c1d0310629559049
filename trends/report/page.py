"""The page: one file that holds everything it shows and may reach nothing."""

from __future__ import annotations

import re
import zlib
from base64 import b64encode
from hashlib import sha256

from trends.report.bundle import boot, script, style
from trends.report.markup import Html, join, tag
from trends.report.model import Report
from trends.report.payload import encode, payload
from trends.report.rail import rail
from trends.report.say import Both, Count, Plain, Say, Voice
from trends.report.sections.body import body, every_view, header, unpacked
from trends.report.sections.overview import switch
from trends.report.wording import WORDING

PLAIN_LIMIT = 400_000
"""Bytes of runtime and data that stand plain in a page; more is compressed."""
MANY = 100
"""Rows behind a button from which on a view's table is held back too; fewer stand without a script."""
RUN = 'runBlock("script")'
_REST = re.compile(r'(?:<tr data-rest="".*?</tr>)+', re.DOTALL)
_CELL = re.compile(r"<t[dh][ >]")
GZIP = 31
"""What zlib calls its widest window within the container of gzip."""


def render_html(report: Report) -> str:
    """Return the report as one HTML page without any address to load.

    Parameters
    ----------
    report : Report
        From `trends.report.build`.

    Returns
    -------
    str
        English and Chinese in one file; it states its policy itself and works from a disk.

    Examples
    --------
    >>> from trends.report import Content, build
    >>> page = render_html(build(Content()))
    >>> page.startswith("<!doctype html>"), "connect-src 'none'" in page
    (True, True)
    """
    both = voices(report)
    data = encode(payload(report.content, report.views, report.shown, report.lang))
    first, *others = every_view(report, both)
    packed = len(report.content.runtime) + len(data.encode()) > PLAIN_LIMIT
    scripts, hashes = _scripts(report.content.runtime, data, packed=packed)
    if packed and others:
        scripts = join([_packed("views", join(others)), scripts])
        others = [unpacked(others, both)]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(hashes)),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", _title(report)),
        tag("style", Html(style(report.content.tokens))),
        tag("script", Html(boot())),
    )
    inside, rest = body(report, [first, *others], both), Html("")
    if packed:
        inside, held = _held(inside, both)
        rest = _packed("rest", encode(held))
    main = tag("main", inside, id="main", tabindex=-1)
    side = rail(report.content, report.shown[0], both) if report.shown else Html("")
    page = tag("div", main, side, class_="page")
    foot = tag(
        "footer",
        tag("p", both("printed"), class_="printed"),
        both(Say("foot", {"version": Plain(report.content.version)})),
        " ",
        both("trust.offline"),
    )
    skip = tag("a", both("skip"), href="#main", class_="skip")
    tip = tag("div", "", class_="tip", hidden=True, aria_hidden="true")
    made = tag("script", Html(encode(report.provenance)), type="application/json", id="provenance")
    shell = [skip, header(report, both), switch(report.shown, both), page, foot, tip, made, rest, scripts]
    return "<!doctype html>\n" + tag("html", head, tag("body", *shell), lang=report.lang)


def voices(report: Report, *, markup: bool = True) -> Both:
    """Return the two voices of a report, the one of its language first."""
    order = sorted(WORDING, key=lambda lang: lang != report.lang)
    named, own = report.content.named, report.content.labels
    return Both(tuple(Voice(lang, WORDING[lang], named(lang), markup, own) for lang in order))


def _held(inside: Html, both: Both) -> tuple[Html, list[str]]:
    """Take the rows that a button shows out of the page; the script puts them back.

    In a view only many are taken. Without a script the row in their place says how many there are.
    """
    views, mark, shared = inside.partition('<section id="all-')
    held: list[str] = []

    def keep_many(found: re.Match[str]) -> str:
        return keep(found) if found[0].count("<tr ") >= MANY else found[0]

    def keep(found: re.Match[str]) -> str:
        held.append(found[0])
        told = both(Say("ui.held", {"n": Count(found[0].count("<tr "), "row")}))
        columns = _CELL.findall(found[0].partition("</tr>")[0])
        cell = tag("td", told, colspan=len(columns), class_="note")
        return tag("tr", cell, data_held=len(held) - 1)

    return Html(_REST.sub(keep_many, views) + mark + _REST.sub(keep, shared)), held


def _title(report: Report) -> str:
    from trends.report.findings import headline

    if report.title or not report.shown:
        return report.title or "trends"
    return voices(report, markup=False).voices[0].say(headline(report.shown[0]))


def _policy(hashes: list[str]) -> str:
    allowed = " ".join(f"'sha256-{h}'" for h in hashes)
    return (
        f"default-src 'none'; connect-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _scripts(runtime: str, data: str, *, packed: bool) -> tuple[Html, list[str]]:
    texts = {"runtime": runtime, "script": script()}
    if packed:
        blocks = [_packed(name, text) for name, text in {"data": data, **texts}.items()]
        blocks.append(tag("script", Html(RUN)))
    else:
        blocks = [tag("script", Html(data), type="application/json", id="data")]
        blocks += [tag("script", Html(text)) for text in texts.values() if text]
    return join(blocks), [_hash(text) for text in (boot(), RUN, *texts.values())]


def _packed(name: str, text: str) -> Html:
    packed = zlib.compress(text.encode(), 9, GZIP)
    # the tenth byte names the system it was packed on: unknown, so that it is the same on any
    alike = packed[:9] + b"\xff" + packed[10:]
    return tag("script", Html(b64encode(alike).decode()), type="text/plain", id=name, data_packed=True)


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
