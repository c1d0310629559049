"""Word documents (Office Open XML): paragraphs as lines, tables as rows, notes at the end."""

from __future__ import annotations

from xml.etree.ElementTree import XMLParser

from trends.documents.lines import Lines
from trends.documents.plain import Read
from trends.formats.archive import Handler, unpacked

MEMBERS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
"""What is read of the archive, in this order; headers and footers only repeat themselves."""
_OURS = "wordprocessingml"
_PIECE = 65_536


def read_docx(raw: bytes, *, encoding: str | None = None) -> Read:
    """Return the text of a Word document; what was deleted under tracked changes is no part of it.

    Parameters
    ----------
    raw : bytes
        The whole file.
    encoding : str, optional
        Not needed: the format says its own.

    Raises
    ------
    UnreadableError
        When it is damaged, or goes beyond the limits of `trends.limits`.

    Examples
    --------
    >>> read_docx(b"no document")
    Traceback (most recent call last):
    trends.errors.UnreadableError: is no readable Word document
    """
    with unpacked(raw, what="Word document") as archive:
        body = _Body()
        for name in MEMBERS:
            if name != MEMBERS[0] and name not in archive.namelist():
                continue
            parser = XMLParser(target=body)
            with archive.open(name) as member:
                while piece := member.read(_PIECE):
                    parser.feed(piece)
            parser.close()
    return Read(body.lines.plain(), "docx", body.lines.notes)


class _Body(Handler):
    """Takes the events of the parser; no tree is built."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = Lines()
        self._fallback = 0
        self._words: list[str] | None = None

    def start(self, tag: str, attrs: dict[str, str]) -> None:  # type: ignore[override]
        space, _, name = tag.rpartition("}")
        if name == "Fallback":  # says again what the choice beside it says
            self._fallback += 1
        if self._fallback or _OURS not in space:
            return
        if name == "t":
            self._words = []
        elif name == "gridSpan":
            self.lines.spans(across=int(_value(attrs)), down=0)
        elif name == "vMerge" and _value(attrs) != "restart":
            self.lines.spans(down=None)
        elif name in _BEGINS:
            _BEGINS[name](self.lines)

    def end(self, tag: str) -> None:  # type: ignore[override]
        space, _, name = tag.rpartition("}")
        if name == "Fallback":
            self._fallback -= 1
        if self._fallback or _OURS not in space:
            return
        if name == "t" and self._words is not None:
            self.lines.text("".join(self._words))
            self._words = None
        elif name in _ENDS:
            _ENDS[name](self.lines)

    def data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data.replace("\n", " "))

    def close(self) -> None:  # type: ignore[override]
        self.lines.block()


_BEGINS = {
    "p": Lines.block,
    "br": Lines.block,
    "cr": Lines.block,
    "tab": lambda lines: lines.text("\t"),
    "noBreakHyphen": lambda lines: lines.text("-"),
    "tbl": Lines.table,
    "tr": Lines.row,
    "tc": Lines.cell,
}
_ENDS = {"p": Lines.block, "tc": Lines.cell_end, "tr": Lines.row_end, "tbl": Lines.table_end}


def _value(attrs: dict[str, str]) -> str:
    return next((value for name, value in attrs.items() if name.rpartition("}")[2] == "val"), "")
