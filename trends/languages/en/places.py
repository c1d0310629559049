"""How English points at a place: by its rank (our county, the whole province) or by its name."""

from __future__ import annotations

import re

RANKS: dict[str, tuple[str, ...]] = {
    "country": ("nationwide", "the whole country", "the nation as a whole", "nationally", "the nation"),
    "province": (
        "statewide",
        "state-wide",
        "the state as a whole",
        "the whole state",
        "our state",
        "our province",
        "the whole province",
        "province-wide",
        "provincewide",
        "the province as a whole",
    ),
    "prefecture": (
        "our city",
        "the whole city",
        "city-wide",
        "citywide",
        "the city as a whole",
        "the whole prefecture",
    ),
    "county": (
        "our county",
        "the whole county",
        "county-wide",
        "countywide",
        "the county as a whole",
        "our district",
    ),
    "township": ("our township", "the whole township", "our town", "township-wide"),
    "village": ("our village", "the whole village"),
}
"""Words for the whole of a place, by the rank they usually name; the text's own rank decides."""

VERSUS = re.compile(r"\b(?:than|with|against|below|above|to)\s+$", re.IGNORECASE)
"""Before a place that a value is compared with and is not a value of."""

RANKED = re.compile(r"^\s*(?:average|target|standard|requirement)", re.IGNORECASE)
"""After a place that is not what the value is about."""

LISTED = re.compile(
    r"\b(?!(?:In|The|At|For|Of|And|From|Every|Each|This|That|By|To|With|While|But|Our|Both|All|Only|When|Where)\b)"
    r"(?P<name>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){0,2} (?P<rank>Province|Prefecture|County|Borough|Parish|"
    r"City|District|Township|Town|Village|Municipality|State|Region))\b"
    r"(?:, (?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?))?"
)
"""A name with its rank, and the state behind it."""
HEADING = re.compile(r"^[\s\d.]*(?:In|The)?\s*$")
"""What may stand before the place in a heading, or at the head of its paragraph."""

ADJECTIVES = {
    found[1]: found[2]
    for found in re.finditer(
        r"(\w+(?: African| Korean| Lankan)?) ([^|]+?)(?:\||\Z)",
        " ".join(
            [
                "Afghan",
                "Afghanistan|Albanian",
                "Albania|Algerian",
                "Algeria|American",
                "United",
                "States|Argentine",
                "Argentina|Armenian",
                "Armenia|",
                "Australian",
                "Australia|Austrian",
                "Austria|Azerbaijani",
                "Azerbaijan|Bangladeshi",
                "Bangladesh|Belgian",
                "Belgium|",
                "Bolivian",
                "Bolivia|Brazilian",
                "Brazil|British",
                "United",
                "Kingdom|Bulgarian",
                "Bulgaria|Cambodian",
                "Cambodia|",
                "Canadian",
                "Canada|Chilean",
                "Chile|Chinese",
                "China|Colombian",
                "Colombia|Croatian",
                "Croatia|Cuban",
                "Cuba|",
                "Cypriot",
                "Cyprus|Czech",
                "Czechia|Danish",
                "Denmark|Dutch",
                "Netherlands|Egyptian",
                "Egypt|English",
                "England|",
                "Estonian",
                "Estonia|Ethiopian",
                "Ethiopia|Filipino",
                "Philippines|Finnish",
                "Finland|French",
                "France|",
                "Georgian",
                "Georgia|German",
                "Germany|Ghanaian",
                "Ghana|Greek",
                "Greece|Hungarian",
                "Hungary|Icelandic",
                "Iceland|",
                "Indian",
                "India|Indonesian",
                "Indonesia|Iranian",
                "Iran|Iraqi",
                "Iraq|Irish",
                "Ireland|Israeli",
                "Israel|",
                "Italian",
                "Italy|Japanese",
                "Japan|Kazakh",
                "Kazakhstan|Kenyan",
                "Kenya|Korean",
                "South",
                "Korea|Latvian",
                "Latvia|",
                "Lithuanian",
                "Lithuania|Malaysian",
                "Malaysia|Maltese",
                "Malta|Mexican",
                "Mexico|Mongolian",
                "Mongolia|",
                "Moroccan",
                "Morocco|Nepalese",
                "Nepal|Nepali",
                "Nepal|Nigerian",
                "Nigeria|Norwegian",
                "Norway|Pakistani",
                "Pakistan|",
                "Peruvian",
                "Peru|Philippine",
                "Philippines|Polish",
                "Poland|Portuguese",
                "Portugal|Romanian",
                "Romania|",
                "Russian",
                "Russia|Rwandan",
                "Rwanda|Scottish",
                "Scotland|Serbian",
                "Serbia|Singaporean",
                "Singapore|",
                "Slovak",
                "Slovakia|Slovenian",
                "Slovenia|South",
                "African",
                "South",
                "Africa|South",
                "Korean",
                "South",
                "Korea|",
                "Spanish",
                "Spain|Sri",
                "Lankan",
                "Sri",
                "Lanka|Swedish",
                "Sweden|Swiss",
                "Switzerland|Thai",
                "Thailand|",
                "Tunisian",
                "Tunisia|Turkish",
                "Turkey|Ugandan",
                "Uganda|Ukrainian",
                "Ukraine|Vietnamese",
                "Vietnam|Welsh",
                "Wales",
            ]
        ).replace("| ", "|"),
    )
}
"""Countries by the adjective that stands before what is measured there."""
ADJECTIVE = re.compile(
    rf"\b(?P<name>{'|'.join(sorted(ADJECTIVES, key=len, reverse=True))})"
    r"(?= (?:crude |total |infant |maternal |"
    r"natural |live |married )?(?:rates?|wom[ae]n|births?|deaths?|population|fertility|mortality|figures?|"
    r"ratio|TFR|CBR|value|level|average|families|couples|households|babies|newborns|mothers|life|sex|one|"
    r"residents|people)\b)"
)
"""One of them where it says whose figure follows."""

TOTAL = re.compile(
    r"(?:(?:grand |county |state |overall )?totals?"
    r"|all(?: (?:districts|counties|states|regions|areas|townships|towns|villages|provinces|ages|births))?"
    r"|(?:the )?whole (?:county|city|province|district|state)|average|overall|(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""The first cell of a line that stands for the whole, or for a year of it."""
