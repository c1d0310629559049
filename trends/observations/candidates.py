"""Quantities that the catalogue has no entry for, kept aside with their words and proposed as entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trends.catalogue.units import units
from trends.observations.extract import scene_of
from trends.observations.linking import link
from trends.observations.mentioned import mentioned
from trends.observations.mentions import Quantity
from trends.observations.scene import Scene
from trends.observations.tables import tables
from trends.schema import Document

_EXAMPLES = 3
_LONGEST = 160
_HEADS = {
    "zh": re.compile(
        r"(?P<words>[\u4e00-\u9fff]{1,10}?(?:率|比重|比例|占比|密度|指数|系数|总数|人数|户数|总量|总额|收入|面积|产量|产值|投资|经费"
        r"|费用|年限|寿命))(?:[^\u4e00-\u9fff0-9,。;]|为|是|达|达到|到|约|共|有|已|的|上升|下降|提高|增长|增加){0,6}$"
    ),
    "en": re.compile(
        r"(?P<words>(?:[A-Za-z][A-Za-z-]+ ){1,3}(?:rate|ratio|share|index|coverage|prevalence|incidence"
        r"|income|density|expectancy|expenditure|area|proportion))s?\b(?: (?:of|for) [a-z ]{3,24}?)?"
        r"(?:\W|is|was|were|of|at|to|by|stood|reached|rose|fell|from|about|in|the|had|has|been|it|[0-9]){0,12}$"
    ),
}
"""What ends a name of something measured, and the words that may follow it before the figure."""
_DROPPED = re.compile(
    r"^(?:(?:the|a|an|its|their|our|of|and|in|this|that|whose|was|is|with|by|for|while|overall"
    r"|total) )+|^(?:全[省市县区乡镇村]|我[省市县区乡镇]|本[省市县区乡镇]"
    r"|其中|其|的|和|及|与|当年|全年|年末)+",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[。!?\n]|[.](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something measured that no entry names.

    Attributes
    ----------
    words, unit, language : str
        What the texts call it, the id of its unit, the language of the words.
    count : int
        How many figures it has.
    examples : tuple of str
        Sentences with such a figure, each in one line.
    """

    words: str
    unit: str
    language: str
    count: int
    examples: tuple[str, ...]

    def toml(self) -> str:
        """Return it as an entry of the catalogue, its examples as comments.

        Examples
        --------
        >>> print(Candidate("入园率", "%", "zh", 2, ("入园率为81%",)).toml())
        # 2 figures; "入园率为81%"
        [new_1]
        label = { en = "", zh = "入园率" }
        short = { en = "", zh = "" }
        unit = "%"
        names = { zh = ["入园率"] }
        """
        return self.entry("new_1")

    def entry(self, key: str) -> str:
        """Return the entry under a key: the words themselves where they are English."""
        english = self.words if self.language == "en" else ""
        chinese = self.words if self.language == "zh" else ""
        name = re.sub(r"[^a-z0-9]+", "_", english.lower()).strip("_") or key
        said = "; ".join(f'"{example}"' for example in self.examples)
        return "\n".join(
            (
                f"# {self.count} figures; {said}",
                f"[{name}]",
                f'label = {{ en = "{english}", zh = "{chinese}" }}',
                'short = { en = "", zh = "" }',
                f'unit = "{self.unit}"',
                f'names = {{ {self.language} = ["{self.words}"] }}',
            )
        )


def candidates(documents: Sequence[Document]) -> list[Candidate]:
    """Return what the documents measure and the catalogue does not know, the most frequent first.

    Examples
    --------
    >>> from pathlib import Path
    >>> from trends.schema import Part
    >>> text = "全县学前三年入园率为81%。"
    >>> made = candidates([Document("a", Path("a"), text, "utf-8", "zh", (Part(1, 0, len(text)),))])
    >>> [(c.words, c.unit, c.count) for c in made]
    [('学前三年入园率', '%', 1)]
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for document in documents:
        for key, sentence in _left_over(document):
            found.setdefault(key, []).append(sentence)
    made = [
        Candidate(words, unit, language, len(said), tuple(dict.fromkeys(said))[:_EXAMPLES])
        for (words, unit, language), said in found.items()
    ]
    return sorted(made, key=lambda one: (-one.count, one.language, one.words, one.unit))


def _left_over(document: Document) -> Iterator[tuple[tuple[str, str, str], str]]:
    for said in mentioned(document):
        part, language = said.part, said.language
        scene = scene_of(said, tables(said.view, language, part.masks).spans)
        linked = {made.quantity.start for made in link(scene)}
        for quantity in scene.quantities:
            words = "" if quantity.start in linked else _words(scene, quantity)
            if words and quantity.unit in units():
                yield (
                    (words, quantity.unit, language),
                    _sentence(document.text[part.start : part.end], quantity.start),
                )


def _words(scene: Scene, quantity: Quantity) -> str:
    low, _ = scene.clause(quantity.start)
    said = scene.view[low : quantity.start]
    found = _HEADS[scene.language].search(said.replace("\n", " "))
    if found is None or scene.names_between(low, quantity.start):
        return ""
    return _DROPPED.sub("", " ".join(found["words"].split()))


def _sentence(view: str, at: int) -> str:
    low = max(
        (m.end() for m in _ENDS.finditer(view, max(at - _LONGEST, 0), at)), default=max(at - _LONGEST, 0)
    )
    end = _ENDS.search(view, at, at + _LONGEST)
    return " ".join(view[low : end.start() if end else at + _LONGEST].split()).replace('"', "'")
