"""A sentence before it has a language: a template's name and what goes into its slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from trends.report.markup import Html, fill, join, safe, tag
from trends.report.numerals import hedged, number

LANGUAGES = ("en", "zh")
_FIRST = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Count:
    """How many there are of something; small ones are words in English."""

    n: int
    noun: str = ""
    key: str = ""


@dataclass(frozen=True)
class Value:
    """A stated value: a button that opens its sentence or its row."""

    key: str
    value: float
    digits: int
    bound: str = "="
    unit: str = ""
    high: float | None = None


@dataclass(frozen=True)
class Pace:
    """A fitted pace: a button that opens the numbers it was fitted to."""

    key: str
    value: float
    percent: bool
    digits: int = 1
    sign: bool = True
    unit: str = ""


@dataclass(frozen=True)
class Range:
    """The interval of a computed number, within the same button's reach."""

    key: str
    lower: float
    upper: float
    digits: int = 1


@dataclass(frozen=True)
class Place:
    """A region by its short name."""

    region: str


@dataclass(frozen=True)
class Plain:
    """Text that is the same in each language: years, names, thresholds."""

    text: str


@dataclass(frozen=True)
class Words:
    """Text that has its own form in each language."""

    by_language: Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """Clauses one after another, between them the language's comma."""

    clauses: tuple[Say, ...]


Slot = Count | Value | Pace | Range | Place | Plain | Words | Said


@dataclass(frozen=True)
class Say:
    """One sentence.

    Attributes
    ----------
    template : str
        Its name in `trends.report.wording`.
    slots : mapping of str to slot
        What the template's braces stand for.
    """

    template: str
    slots: Mapping[str, Slot] = field(default_factory=dict)


class Manner(NamedTuple):
    """How numbers are written: small counts as words, and hedges as words, which a table does not do."""

    spelled: bool
    prose: bool


@dataclass(frozen=True)
class Voice:
    """How one language says things: its templates, and the names of regions."""

    lang: str
    texts: Mapping[str, str]
    labels: Mapping[str, str]
    markup: bool = True
    own: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a template without slots."""
        return self.texts[name]

    def term(self, kind: str, name: str) -> str:
        """Return the word for an id of one kind; an id without one with its underscores as spaces."""
        return self.texts.get(f"{kind}.{name}", name.replace("_", " "))

    def say(self, sentence: Say) -> Html:
        """Return the sentence as HTML, or as plain text marked safe when `markup` is off."""
        prose = sentence.template != "bare"
        spelled = prose and all(n <= 12 for n in _counted(sentence))
        return self.filled(sentence, Manner(spelled, prose))

    def filled(self, sentence: Say, manner: Manner) -> Html:
        """Return the sentence with its numbers written in a given manner."""
        slots = {name: _SLOTS[type(slot)](self, slot, manner) for name, slot in sentence.slots.items()}
        template = self._template(sentence)
        head = _FIRST.match(template)
        if head and manner.prose and isinstance(sentence.slots[head[1]], Count):
            slots[head[1]] = _capital(slots[head[1]])
        return fill(template, slots) if self.markup else Html(template.format(**slots))

    def _template(self, sentence: Say) -> str:
        """Return the template for none where there is one and the count of those it is about is zero."""
        of, none = sentence.slots.get("k"), f"{sentence.template}.none"
        nobody = isinstance(of, Count) and of.n == 0
        return self.texts[none if nobody and none in self.texts else sentence.template]

    def place(self, region: str, *, whole: bool = False) -> str:
        """Return a region's short name, marked as Chinese where it is; `whole` sets its own beside it."""
        name = self.labels.get(region, region)
        name = self.unnamed(region) if name == region else name
        if not self.markup:
            return name
        shown = tag("bdi", name, lang="zh" if self.lang == "en" and _has_han(name) else None)
        own = self.own.get(region) if whole and self.lang == "en" and not region.endswith(")") else None
        return join([shown, tag("small", own, lang="zh")], " ") if own and own != name else shown

    def unnamed(self, region: str) -> str:
        """Return words for a region that its text never names, or the path."""
        if not region.startswith("@"):
            return region
        document, _, part = region[1:].rpartition("-")
        return self.texts["place.unnamed"].format(document=document or region[1:], part=part)

    def button(self, key: str, shown: str) -> str:
        """Return a number as a button that opens where it comes from."""
        if not self.markup or not key:
            return shown
        return tag("button", shown, type="button", class_="n", data_key=key)


def _count(voice: Voice, slot: Count, manner: Manner) -> str:
    text = number(slot.n, 0)
    if voice.lang == "en" and (manner.spelled or (slot.n == 0 and not slot.noun)):
        text = voice.texts["small"].split()[slot.n] if slot.n or not slot.noun else "no"
    noun = voice.texts[f"noun.{slot.noun}"].split("|")[0 if slot.n == 1 else -1]
    glue = " " if noun and voice.lang == "en" else ""
    return voice.button(slot.key, text + glue + noun)


def _value(voice: Voice, slot: Value, manner: Manner) -> str:
    bound = "=" if manner.prose else slot.bound
    shown = hedged(slot.value, bound, slot.digits, high=slot.high)
    button = voice.button(slot.key, shown + (slot.unit if slot.unit in ("%", "‰") else ""))
    if not manner.prose or slot.bound == "=":
        return button
    told = voice.texts[f"bound.{slot.bound}"]
    return fill(told, {"n": button}) if voice.markup else told.format(n=button)


def _pace(voice: Voice, slot: Pace, manner: Manner) -> str:
    value = slot.value if slot.sign else abs(slot.value)
    shown = number(value, slot.digits, sign=slot.sign)
    unit = "percent" if slot.percent else "points" if slot.unit == "%" else "units"
    return voice.button(slot.key, voice.texts[f"pace.{unit}"].format(n=shown))


def _range(voice: Voice, slot: Range, manner: Manner) -> str:
    ends = (number(end, slot.digits, sign=True) for end in (slot.lower, slot.upper))
    shown = voice.button(slot.key, voice.texts["to"].join(ends))
    told = fill(voice.texts["interval"], {"n": shown})
    return tag("span", told, class_="whole") if voice.markup else voice.texts["interval"].format(n=shown)


def _place(voice: Voice, slot: Place, manner: Manner) -> str:
    return voice.place(slot.region)


def _plain(voice: Voice, slot: Plain, manner: Manner) -> str:
    return slot.text


def _words(voice: Voice, slot: Words, manner: Manner) -> str:
    return slot.by_language.get(voice.lang) or next(iter(slot.by_language.values()), "")


def _said(voice: Voice, slot: Said, manner: Manner) -> str:
    told = [voice.filled(clause, manner) for clause in slot.clauses]
    return join(told, voice.texts["clause"]) if voice.markup else voice.texts["clause"].join(told)


_SLOTS: dict[type, Callable[..., str]] = {
    Count: _count,
    Value: _value,
    Pace: _pace,
    Range: _range,
    Place: _place,
    Plain: _plain,
    Words: _words,
    Said: _said,
}


def _counted(sentence: Say) -> Iterator[int]:
    for slot in sentence.slots.values():
        if isinstance(slot, Count):
            yield slot.n
        elif isinstance(slot, Said):
            yield from (n for clause in slot.clauses for n in _counted(clause))


def _capital(text: str) -> str:
    return text if isinstance(text, Html) else text[:1].upper() + text[1:]


def _has_han(text: str) -> bool:
    return any("㐀" <= character <= "鿿" for character in text)


@dataclass(frozen=True)
class Both:
    """The voices of the page; whatever is said is said by each, and CSS shows one."""

    voices: tuple[Voice, ...]

    def __call__(self, sentence: Say | str) -> Html:
        """Return the sentence, or the bare text of a template's name, in each language."""
        said = sentence if isinstance(sentence, Say) else Say(sentence)
        return self.each(lambda voice: voice.say(said))

    def each(self, make: Callable[[Voice], str]) -> Html:
        """Return one span a language; a single one where they agree."""
        made = [safe(make(voice)) for voice in self.voices]
        if len(set(made)) == 1:
            return made[0]
        return join(
            tag("span", text, lang=v.lang, data_l=v.lang) for v, text in zip(self.voices, made, strict=True)
        )
