"""Chinese and mixed numerals: how they are written, and their exact value."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {c: v for v, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
TENS = {"廿": 20, "卅": 30}
PLACES = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
FRACTIONS = {"百分之": "%", "千分之": "‰", "万分之": "per_10000", "十万分之": "per_100000"}
"""What stands before a share that is said in words, and its unit."""

LONGEST = 24
"""Characters of the longest numeral; whatever is longer counts nothing."""

MASK = "[xX×*＊]{1,4}"
"""What remains where a number was blotted out."""

ARABIC = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?!,?[0-9])(?:\.[0-9]+)?"  # 1,234.5
    r"|[0-9]{1,3}(?: [0-9]{3}){1,2}(?:\.[0-9]+)?(?![0-9.])(?= ?[一-龥%‰])"  # 6 215 人
    r"|[0-9]+(?: ?[.·][0-9]+)?)"  # 13 .8
)
SCALE = r"(?:[十百千]?[万亿兆]|[百千](?![克米瓦伏卡帕]))"
WORDS = r"[一二两三四五六七八九十百千万亿零〇廿卅]{1,24}(?:点[一二三四五六七八九零〇]{1,9})?"

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MIXED = re.compile(r"[0-9][0-9.]*|[〇零一二两三四五六七八九廿卅]|[十百千]|[万亿兆]")


def parse(numeral: str) -> Decimal | None:
    """Return the exact value of an Arabic, Chinese or mixed numeral, None when it has none.

    Spaces and the comma of thousands are ignored.

    Examples
    --------
    >>> parse("三千二百零六"), parse("1.26亿"), parse("二〇一一"), parse("13 .8")
    (Decimal('3206'), Decimal('126000000.00'), Decimal('2011'), Decimal('13.8'))
    """
    plain = numeral.replace(" ", "").replace(",", "").replace("·", ".")
    if len(plain) > LONGEST:
        return None
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    if "点" in plain:
        whole, _, decimals = plain.partition("点")
        return _with_decimals(parse(whole), decimals)
    if len(plain) > 1 and all(c in DIGITS for c in plain):
        return Decimal("".join(str(DIGITS[c]) for c in plain)) if _by_digits(plain) else None
    if not plain or "".join(tokens := _MIXED.findall(plain)) != plain:
        return None
    return _sum(tokens)


def _by_digits(plain: str) -> bool:
    return len(plain) > 3 or "〇" in plain or "零" in plain


def _with_decimals(whole: Decimal | None, decimals: str) -> Decimal | None:
    if whole is None or not decimals or any(c not in DIGITS for c in decimals):
        return None
    return whole + Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))


def _sum(tokens: list[str]) -> Decimal | None:
    total, section, digit, last = Decimal(0), Decimal(0), Decimal(0), Decimal(1)
    for token in tokens:
        if token in GROUPS:
            section += digit
            kept = total if token == "万" else Decimal(0)
            total = kept + ((section if kept or token == "万" else total + section) or 1) * GROUPS[token]
            section, digit, last = Decimal(0), Decimal(0), Decimal(GROUPS[token])
        elif token in PLACES:
            section += (digit or 1) * PLACES[token]
            digit, last = Decimal(0), Decimal(PLACES[token])
        elif token in TENS:
            section, last = section + TENS[token], Decimal(10)
        elif token in DIGITS:
            if digit:
                return None
            digit, last = Decimal(DIGITS[token]), last if DIGITS[token] else Decimal(1)
            continue
        elif token.count(".") > 1 or token.endswith("."):
            return None
        else:
            digit, last = Decimal(token), Decimal(1)
    colloquial = tokens[-1] in DIGITS and last >= 100
    return total + section + (digit * last / 10 if colloquial else digit)
