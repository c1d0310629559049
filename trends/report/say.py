"""A sentence before it has a language: a template's name and what goes into its slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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


Slot = Count | Value | Pace | Range | Place | Plain | Words


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


@dataclass(frozen=True)
class Voice:
    """How one language says things: its templates, and the names of regions."""

    lang: str
    texts: Mapping[str, str]
    labels: Mapping[str, str]
    markup: bool = True

    def text(self, name: str) -> str:
        """Return a template without slots."""
        return self.texts[name]

    def term(self, kind: str, name: str) -> str:
        """Return the word for an id of one kind; an id without one with its underscores as spaces."""
        return self.texts.get(f"{kind}.{name}", name.replace("_", " "))

    def say(self, sentence: Say) -> Html:
        """Return the sentence as HTML, or as plain text marked safe when `markup` is off."""
        bare = sentence.template == "bare"
        spelled = not bare and all(s.n <= 12 for s in sentence.slots.values() if isinstance(s, Count))
        slots = {name: self.slot(slot, spelled=spelled) for name, slot in sentence.slots.items()}
        template = self.texts[sentence.template]
        head = _FIRST.match(template)
        if head and not bare and isinstance(sentence.slots[head[1]], Count):
            slots[head[1]] = _capital(slots[head[1]])
        if not self.markup:
            return Html(template.format(**slots))
        return fill(template, slots)

    def slot(self, slot: Slot, *, spelled: bool = False) -> str:
        """Return what stands in the slot."""
        return _SLOTS[type(slot)](self, slot, spelled)

    def place(self, region: str) -> str:
        """Return a region's short name, marked as Chinese where it is."""
        name = self.labels.get(region, region)
        name = self.unnamed(region) if name == region else name
        if not self.markup:
            return name
        return tag("bdi", name, lang="zh" if self.lang == "en" and _has_han(name) else None)

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


def _count(voice: Voice, slot: Count, spelled: bool) -> str:
    text = number(slot.n, 0)
    if voice.lang == "en" and (spelled or (slot.n == 0 and not slot.noun)):
        text = voice.texts["small"].split()[slot.n] if slot.n or not slot.noun else "no"
    noun = voice.texts[f"noun.{slot.noun}"].split("|")[0 if slot.n == 1 else -1]
    glue = " " if noun and voice.lang == "en" else ""
    return voice.button(slot.key, text + glue + noun)


def _value(voice: Voice, slot: Value, spelled: bool) -> str:
    shown = hedged(slot.value, slot.bound, slot.digits, high=slot.high)
    return voice.button(slot.key, shown + (slot.unit if slot.unit in ("%", "‰") else ""))


def _pace(voice: Voice, slot: Pace, spelled: bool) -> str:
    value = slot.value if slot.sign else abs(slot.value)
    shown = number(value, slot.digits, sign=slot.sign)
    unit = "percent" if slot.percent else "points" if slot.unit == "%" else "units"
    return voice.button(slot.key, voice.texts[f"pace.{unit}"].format(n=shown))


def _range(voice: Voice, slot: Range, spelled: bool) -> str:
    ends = (number(end, slot.digits, sign=True) for end in (slot.lower, slot.upper))
    shown = voice.button(slot.key, voice.texts["to"].join(ends))
    told = fill(voice.texts["interval"], {"n": shown})
    return tag("span", told, class_="whole") if voice.markup else voice.texts["interval"].format(n=shown)


def _place(voice: Voice, slot: Place, spelled: bool) -> str:
    return voice.place(slot.region)


def _plain(voice: Voice, slot: Plain, spelled: bool) -> str:
    return slot.text


def _words(voice: Voice, slot: Words, spelled: bool) -> str:
    return slot.by_language.get(voice.lang) or next(iter(slot.by_language.values()), "")


_SLOTS: dict[type, Callable[..., str]] = {
    Count: _count,
    Value: _value,
    Pace: _pace,
    Range: _range,
    Place: _place,
    Plain: _plain,
    Words: _words,
}


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
