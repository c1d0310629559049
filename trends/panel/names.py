"""How tables name things: columns, indicators and units, each as one table of words."""

from __future__ import annotations

import re
from functools import cache

from trends.catalogue.indicators import indicators

COLUMNS: dict[str, tuple[str, ...]] = {
    "region": (
        *(
            "region",
            "地区",
            "地區",
            "区域",
            "省份",
            "省",
            "省市",
            "省级行政区",
            "城市",
            "县",
            "县市",
            "市县",
            "国家",
        ),
        *(
            "单位名称",
            "行政区",
            "行政区划",
            "area",
            "geo",
            "ref_area",
            "place",
            "location",
            "state",
            "county",
        ),
        *(
            "country",
            "country name",
            "entity",
            "province",
            "name",
            "geo\\time",
            "geo\\time_period",
            "geo (labels)",
            "geo (codes)",
        ),
    ),
    "region_code": (
        "region_code",
        "行政区划代码",
        "代码",
        "adcode",
        "code",
        "geo_code",
        "fips",
        "country code",
    ),
    "indicator": (
        *(
            "indicator",
            "指标",
            "指標",
            "指标名称",
            "项目",
            "variable",
            "measure",
            "series",
            "indic",
            "indic_de",
        ),
        *("indicator name", "series name"),
    ),
    "subgroup": ("subgroup", "分组", "组别", "group", "sex", "age", "birth_order", "孩次"),
    "year": ("year", "年份", "年度", "年", "时间", "date", "time", "time_period", "period"),
    "value": ("value", "数值", "值", "数据", "obs_value", "values", "figure"),
    "unit": ("unit", "单位", "單位", "计量单位", "unit_measure", "units"),
    "se": ("se", "标准误", "std_error", "standard_error", "stderr"),
    "lower": ("lower", "下限", "lower_ci", "ci_lower", "lci", "lower_bound"),
    "upper": ("upper", "上限", "upper_ci", "ci_upper", "uci", "upper_bound"),
    "numerator": ("numerator", "分子", "cases", "events"),
    "denominator": ("denominator", "分母", "exposure", "base"),
    "months": ("months", "月数", "月份数"),
    "flag": ("obs_flag", "obs_status", "flag", "备注", "注"),
    "source": ("source", "来源", "來源", "资料来源", "数据来源", "出处"),
}
"""The names by which tables call each column, in lower case."""

COUNTED = frozenset(
    ["person", "birth", "death", "case", "人", "个", "例", "persons", "people", "number", "nr"]
)
"""Words a table may use for the unit of a count; the catalogue's own unit stands for them."""

UNITS: dict[str, tuple[str, float]] = {
    "万人": ("person", 1e4),
    "千人": ("person", 1e3),
    "人": ("person", 1.0),
    "persons": ("person", 1.0),
    "thousand": ("person", 1e3),
    "户": ("household", 1.0),
    "万户": ("household", 1e4),
    "元": ("CNY", 1.0),
    "万元": ("CNY", 1e4),
    "亿元": ("CNY", 1e8),
    "％": ("%", 1.0),
    "percent": ("%", 1.0),
    "per 1000": ("‰", 1.0),
    "per 1,000 people": ("‰", 1.0),
    "per thousand": ("‰", 1.0),
    "女=100": ("per_100_females", 1.0),
}
"""Words for units, with the base unit and the factor to it."""

CODES = {
    "GBIRTHRT": "crude_birth_rate",
    "GDEATHRT": "crude_death_rate",
    "NATGROWRT": "natural_increase_rate",
    "LBIRTH": "births",
    "DEATH": "deaths",
    "JAN": "population",
    "SP.DYN.CBRT.IN": "crude_birth_rate",
    "Birth rate, crude": "crude_birth_rate",
    "SP.DYN.CDRT.IN": "crude_death_rate",
    "Death rate, crude": "crude_death_rate",
    "SP.DYN.TFRT.IN": "total_fertility_rate",
    "SP.POP.TOTL": "population",
    "Population, total": "population",
}
"""What Eurostat and the World Bank call indicators of the catalogue."""

RATIOS = {("%", "‰"): 10.0, ("‰", "%"): 0.1}
_BRACKET = re.compile(r"[（(\[]([^）)\]]*)[）)\]]\s*$")


def column(header: str) -> str:
    """Return the contract's name of a column, or "" when no synonym matches.

    Examples
    --------
    >>> column(" 地 区 "), column("OBS_VALUE"), column("colour")
    ('region', 'value', '')
    """
    return _columns().get(_plain(header), "")


def indicator(text: str) -> tuple[str, str, bool]:
    """Return an indicator's id, the unit its name carries and whether the catalogue knows it.

    Examples
    --------
    >>> indicator("人口出生率（‰）"), indicator("Sex ratio at birth"), indicator("rainfall (mm)")
    (('crude_birth_rate', '‰', True), ('sex_ratio_at_birth', '', True), ('rainfall', 'mm', False))
    """
    found = _indicators().get(_plain(text))
    if found:
        return found, "", True
    bracket = _BRACKET.search(text.strip())
    bare = text.strip()[: bracket.start()].strip() if bracket else text.strip()
    found = _indicators().get(_plain(bare))
    return found or bare, bracket[1].strip() if bracket else "", found is not None


def fitting(said: str, indicator_id: str) -> str:
    """Return the unit of a table's title that an indicator can have, of those it lists, or "".

    Examples
    --------
    >>> fitting("万人、‰", "population"), fitting("万人、‰", "crude_birth_rate"), fitting("元", "births")
    ('万人', '‰', '')
    """
    entry = indicators().get(indicator_id)
    listed = [part.strip() for part in re.split(r"[、，,;；]", said) if part.strip()]
    if entry is None:
        return listed[0] if len(listed) == 1 else ""
    return next((one for one in listed if unit(one, indicator_id)[0] == entry.unit), "")


def named_in(text: str) -> set[str]:
    """Return the indicators whose names stand in a title; a name within a longer one does not count.

    Examples
    --------
    >>> sorted(named_in("2010年各地区人口出生率、死亡率")), named_in("Dataset: Crude birth rate [tps00204]")
    (['crude_birth_rate', 'crude_death_rate'], {'crude_birth_rate'})
    """
    plain, found = _plain(text), set()
    for word, key in sorted(_indicators().items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if len(word) > 1 and word in plain:
            found.add(key)
            plain = plain.replace(word, "|")
    return found


def unit(said: str, indicator_id: str) -> tuple[str, float]:
    """Return the base unit of a table's unit and the factor to it, in the catalogue's unit if it can be.

    Examples
    --------
    >>> unit("万人", "population"), unit("%", "crude_birth_rate"), unit("", "sex_ratio_at_birth")
    (('person', 10000.0), ('‰', 10.0), ('per_100_females', 1.0))
    """
    entry = indicators().get(indicator_id)
    base, factor = UNITS.get(said, (said, 1.0))
    if entry is None or base == entry.unit:
        return base, factor
    if not base or (base in COUNTED and entry.unit in COUNTED):
        return entry.unit, factor
    ratio = RATIOS.get((base, entry.unit))
    return (entry.unit, factor * ratio) if ratio else (base, factor)


def _plain(text: str) -> str:
    return re.sub(r"[\s_\ufeff]+", "", text).casefold()


@cache
def _columns() -> dict[str, str]:
    return {_plain(word): name for name, words in COLUMNS.items() for word in words}


@cache
def _indicators() -> dict[str, str]:
    words = {_plain(code): key for code, key in CODES.items()}
    for key, entry in indicators().items():
        called = [key, *entry.label.values()] + [n for names in entry.names.values() for n in names]
        for word in called:
            words.setdefault(_plain(word), key)
    return words
