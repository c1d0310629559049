"""How English points at a place: by its rank (our county, the whole province) or by its name."""

from __future__ import annotations

import re

RANKS: dict[str, tuple[str, ...]] = {
    "country": ("nationwide", "the whole country", "the nation as a whole", "nationally"),
    "province": (
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
    r"\b(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2} (?:Province|Prefecture|County|"
    r"City|District|Township|Town|Village|Municipality))\b"
)
"""A name with its rank."""

HEADING = re.compile(r"^[\s\d.]*(?:In|The)?\s*$")
"""What may stand before the place in a heading, or at the head of its paragraph."""

COUNTRIES = """
    Afghanistan|Algeria|Angola|Argentina|Australia|Bangladesh|Benin|Bhutan|Bolivia|Botswana|
    Brazil|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Chile|Colombia|Costa Rica|Cuba|
    Ecuador|Egypt|El Salvador|Eritrea|Ethiopia|Gabon|Gambia|Ghana|Guatemala|Guinea|Haiti|
    Honduras|India|Indonesia|Iran|Iraq|Israel|Jamaica|Japan|Kazakhstan|Kenya|Kuwait|
    Kyrgyzstan|Laos|Lao PDR|Lebanon|Lesotho|Liberia|Libya|Madagascar|Malawi|Malaysia|Mali|
    Mauritania|Mauritius|Mexico|Mongolia|Morocco|Mozambique|Myanmar|Namibia|Nepal|New Zealand|
    Nicaragua|Niger|Nigeria|North Korea|Oman|Pakistan|Panama|Paraguay|Peru|Philippines|Qatar|
    Republic of Korea|Russia|Russian Federation|Rwanda|Saudi Arabia|Senegal|Sierra Leone|
    Singapore|Somalia|South Africa|South Korea|Sri Lanka|Sudan|Syria|Tajikistan|Tanzania|
    Thailand|Timor-Leste|Togo|Tunisia|Turkmenistan|Uganda|Ukraine|United Arab Emirates|Uruguay|
    Uzbekistan|Venezuela|Viet Nam|Vietnam|Yemen|Zambia|Zimbabwe
"""
"""Countries outside Europe, of which the catalogue has no divisions."""
COUNTRY = re.compile(rf"\b(?P<name>{'|'.join(' '.join(n.split()) for n in COUNTRIES.split('|'))})\b")
"""One of them by its name."""

TOTAL = re.compile(r"(?:total|all|whole (?:county|city|province)|average|(?:19|20)\d\d)", re.IGNORECASE)
"""The first cell of a line that stands for the whole, or for a year of it."""
