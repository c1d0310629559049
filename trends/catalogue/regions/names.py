"""What a place is called without its rank, and which names are also ordinary words."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def stem(name: str) -> str:
    """Return the name without what says its rank; "" where less than two characters remain.

    Examples
    --------
    >>> stem("恩施土家族苗族自治州"), stem("内蒙古自治区"), stem("文县")
    ('恩施', '内蒙古', '')
    """
    bare = name.removesuffix(next((e for e in _words("endings") if name.endswith(e)), ""))
    while bare.endswith("族") and (people := next((p for p in _words("peoples") if bare.endswith(p)), "")):
        bare = bare.removesuffix(people)
    return bare if len(bare) > 1 else ""


def ambiguous(name: str) -> bool:
    """Tell whether the name is also an ordinary word, so that the text must support it.

    Examples
    --------
    >>> ambiguous("和县"), ambiguous("公安"), ambiguous("闽清县")
    (True, True, False)
    """
    short = len(name) == 2 and name.endswith(_words("endings"))
    return short or name in _words("names") or name in _words("stems")


@cache
def _words(key: str) -> tuple[str, ...]:
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[key])
