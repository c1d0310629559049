"""Whether this machine's fonts can draw a text: renderers put empty boxes and say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

from trends.charts.theme import SANS
from trends.errors import TrendsError

_TEXT = re.compile(r"<text[^>]*>([^<]*)")
_UNASSIGNED = "\u0378"
_FONTS = (
    (0x2E80, 0x9FFF, "Noto Sans CJK SC (Debian: fonts-noto-cjk)"),
    (0xAC00, 0xD7AF, "Noto Sans CJK KR (Debian: fonts-noto-cjk)"),
    (0xF900, 0xFAFF, "Noto Sans CJK SC (Debian: fonts-noto-cjk)"),
    (0xFF00, 0xFFEF, "Noto Sans CJK SC (Debian: fonts-noto-cjk)"),
    (0x20000, 0x3FFFF, "Noto Sans CJK SC or another font with rare ideographs (Debian: fonts-hanazono)"),
)


def check_fonts(svg: str) -> None:
    r"""Refuse a picture whose characters no installed font has.

    Parameters
    ----------
    svg : str
        What is to become a raster or a PDF.

    Raises
    ------
    TrendsError
        Names the characters and a font that has them.

    Examples
    --------
    >>> check_fonts("<svg><text>\uf8ff</text></svg>")
    Traceback (most recent call last):
    trends.errors.TrendsError: charts: no installed font draws U+F8FF; install a Noto font that has it
    """
    texts = "".join(unescape(t) for t in _TEXT.findall(svg))
    lacking = missing(sorted({c for c in texts if (ord(c) > 0x7E and c.isprintable()) or _private(c)}))
    if not lacking:
        return
    codes = ", ".join(f"U+{ord(c):04X}" + (f" {c}" if not _private(c) else "") for c in lacking[:5])
    more = f" and {len(lacking) - 5} more" if len(lacking) > 5 else ""
    hint = next((name for a, b, name in _FONTS if a <= ord(lacking[0]) <= b), "a Noto font that has it")
    raise TrendsError(f"no installed font draws {codes}{more}; install {hint}", where="charts")


def missing(characters: Iterable[str]) -> list[str]:
    r"""Return those of some characters that are drawn like one that has no glyph.

    Examples
    --------
    >>> missing("aé\uf8ff")
    ['\uf8ff']
    """
    empty = _picture(_UNASSIGNED)
    return [c for c in characters if _picture(c) == empty]


def _private(c: str) -> bool:
    return 0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000


def _picture(character: str) -> bytes:
    import vl_convert

    text = f'<text x="2" y="18" font-family="{SANS}" font-size="14">{escape(character)}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">{text}</svg>'
    return bytes(vl_convert.svg_to_png(svg, scale=1))
