from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.documents.parts import split
from trends.languages.view import simplify

BODY = "会议听取了各乡镇的汇报，研究了下一步的安排，要求大家把数字核实清楚。\n" * 12


def titles(text: str, language: str = "zh") -> list[str]:
    view = simplify(text)
    return [text[s.title_start : s.title_end] for s in split(view, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"第一篇：春季总结\n{BODY}第二篇：秋季总结\n{BODY}", ["春季总结", "秋季总结"]),
        (f"第1篇 甲县材料\n{BODY}第2篇 乙县材料\n{BODY}", ["甲县材料", "乙县材料"]),
        (f"範文一：春季小結\n{BODY}範文二：秋季小結\n{BODY}", ["範文一：春季小結", "範文二：秋季小結"]),
        (
            f"全县大会发言稿篇1\n\n同志们：\n{BODY}\n全县大会发言稿篇2\n{BODY}",
            ["全县大会发言稿篇1", "全县大会发言稿篇2"],
        ),
        (f"【篇一】\n工作情况汇报\n{BODY}【篇二】\n经验交流材料\n{BODY}", ["工作情况汇报", "经验交流材料"]),
        (
            f"在春季会议上的讲话\n同志们：\n{BODY}在秋季会议上的讲话\n（二〇一二年九月一日）\n同志们：\n{BODY}",
            ["在春季会议上的讲话", "在秋季会议上的讲话"],
        ),
        (
            f"甲县年度统计公报\n{BODY}乙县年度统计公报\n2012年2月3日\n{BODY}",
            ["甲县年度统计公报", "乙县年度统计公报"],
        ),
        (
            f"关于抓好春季工作的通知\n各乡镇人民政府：\n{BODY}中共石桥镇委员会文件\n石委发〔2011〕7号\n关于落实责任的意见\n{BODY}",
            ["关于抓好春季工作的通知", "关于落实责任的意见"],
        ),
        (f"# 第一篇：上册\n{BODY}# 第二篇：下册\n{BODY}", ["上册", "下册"]),
    ],
)
def test_a_compilation_is_split_at_its_headings(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"全县春季工作总结\n{BODY}",
        f"一、去年工作总结\n{BODY}二、今年工作安排意见\n{BODY}",
        f"在全县大会上的讲话\n同志们：\n{BODY}（一）上半年工作总结\n同志们：\n{BODY}",
        f"2011年统计公报\n{BODY}这是第一篇公开的报告，全文如下。\n{BODY}",
        "同志们：今天的会只讲一件事。",
    ],
)
def test_one_text_stays_one(text: str) -> None:
    assert len(split(simplify(text), "zh")) == 1


def test_a_table_of_contents_makes_no_parts() -> None:
    listed = "第一篇：春季总结\n第二篇：秋季总结\n"
    text = f"资料汇编\n{listed}第一篇：春季总结\n{BODY}第二篇：秋季总结\n{BODY}"
    assert titles(text) == ["春季总结", "秋季总结"]


def test_an_editors_remark_before_the_first_heading_is_no_part() -> None:
    text = f"下面两篇供参考。\n第一篇：春季总结\n{BODY}第二篇：秋季总结\n{BODY}"
    assert split(simplify(text), "zh")[0].start == text.index("第一篇")


def test_a_long_text_before_the_first_heading_is_a_part() -> None:
    text = f"在夏季会议上的讲话\n同志们：\n{BODY}第一篇：春季总结\n{BODY}第二篇：秋季总结\n{BODY}"
    assert titles(text) == ["在夏季会议上的讲话", "春季总结", "秋季总结"]


def test_the_speakers_name_is_no_part_of_the_title() -> None:
    assert titles(f"某某某同志在全县大会上的讲话\n同志们：\n{BODY}") == ["在全县大会上的讲话"]


def test_a_title_over_two_lines_is_taken_whole() -> None:
    assert titles(f"关于抓好全县\n春季工作的决定\n各乡镇：\n{BODY}") == ["关于抓好全县\n春季工作的决定"]


def test_a_title_names_who_writes_on_the_line_above() -> None:
    assert titles(f"柳河市人口计生委\n关于前三季度工作的总结\n{BODY}") == [
        "柳河市人口计生委\n关于前三季度工作的总结"
    ]


@pytest.mark.parametrize("line", ["-----", "＊＊＊＊＊", "====== 以下为附件 ======", "———————"])
def test_a_title_below_a_drawn_line_opens_a_text(line: str) -> None:
    short = "会议听取了各乡镇的汇报，研究了下一步的安排，要求大家把数字核实清楚。\n" * 3
    found = titles(f"全县年度工作汇报\n{short}{line}\n石桥镇年度工作总结\n{short}")
    assert found == ["全县年度工作汇报", "石桥镇年度工作总结"]


def test_one_chapter_is_no_compilation() -> None:
    body = "The country recorded 32,060 births in the year.\n" * 4
    assert titles(f"Annual Report 2016\n\nChapter 3. Population\n{body}", "en") == ["Annual Report 2016"]


def test_english_parts() -> None:
    body = "The county recorded 3,206 births in the year.\n" * 4
    assert titles(f"Part 1: Annual report\n{body}Part 2: Mid-year review\n{body}", "en") == [
        "Part 1: Annual report",
        "Part 2: Mid-year review",
    ]


def test_a_long_english_title_is_taken_whole() -> None:
    title = (
        "Statistical Report of the National Bureau on the Economic and Social Development in the Year 2011"
    )
    assert titles(f"{title}\nFebruary 22, 2012\nBirths fell.", "en") == [title]


def test_an_empty_text_has_no_part() -> None:
    assert split(" \n ", "zh") == []


@given(
    st.lists(
        st.sampled_from(
            ["第一篇：总结", "同志们：", "大会讲话", BODY, "", " ", "篇2", "（2011年5月6日）", "x"]
        ),
        max_size=12,
    )
)
def test_parts_are_in_order_and_without_white_space_at_their_ends(lines: list[str]) -> None:
    view = simplify("\n".join(lines))
    spans = split(view, "zh")
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(view)
        assert view[span.start : span.end] == view[span.start : span.end].strip()
        assert span.start <= span.title_start <= span.title_end <= len(view)
        last = span.end
    assert bool(spans) == bool(view.strip())
