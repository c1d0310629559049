"""Bytes to text: by mark, by declaration, then by a cascade that one bad byte does not decide."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from trends.errors import UnreadableError, unknown

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CASCADE = ("utf-8", "gb18030", "big5hkscs")
BAD = 0.002
"""The share of characters that may be broken before an encoding is refused."""
SAMPLE, NULS = 8192, 0.01
"""Bytes looked at, and the share of NUL bytes among them that a text has at most."""

JOINED = " and "
LEGIBLE = 0.3
"""The share of very common characters from which bytes full of NULs are wide writing and not binary."""
WIDE_LINE = 9
"""Bytes beyond ASCII in a line from which its being UTF-8 is no accident."""

_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WIDE = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年"
    "這個國時來們於對會發與過從說動進種後學經麼產現業實當體間開無給務計劃區縣鎮鄉總數達點單"
)


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding it was in, and how many of its characters could not be read."""

    text: str
    encoding: str
    broken: int

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the text should know of how it was decoded."""
        said = []
        if self.broken:
            said.append(f"{self.broken} broken characters stand as U+FFFD; read as {self.encoding}")
        if JOINED in self.encoding:
            said.append(f"its lines are in several encodings ({self.encoding})")
        if marks := len(_TURNING.findall(self.text)):
            said.append(f"{marks} marks of writing direction may show it in another order than it is read")
        return tuple(said)


def decode(raw: bytes, *, encoding: str | None = None) -> Decoded:
    """Decode bytes, in the named encoding or the one that fits.

    Parameters
    ----------
    raw : bytes
        The whole file.
    encoding : str, optional
        Taken as given; bytes that do not fit become U+FFFD.

    Raises
    ------
    UnreadableError
        When the file is empty or binary, or no encoding fits.
    UnknownNameError
        When the name given is no encoding: the call is wrong, not the file.

    Examples
    --------
    >>> decode("全县出生".encode("gb18030"))
    Decoded(text='全县出生', encoding='gb18030', broken=0)
    """
    if not raw.strip(b" \t\r\n\0") or raw in MARKS:
        raise UnreadableError("the file is empty")
    if encoding:
        return _as_told(raw, encoding)
    marked = next((name for mark, name in MARKS.items() if raw.startswith(mark)), None)
    if marked:
        return _tolerant(raw, marked)
    if raw.count(b"\0", 0, SAMPLE) > max(1, NULS * len(raw[:SAMPLE])):
        if wide := _unmarked(raw):
            return wide
        raise UnreadableError("the file is binary")
    declared = _DECLARED.search(raw[:4096])
    if declared and (told := _try(raw, declared.group(1).decode("ascii"))):
        return told
    return _best(raw)


def _as_told(raw: bytes, encoding: str) -> Decoded:
    try:
        return _tolerant(raw, encoding)
    except LookupError:
        raise unknown("encoding", encoding, CASCADE, where="--encoding") from None


def _tolerant(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    return Decoded(text, codecs.lookup(encoding).name, text.count("�"))


def _try(raw: bytes, encoding: str) -> Decoded | None:
    name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(encoding.lower(), encoding)
    try:
        found = _tolerant(raw, name)
    except LookupError:
        return None
    return found if found.broken <= _allowed(found.text) else None


def _allowed(text: str) -> float:
    return max(2.0, BAD * len(text))


def _unmarked(raw: bytes) -> Decoded | None:
    """Return UTF-16 without a mark, in the order of bytes that gives writing."""
    tried = [found for name in ("utf-16-le", "utf-16-be") if (found := _try(raw, name))]
    best = max(tried, key=_written, default=None)
    return best if best and _written(best) > LEGIBLE else None


def _written(found: Decoded) -> float:
    sample = found.text[:SAMPLE]
    known = sum(
        c in _COMMON or " " <= c <= "\x7e" or c in "\r\n" or "\u3000" <= c <= "\u301f" for c in sample
    )
    return known / max(len(sample), 1)


def _best(raw: bytes) -> Decoded:
    utf8 = _try(raw, "utf-8")
    if utf8:
        return utf8
    return _mixed(raw) or _whole(raw)


def _mixed(raw: bytes) -> Decoded | None:
    """Return a text pasted together of UTF-8 and another encoding, each line by its own."""
    lines = raw.splitlines(keepends=True)
    told = {at: line.decode() for at, line in enumerate(lines) if _is_utf8(line)}
    if not any(len(_WIDE.findall(lines[at])) >= WIDE_LINE for at in told):
        return None
    rest = _whole(b"".join(line for at, line in enumerate(lines) if at not in told))
    others = iter(rest.text.splitlines(keepends=True))
    text = "".join(told[at] if at in told else next(others, "") for at in range(len(lines)))
    return Decoded(text, JOINED.join(["utf-8", rest.encoding]), rest.broken)


def _is_utf8(line: bytes) -> bool:
    try:
        return bool(line.decode())
    except UnicodeDecodeError:
        return False


def _whole(raw: bytes) -> Decoded:
    tried = [found for name in CASCADE[1:] if (found := _try(raw, name))]
    if tried and max(map(_plausible, tried)) > 0.02:
        return max(tried, key=_plausible)
    return _guessed(raw)


def _plausible(found: Decoded) -> float:
    wide = [c for c in found.text if c > "\x7f"]
    return sum(c in _COMMON for c in wide) / len(wide) if wide else 0.0


def _guessed(raw: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    guess = from_bytes(raw[:65536]).best()
    found = _try(raw, guess.encoding) if guess else None
    if found is None or _controls(found.text) > 0.01:
        raise UnreadableError(
            "the file is binary, or in an encoding that was not recognised", choices=CASCADE
        )
    return found


def _controls(text: str) -> float:
    return sum(c < " " and c not in "\t\r\n\f" for c in text) / max(len(text), 1)
