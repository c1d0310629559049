"""What a chart calls a region: the last name of its path, longer where two would be the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_ENDINGS = (
    "特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|区|县|盟|旗|街道"
    "|乡(?![市县])|镇(?![市县区])|村(?![市县区镇])"
)
_CHINESE = re.compile(rf"[一-鿿]{{2,}}?(?:{_ENDINGS})|.+$", re.DOTALL)


def labels(regions: Iterable[str]) -> dict[str, str]:
    """Return the shortest name of each region that no other region here shares.

    Parameters
    ----------
    regions : iterable of str
        Full paths: ``福建省福州市闽清县``, ``陕西省/宝鸡市/金台区``, ``Orange County, California``.

    Returns
    -------
    dict of str to str
        By path, in sorted order. Equal last names are led by their parents until they differ.

    Examples
    --------
    >>> labels(["福建省福州市闽清县", "福建省福州市鼓楼区", "江苏省南京市鼓楼区"]).values()
    dict_values(['南京市鼓楼区', '闽清县', '福州市鼓楼区'])
    """
    paths = sorted(set(regions))
    longer = {path: _candidates(path) for path in paths}
    shown = dict.fromkeys(paths, 0)
    while True:
        named = {path: longer[path][at] for path, at in shown.items()}
        times = Counter(named.values())
        doubled = [p for p in paths if times[named[p]] > 1 and shown[p] + 1 < len(longer[p])]
        if not doubled:
            return named
        for path in doubled:
            shown[path] += 1


def _candidates(path: str) -> list[str]:
    if "/" in path:
        parts = [p for p in path.split("/") if p] or [path]
        return ["/".join(parts[-k:]) for k in range(1, len(parts) + 1)]
    if ", " in path:
        parts = path.split(", ")
        return [", ".join(parts[:k]) for k in range(1, len(parts) + 1)]
    parts = _CHINESE.findall(path) if "\u4e00" <= path[:1] <= "\u9fff" else [path]
    return ["".join(parts[-k:]) for k in range(1, len(parts) + 1)]
