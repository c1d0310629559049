"""What a chart calls a region: the last name of its path, longer where two would be the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from trends.catalogue.regions.english import english_names
from trends.charts.axes import fit_width

MEAN = " (weighted mean)"
"""How the panel ends the name of a mean over a whole's members."""
_MEANS = {"zh": "（加权平均）", "en": MEAN}
_ALL = {"all regions": "全部地区"}
_ENDINGS = (
    "特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|区|县|盟|旗|街道"
    "|乡(?![市县])|镇(?![市县区])|村(?![市县区镇])"
)
_CHINESE = re.compile(rf"[一-鿿]{{2,}}?(?:{_ENDINGS})|.+$", re.DOTALL)


def labels(regions: Iterable[str], lang: str = "zh") -> dict[str, str]:
    """Return the shortest name of each region that no other region here shares.

    Parameters
    ----------
    regions : iterable of str
        Full paths: ``福建省福州市闽清县``, ``陕西省/宝鸡市/金台区``, ``Orange County, California``.
    lang : str
        ``en`` takes the English name where the catalogue has one; the others stay as they are written.

    Returns
    -------
    dict of str to str
        By path, in sorted order. Equal last names are led by their parents until they differ.

    Examples
    --------
    >>> labels(["福建省福州市闽清县", "福建省福州市鼓楼区", "江苏省南京市鼓楼区"]).values()
    dict_values(['南京市鼓楼区', '闽清县', '福州市鼓楼区'])
    >>> labels(["黑龙江省", "全国 (weighted mean)"], "en").values()
    dict_values(['China (weighted mean)', 'Heilongjiang'])
    """
    paths = set(regions)
    named = _shortest(sorted(paths))
    return {path: _spoken(path, name, lang) for path, name in named.items()}


def fitted_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return names cut to what a chart has room for, as its parameter ``names`` takes them.

    Examples
    --------
    >>> fitted_names({"a": "a" * 40})["a"][-2:]
    'a…'
    """
    return {region: fit_width(name) for region, name in names.items()}


def both(regions: Iterable[str]) -> list[str]:
    """Return the names of regions in every language, for a chart that must have room for each.

    Examples
    --------
    >>> both(["黑龙江省"])
    ['黑龙江省', 'Heilongjiang']
    """
    paths = sorted(set(regions))
    return [name for lang in ("zh", "en") for name in labels(paths, lang).values()]


def _spoken(path: str, name: str, lang: str) -> str:
    place, mean, _ = path.partition(MEAN)
    if lang == "en":
        return english_names().get(place, place if mean else name) + mean
    return _ALL.get(place, place) + _MEANS["zh"] if mean else name


def _shortest(paths: list[str]) -> dict[str, str]:
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
