from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.documents.placing import claimed_rank, placed
from trends.documents.placing_english import placed_english
from trends.languages.view import simplify


@pytest.mark.parametrize(
    ("text", "title", "year", "region", "code"),
    [
        ("闽清县现有人口31万。全县抓好落实。", "", 2006, "福建省福州市闽清县", "350124"),
        ("闽清县统计公报\n年末人口31万。", "闽清县统计公报", 2012, "福建省福州市闽清县", "350124"),
        ("我县要建设和谐闽清。", "", 2006, "福建省福州市闽清县", "350124"),
        ("全市上下为仙桃争光。这是仙桃人的心愿，我市要抓好落实。", "", 2017, "湖北省仙桃市", "429004"),
        ("印发《海安县岗位规范》，全县执行。", "", 2013, "江苏省南通市海安县", "320621"),
        ("结合商丘實際，我市要抓好落實。", "", 2014, "河南省商丘市", "411400"),
        ("中共文县委员会文件\n我县各乡镇要抓好落实。", "", 2011, "甘肃省陇南市文县", "621222"),
        ("编排的《壶关新歌》得了奖，我县很受鼓舞。", "", 2006, "山西省长治市壶关县", "140427"),
        ("中共宣汉县凉风乡委员会文件\n全乡要抓好落实。", "", 2011, "四川省达州市宣汉县凉风乡", None),
        ("宣汉县南坝镇人口情况\n全镇要抓好落实。", "", 2011, "四川省达州市宣汉县南坝镇", None),
        ("石笋镇2012年工作总结\n我镇抓好落实。", "石笋镇2012年工作总结", 2012, "石笋镇", None),
        ("石笋县2012年统计公报\n全县人口增长。", "石笋县2012年统计公报", 2012, "石笋县", None),
        (
            "在柳桥区人口计生会上的讲话\n全市和我区都要抓好。",
            "在柳桥区人口计生会上的讲话",
            2012,
            "柳桥区",
            None,
        ),
        ("石桥乡2011年各村情况表\n东庄村 31", "石桥乡2011年各村情况表", 2011, "石桥乡", None),
        ("云顶市政府人口政策报告\n本市人口增长。", "云顶市政府人口政策报告", 2011, "云顶市", None),
        ("福建省人口公报\n全省人口增长。", "福建省人口公报", 2012, "福建省", "350000"),
        ("湖北省仙桃市人口公报\n人口增长。", "湖北省仙桃市人口公报", 2012, "湖北省仙桃市", "429004"),
        ("南京市鼓楼区公报\n全区人口增长。", "南京市鼓楼区公报", 2012, "江苏省南京市鼓楼区", "320106"),
        (
            "2011年国民经济和社会发展统计公报\n年末人口增长。",
            "2011年国民经济和社会发展统计公报",
            2012,
            "全国",
            "100000",
        ),
        ("恩施土家族苗族自治州情况\n全州要抓好落实。", "", 2012, "湖北省恩施土家族苗族自治州", "422800"),
    ],
)
def test_the_place_a_text_speaks_for(text: str, title: str, year: int, region: str, code: str | None) -> None:
    view = simplify(text)
    found = placed(view, title=simplify(title), year=year)
    assert found is not None
    assert (found.region, found.code) == (region, code)
    assert 0 <= found.start < found.end <= len(view)


@pytest.mark.parametrize(
    "text",
    [
        "全县要牢记全南的教训。全南的同仁来过，全县要抓好落实。",
        "学习闽清县的经验，我县要抓好落实。",
        "赴闽清县考察后，全县要抓好落实。",
        "全镇要扭转衡阳工作滑坡的局面。",
        "全市的华亭、灵台、泾川受到表彰，我市要抓好落实。",
        "每周至少检查一次，政府都安排专人，全县要抓好落实。",
        "我县要搞好公安、资源、惠民、合作各项工作，实现安居，促进幸福安康。",
        "县政府和县计生局要抓好落实，全县都要动员。",
        "全省人口增长：广东省增长，福建省增长，浙江省增长，江苏省增长。",
        "在全镇人口工作会上的讲话\n我镇抓好落实。",
        "在城市计划生育工作会上的讲话\n全市抓好落实。",
        "各县2012年人口情况\n全市抓好落实。",
        "乡镇人口工作会议\n全乡抓好落实。",
        "会议要求抓好落实。",
        "",
    ],
)
def test_a_place_never_named_is_never_guessed(text: str) -> None:
    assert placed(text, title=text.partition("\n")[0] if "\n" in text else "", year=2010) is None


def test_places_of_one_name_that_nothing_tells_apart_stay_as_written() -> None:
    found = placed("鼓楼区人口公报\n全区人口增长。", title="鼓楼区人口公报", year=2012)
    assert found is not None
    assert (found.region, found.code, found.level) == ("鼓楼区", None, "county")


@pytest.mark.parametrize(
    ("year", "region", "code"),
    [(1990, "四川省达县地区宣汉县", "513022"), (2011, "四川省达州市宣汉县", "511722")],
)
def test_path_and_code_are_those_of_the_year(year: int, region: str, code: str) -> None:
    found = placed("宣汉县公报\n全县抓好落实。", title="宣汉县公报", year=year)
    assert found is not None
    assert (found.region, found.code) == (region, code)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("全省会议后，我县召开大会", "县"),
        ("全镇动员，我市支持，我镇落实", "镇"),
        ("没有主人", ""),
        ("全省、全省、我市、我市", "市"),
    ],
)
def test_the_rank_a_text_claims(text: str, rank: str) -> None:
    assert claimed_rank(text) == rank


@pytest.mark.parametrize(
    ("title", "region", "code"),
    [
        ("Fujian Province: Population Report 2012", "福建省", "350000"),
        ("Statistical Communiqué of the People's Republic of China on 2011", "全国", "100000"),
        ("Vital Statistics of New York, 2014", "New York", "36"),
        ("Births in Bayern, 2012", "Bayern", "DE2"),
        ("Births in Alameda County, California, 2014", "Alameda County, California", None),
        ("Annual Report of Northmoor County, 2012", "Northmoor County", None),
        ("Statistical Communiqué of Nantong City on 2012", "江苏省南通市", "320600"),
        ("Population of Lianyungang, 2012", "江苏省连云港市", "320700"),
        ("Statistical Bulletin of Suzhou City, Anhui Province, 2012", "安徽省宿州市", "341300"),
        ("Statistical Bulletin of Suzhou City, 2012", "Suzhou City", None),
        ("Annual Report of Nantong County, 2012", "Nantong County", None),
    ],
)
def test_the_place_of_an_english_text(title: str, region: str, code: str | None) -> None:
    found = placed_english(title + "\nBirths fell.", title=title)
    assert found is not None
    assert (found.region, found.code) == (region, code)


def test_whose_report_an_english_title_says_it_is() -> None:
    title = "Marlshire Public Health Annual Report 2012"
    found = placed_english(title + "\nMarlshire residents had 14,310 births.", title=title)
    assert found is not None
    assert (found.region, found.level) == ("Marlshire", "county")


def test_the_line_above_a_title_names_whose_report_it_is() -> None:
    issuer = "National Institute of Statistics of Oresia"
    text = f"{issuer}\nAnnual Report 2016\nBirths fell in Oresia.\nOresia is flat."
    found = placed_english(text, title="Annual Report 2016")
    assert found is not None
    assert (found.region, found.level) == ("Oresia", "country")


@pytest.mark.parametrize("title", ["Births in selected states: Ohio, Texas", "Population report", ""])
def test_an_english_text_of_many_places_or_none(title: str) -> None:
    assert placed_english(title + "\nBirths fell.", title=title) is None


@given(st.text(alphabet="全我县市镇乡闽清仙桃、，。的和《》 \n教训", max_size=60))
def test_any_text_has_a_place_within_it_or_none(text: str) -> None:
    found = placed(text, year=2010)
    assert found is None or 0 <= found.start < found.end <= len(text)
