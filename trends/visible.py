"""Signs that are not seen and yet do something, made visible: they steer a terminal or turn a line round."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\U000e0000-\\U000e007f]"
)


def visible(text: str) -> str:
    r"""Return a text with such signs as their codes; line ends and tabs stay.

    Examples
    --------
    >>> print(visible("births\x1b[2J 12\u202e"))
    births\x1b[2J 12\u202e
    """
    return _UNSEEN.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)
