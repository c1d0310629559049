"""HTML made so that nothing unescaped can enter: a plain string is text, only `Html` is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_SLOT = re.compile(r"\{(\w+)\}")
_MARKS = re.compile(r"[.,;:)!?。，；：）、]+")
_VOID = frozenset({"meta", "input", "br", "hr", "link"})


class Html(str):
    """A string that is already markup."""

    __slots__ = ()


def safe(child: str) -> Html:
    """Return markup as it is and anything else escaped.

    Examples
    --------
    >>> safe("<b>")
    '&lt;b&gt;'
    """
    return child if isinstance(child, Html) else Html(escape(child))


def join(children: Iterable[str], between: str = "") -> Html:
    """Return the children one after another, each escaped unless it is markup."""
    return Html(safe(between).join(safe(child) for child in children))


def tag(name: str, /, *children: str, **attributes: str | int | bool | None) -> Html:
    """Return one element; ``data_key`` is written ``data-key``, None and False are left out.

    Examples
    --------
    >>> tag("p", "a < b", class_="note", hidden=True)
    '<p class="note" hidden>a &lt; b</p>'
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_quoted(str(value))}"'


def _quoted(text: str) -> str:
    # apostrophes stay: a policy in an attribute is full of them
    return escape(text, quote=False).replace('"', "&quot;")


def fill(template: str, slots: dict[str, str]) -> Html:
    """Put slots into a template of words; both are escaped unless they are markup.

    Examples
    --------
    >>> fill("{n} < 5", {"n": Html("<b>3</b>")})
    '<b>3</b> &lt; 5'
    """
    pieces = _SLOT.split(template)
    made = [safe(slots[piece] if i % 2 else piece) for i, piece in enumerate(pieces)]
    for i in range(1, len(made), 2):
        # browsers break a line between a button and the full stop after it
        mark = _MARKS.match(pieces[i + 1])
        if mark and made[i].endswith("</button>"):
            made[i] = tag("span", made[i], mark[0], class_="whole")
            made[i + 1] = safe(pieces[i + 1][mark.end() :])
    return join(made)
