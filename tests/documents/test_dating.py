from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.catalogue.events import Clue, years
from trends.documents.clues import gather
from trends.documents.dating import dated
from trends.languages.view import simplify


def interval(text: str, *, language: str = "zh", title: str = "") -> tuple[int | None, int | None]:
    view = simplify(text)
    clues, _ = gather(view, language, title=simplify(title))
    found = dated(clues)
    return found.low, found.high


CHINESE = [
    # the date of the text
    ("抓好落实。\n二〇一一年九月五日", (2011, 2011)),
    ("（二○一二年三月）\n同志们：", (2012, 2012)),
    ("抓好落实。\n2008年11月12日\n", (2008, 2008)),
    ("政府工作报告\n——2013年1月25日在会议上", (2013, 2013)),
    ("县委办公室2009年12月6日印发", (2009, 2009)),
    # the place of the year in a plan
    ("今年是实施“十一五”规划的开局之年", (2006, 2006)),
    ("今年是“十二五”的第二年", (2012, 2012)),
    ("今年是“十三五”规划收官之年", (2020, 2020)),
    ("明年是“十二五”的开局之年", (2010, 2010)),
    ("去年是“十五”计划的最后一年", (2006, 2006)),
    ("20xx年是“十二五”中期评估之年", (2013, 2014)),
    ("今年是十四五规划的第一年", (2021, 2021)),
    # plans spoken of
    ("“十五”以来，队伍稳定", (2001, None)),
    ("制定“十二五”规划", (2010, None)),
    ("按照《关于落实“十五”时期投入的办法》执行", (2001, 2005)),
    # counts, short years, remains
    ("从2003年起至今，我县已连续6年达标", (2008, 2009)),
    ("自2003年以来，已连续八年达标", (2010, 2011)),
    ("09年将推行新办法", (2008, 2009)),
    ("12年起推行新办法", (2011, 2012)),
    ("当前，09的计生工作还剩一个月", (2009, 2010)),
    ("自\n32007年以来，工作每年都有进步", (2008, None)),
    ("2007年以来，大家辛苦", (2007, None)),
    # events under way, begun, past, to come
    ("今年爆发的金融危机使务工人员返乡", (2008, 2008)),
    ("当前金融危机还没有过去", (2008, 2009)),
    ("金融危机过后，务工人员外出", (2008, None)),
    ("正在开展的党的群众路线教育实践活动", (2013, 2014)),
    ("正在開展「兩學一做」學習教育。春節將至，給大家拜年", (2017, 2017)),
    ("单独两孩政策已经宣布，截至今年3月份，有十个省实施了这一政策", (2014, None)),
    ("到今年3月底，启动单独两孩的有十个省", (2014, None)),
    ("学习贯彻十八大精神", (2012, None)),
    ("迎接党的十八大精神宣讲", (None, None)),
    ("落实全面两孩政策，市卫计委负责", (2015, 2019)),
    ("原人口计生委的人员", (2001, None)),
    ("市人口计生委负责", (2001, 2016)),
    ("用好“六普”数据", (2009, None)),
    ("“六五”普法全面展开", (2011, 2016)),
    ("通过“五五”普法验收", (2006, 2011)),
    ("贯彻十七届五中全会精神", (2010, None)),
    ("十一届全国人大四次会议召开后", (2011, None)),
    ("党的十八大以后", (2012, None)),
    ("国家计生委摄制组前来拍摄", (1981, 2013)),
    ("根据2009年工作安排，调研组深入各镇", (2009, 2009)),
    ("今年1至8月情况好于2010年上半年，2011年上半年全县平稳", (2011, 2011)),
    ("2013年4月9日下午，主持召开全体会议。会议认为", (2013, 2013)),
    ("（调研时间：2011年3月）", (2011, 2011)),
    ("\n中華民國一○四年二月\n", (2015, 2015)),
    ("牢固树立社会主义荣辱观", (2006, None)),
    ("新农保参保", (2009, None)),
    ("这是大部制改革之后的第一年，卫生计生委已组建", (2013, 2018)),
    ("今年是建党90周年", (2011, 2011)),
    ("今年乡镇党委换届中，从2000年起至今连续7年达标", (2006, 2007)),
    # a year told of as past bounds from below, and a report follows soon
    ("2010年全县出生3206人", (2010, None)),
    ("1982年定为国策，2002年颁布了法律", (2002, None)),
    ("2009年下降，2010年上升了", (2010, 2012)),
    ("2007年，全区共确认对象1742人。领证率从2003年的30.2%上升到现在的37.6%", (2007, None)),
    ("一百零二年底设籍人口减少", (2013, None)),
]

NOTHING = [
    "到2020年，人口出生率控制在10‰以内",
    "工作十五年来取得了进步",
    "会后每周至少检查一次",
    "第15条规定，罚款2000元",
    "全年出生12人，比上年下降",
    "力争2015年实现目标",
    "",
]

ENGLISH = [
    ("Bureau of Statistics\nJanuary 20, 2012\nThe population grew.", (2012, 2012)),
    ("20 February 2013\nThe population grew.", (2013, 2013)),
    ("Births fell in 2014 and in March 2016.", (2016, 2018)),
    ("Births fell in 2014.", (2014, None)),
    ("The universal two-child policy is in place.", (2015, None)),
    ("The upcoming 2020 census", (None, None)),
    ("by 2030 the rate will fall", (None, None)),
]


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_a_chinese_passage_leaves_these_years(text: str, expected: tuple[int | None, int | None]) -> None:
    assert interval(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_these_say_nothing_about_the_year(text: str) -> None:
    assert interval(text) == (None, None)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_an_english_passage_leaves_these_years(text: str, expected: tuple[int | None, int | None]) -> None:
    assert interval(text, language="en") == expected


@pytest.mark.parametrize(
    ("title", "expected", "subject"),
    [
        ("2011年国民经济和社会发展统计公报", (2012, 2012), 2011),
        ("二〇一二年人口变动公报", (2013, 2013), 2012),
        ("2010年度计划生育工作总结", (2010, 2011), 2010),
        ("2013年上半年工作小结", (2013, 2014), 2013),
        ("2014年人口形势简析", (2014, 2016), 2014),
        ("在2009年全县工作会议上的讲话", (2009, 2009), None),
        ("政府工作报告（2012年）", (2012, 2012), None),
        ("2012年工作计划", (2011, 2012), None),
        ("2005年至2010年人口情况报告", (2010, 2011), None),
        ("全县工作总结", (None, None), None),
    ],
)
def test_a_title_says_its_year_and_what_it_reports_on(
    title: str, expected: tuple[int | None, int | None], subject: int | None
) -> None:
    view = title + "\n工作平稳。"
    clues, reported = gather(view, "zh", title=title)
    found = dated(clues)
    assert ((found.low, found.high), reported) == (expected, subject)


@pytest.mark.parametrize(
    ("title", "expected", "subject"),
    [
        ("Annual Report on Births, 2014", (2014, 2016), 2014),
        ("Address to the 2014 conference", (2014, 2014), None),
        ("Birth rates, 2000 to 2010", (2010, 2012), None),
    ],
)
def test_an_english_title(title: str, expected: tuple[int, int], subject: int | None) -> None:
    clues, reported = gather(title, "en", title=title)
    found = dated(clues)
    assert ((found.low, found.high), reported) == (expected, subject)


def test_a_part_year_report_is_written_in_the_year_of_its_plan() -> None:
    view = "前三季度工作小结\n20xx年是“十二五”中期评估之年。"
    clues, _ = gather(view, "zh", title="前三季度工作小结")
    assert dated(clues)[:2] == (2013, 2013)


def test_what_rests_on_a_mask_is_left_aside() -> None:
    clues, _ = gather("抓好落实。\n2025年4月13日\n贯彻十八大精神，市人口计生委负责。", "zh")
    assert dated(clues, masks={"2025"})[:2] == (2012, 2016)


def test_the_stronger_clue_wins_and_the_other_is_told() -> None:
    clues, _ = gather("全面两孩政策已经落实。\n二〇一一年九月五日\n", "zh")
    found = dated(clues)
    assert found[:2] == (2011, 2011)
    assert [clue.reason for clue in found.against] == ["speaks of two children"]


spans = st.tuples(st.integers(1980, 2020), st.integers(0, 15)).map(
    lambda pair: years(pair[0], pair[0] + pair[1])
)
clue_lists = st.lists(
    st.builds(Clue, st.integers(0, 99), st.just(100), st.just("r"), spans, st.integers(1, 3)), max_size=8
)


@given(clue_lists)
def test_true_clues_never_exclude_the_truth(clues: list[Clue]) -> None:
    truth = 2000
    true = [clue for clue in clues if clue.spans[0][0] // 12 <= truth <= clue.spans[0][1] // 12]
    found = dated(true)
    assert found.low is None or found.low <= truth
    assert found.high is None or found.high >= truth
    assert found.against == ()


@given(clue_lists)
def test_the_order_of_clues_does_not_matter(clues: list[Clue]) -> None:
    assert dated(clues)[:2] == dated(sorted(clues))[:2]
    assert len(dated(clues).used) + len(dated(clues).against) <= len(clues)
