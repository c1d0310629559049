"""How English documents begin: titles, salutations, dated lines; patterns for one line, stripped."""

from __future__ import annotations

import re

_MONTH = "(?:Jan|Febr?u?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_GENRE = "report|communiqu[ée]|bulletin|summary|address|speech|remarks|statement|review|release|survey|brief"

NUMBERED = re.compile(
    r"(?:Part|Text|Document|Chapter)\s+(?:[IVX]{1,5}|\d{1,3}|One|Two|Three)\s*[:.–-]\s*\S.{0,80}"
)
"""Part 2: …, an editor's heading in a compilation."""

NUMBERED_NEEDS = ("Part", "Text", "Document", "Chapter")
"""Each of them holds one of these."""

LEAST_NUMBERED = 2
"""Numbered headings that make a file a compilation: one chapter is an excerpt."""

RULE = re.compile(r"[-=—_~·…*]{3,}(?:[^.;]{0,24}[-=—_~·…*]{3,})?")
"""A line drawn between two texts."""

TITLE = re.compile(rf"(?i:[^.;!?]{{0,140}}\b(?:{_GENRE})\b[^.;!?]{{0,80}})")
"""A line that names a text by its genre."""

SENTENCE_ENDS = (".", ";", "!", "?")
"""What no title ends with."""

SALUTATION = re.compile(
    r"(?:Ladies and gentlemen|Dear (?:colleagues|friends|members)|Comrades)\b.{0,40}[,:]?", re.I
)
"""The line with which a speech begins."""

DATED = re.compile(
    rf"\(?(?:{_MONTH}\.? \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH}\.? \d{{4}}|{_MONTH}\.? \d{{4}})\)?", re.I
)
"""A line that is nothing but a date."""

LONGEST_TITLE = 160
"""Characters of a line that can still name a text."""
