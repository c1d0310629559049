"""READERS: by suffix, the function that makes plain text of a file's bytes."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

from trends.documents.encodings import decode


class Read(NamedTuple):
    """Plain text and the encoding it was in."""

    text: str
    encoding: str


def read_text(raw: bytes, *, encoding: str | None = None) -> Read:
    r"""Return the text as decoded, its line ends as ``\n``.

    Examples
    --------
    >>> read_text(b"births 12\r\n").text
    'births 12\n'
    """
    found = decode(raw, encoding=encoding)
    return Read(found.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), found.encoding)


def read_html(raw: bytes, *, encoding: str | None = None) -> Read:
    r"""Return what a browser would show: a line for each block, cells of a table parted by tabs.

    Examples
    --------
    >>> read_html(b"<p>births</p><script>x()</script><p>12</p>").text
    'births\n12\n'
    """
    found = read_text(raw, encoding=encoding)
    parser = _Plain()
    parser.feed(found.text)
    parser.close()
    return Read(parser.plain(), found.encoding)


READERS: dict[str, Callable[..., Read]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
}

_HIDDEN = {"script", "style", "head", "template", "noscript"}
_BLOCKS = {
    *("p", "div", "br", "hr", "li", "ul", "ol", "tr", "table", "section", "article", "header", "footer"),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "dd",
        "dt",
        "caption",
        "title",
        "body",
        "html",
    ),
}


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag == "body":
            self._hidden.clear()
        if tag in _BLOCKS:
            self._lines.append("")
        elif tag in ("td", "th") and self._lines[-1]:
            self._lines[-1] += "\t"

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        if tag in _BLOCKS:
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._lines[-1] += " ".join(data.split(" ")).replace("\n", " ")

    def plain(self) -> str:
        kept = [line.strip(" ") for line in self._lines]
        return "\n".join(line for line in kept if line) + "\n"
