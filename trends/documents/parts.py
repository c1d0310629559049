"""Where the component texts of a compilation begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import NamedTuple

from trends.languages.en import headings as en
from trends.languages.zh import headings as zh

HEADINGS: dict[str, ModuleType] = {"zh": zh, "en": en}

SHORTEST = 60
"""Characters after its heading that make a text; a list of headings has fewer."""
SHORTEST_BEFORE_TITLE = 300
"""A title without a number opens a text only so far behind the last opening."""
PREAMBLE = 400
"""An editor's remark before the first heading is at most so long; more is a text of its own."""
AHEAD = 4
"""Lines after a title in which the salutation or the date of its text stands."""

_MARKS = " \t#*_\u3000"
"""Around a line, and no part of it."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Span:
    """One component text without white space at its ends, and where its title stands."""

    start: int
    end: int
    title_start: int
    title_end: int


class _Line(NamedTuple):
    start: int
    text: str


def split(view: str, language: str) -> list[Span]:
    r"""Return the component texts in order; a file that is one text gives one.

    Parameters
    ----------
    view : str
        The text as `trends.languages.view.simplify` gives it.
    language : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> body = "今年全县工作平稳。" * 10
    >>> view = f"第一篇：春季总结\n{body}\n第二篇：秋季总结\n{body}"
    >>> [view[s.title_start : s.title_end] for s in split(view, "zh")]
    ['春季总结', '秋季总结']
    """
    words = HEADINGS[language]
    lines = [_line(m.end(), m[0]) for m in _LINE.finditer(view)]
    if not lines:
        return []
    told = any(word in view for word in words.NUMBERED_NEEDS)
    numbered = [i for i, line in enumerate(lines) if told and words.NUMBERED.fullmatch(line.text)]
    if len(numbered) < words.LEAST_NUMBERED:
        numbered = []
    openings = set(numbered) | set(_titled(lines, words, set(numbered)))
    starts = _long_enough(sorted(openings | {0}), lines, len(view.rstrip()))
    if len(starts) > 1 and _is_preamble(lines, starts, set(numbered)):
        starts = starts[1:]
    return list(_spans(view, lines, starts, words))


def _line(end: int, text: str) -> _Line:
    bare = text.lstrip(_MARKS)
    return _Line(end - len(bare), bare.rstrip(_MARKS) or text.strip())


def _titled(lines: list[_Line], words: ModuleType, numbered: set[int]) -> Iterator[int]:
    """Yield letterheads, and titles before a salutation, date or addressee, but not below a heading."""
    last = 0
    for i, line in enumerate(lines):
        if line.text.endswith(words.SENTENCE_ENDS) and i not in numbered:
            continue
        opens = _is_title(lines, i, words) or _is_letterhead(lines, i, words)
        if i in numbered:
            last = line.start
        elif opens and (line.start - last > SHORTEST_BEFORE_TITLE or _ruled_off(lines, i, words)):
            last = line.start
            yield i


def _is_title(lines: list[_Line], i: int, words: ModuleType) -> bool:
    if not words.TITLE.fullmatch(lines[i].text):
        return False
    if _ruled_off(lines, i, words):
        return True
    for line in lines[i + 1 : i + 1 + AHEAD]:
        if words.SALUTATION.fullmatch(line.text) or words.DATED.fullmatch(line.text):
            return True
        if hasattr(words, "ADDRESSEE") and words.ADDRESSEE.fullmatch(line.text):
            return True
        if len(line.text) > words.LONGEST_TITLE:
            return False
    return False


def _ruled_off(lines: list[_Line], i: int, words: ModuleType) -> bool:
    return i > 0 and words.RULE.fullmatch(lines[i - 1].text) is not None


def _is_letterhead(lines: list[_Line], i: int, words: ModuleType) -> bool:
    if not hasattr(words, "LETTERHEAD"):
        return False
    below = [line.text for line in lines[i + 1 : i + 3]]
    return bool(words.LETTERHEAD.fullmatch(lines[i].text)) and any(
        map(words.DOCUMENT_NUMBER.fullmatch, below)
    )


def _long_enough(starts: list[int], lines: list[_Line], end: int) -> list[int]:
    """Drop a heading at once followed by another: it is a line of a table of contents."""
    ends = [lines[i].start for i in starts[1:]] + [end]
    kept = [
        i
        for i, stop in zip(starts, ends, strict=True)
        if stop - lines[i].start - len(lines[i].text) >= SHORTEST or i == 0
    ]
    return kept or starts[:1]


def _is_preamble(lines: list[_Line], starts: list[int], numbered: set[int]) -> bool:
    return starts[0] not in numbered and starts[1] in numbered and lines[starts[1]].start < PREAMBLE


def _spans(view: str, lines: list[_Line], starts: list[int], words: ModuleType) -> Iterator[Span]:
    for i, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        start = lines[i].start
        stop = lines[after].start if after < len(lines) else len(view)
        end = start + len(view[start:stop].rstrip(" \t\n#*_"))
        yield Span(start, end, *_title(lines[i : min(after, i + AHEAD + 1)], words))


def _goes_on(above: str, below: str, words: ModuleType) -> bool:
    # 某某县计生委 / 关于…的总结: who writes, and of what
    office = hasattr(words, "OFFICE") and words.OFFICE.fullmatch(above) is not None
    return above.startswith("关于") or (below.startswith("关于") and office)


def _title(lines: list[_Line], words: ModuleType) -> tuple[int, int]:
    """Return where the line stands that names the text: below an editor's heading, or its own words."""
    head = lines[0]
    numbered = words.NUMBERED.fullmatch(head.text)
    for i, line in enumerate(lines):
        if words.TITLE.fullmatch(line.text) and not (i == 0 and numbered):
            above = lines[i - 1] if i and _goes_on(lines[i - 1].text, line.text, words) else line
            person = words.PERSON_IN_TITLE.match(above.text) if hasattr(words, "PERSON_IN_TITLE") else None
            return above.start + (person.end() if person else 0), line.start + len(line.text)
        if i and len(line.text) > words.LONGEST_TITLE:
            break
    if len(head.text) > words.LONGEST_TITLE:
        return head.start, head.start
    own = re.match(r"第\S{1,4}?篇[:：\s]?\s*", head.text) if numbered else None
    return head.start + (own.end() if own else 0), head.start + len(head.text)
