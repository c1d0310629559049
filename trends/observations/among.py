"""Figures about a part of the births that a sentence has singled out, and not about all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trends.observations.rows import Row

AMONG = {"unreported_births": ("out_of_plan_births", "policy_compliance_rate", "multi_birth_share")}
"""By the count that singles out a part: what the rest of its sentence says of that part."""
WHOLE = ("births",)
"""Counts that turn the sentence back to all births."""

_SENTENCE_END = re.compile(r"[。！？!?;；\n]|\.\s")


def among(rows: Sequence[Row], text: str) -> list[Row]:
    """Return the rows of one part, those that speak of a singled-out part with it as their subgroup.

    A compliance rate of 9.74 % among births found late is not the county's rate.

    Parameters
    ----------
    rows : sequence of Row
        In any order.
    text : str
        The document's, for the sentences.

    Examples
    --------
    >>> text = "清理出漏报出生33人，符合政策生育率9.1%。全年符合政策生育率93%。"
    >>> rate = "policy_compliance_rate"
    >>> found = [(7, 10, "unreported_births"), (18, 22, rate), (32, 35, rate)]
    >>> rows = [{"start": s, "end": e, "indicator": i, "subgroup": ""} for s, e, i in found]
    >>> [row["subgroup"] for row in among(rows, text)]
    ['', 'among_unreported_births', '']
    """
    named: list[Row] = []
    part, since = "", 0
    for row in sorted(rows, key=lambda r: (int(str(r["start"])), int(str(r["end"])))):
        indicator, start = str(row["indicator"]), int(str(row["start"]))
        ended = _SENTENCE_END.search(text, since, start) is not None
        part = "" if ended or indicator in WHOLE else part
        singled = indicator in AMONG.get(part, ()) and not row["subgroup"]
        named.append({**row, "subgroup": f"among_{part}"} if singled else row)
        part, since = (indicator if indicator in AMONG else part), start
    return named
