"""HTML as a browser would show it."""

from __future__ import annotations

from html.parser import HTMLParser

from trends.documents.lines import Lines
from trends.documents.plain import Read, read_text

_HIDDEN = {"script", "style", "head", "template", "noscript"}
_BLOCKS = {
    *("p", "div", "br", "hr", "li", "ul", "ol", "section", "article", "header", "footer", "blockquote"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "pre", "dd", "dt", "caption", "title", "body", "html"),
}


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
    return found._replace(text=parser.lines.plain(), notes=found.notes + parser.lines.notes)


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = Lines()
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag == "body":
            self._hidden.clear()
        if tag in _BLOCKS:
            self.lines.block()
        elif tag == "table":
            self.lines.table()
        elif tag == "tr":
            self.lines.row()
        elif tag in ("td", "th"):
            told = dict(attrs)
            self.lines.cell(across=_count(told.get("colspan")), down=_count(told.get("rowspan")))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        if tag in _BLOCKS:
            self.lines.block()
        elif tag == "table":
            self.lines.table_end()
        elif tag == "tr":
            self.lines.row_end()
        elif tag in ("td", "th"):
            self.lines.cell_end()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.lines.text(data.replace("\n", " "))


def _count(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 6 else 1
