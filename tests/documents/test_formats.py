"""Word, PDF, workbooks and pages: what was written comes out as lines, tables as rows of tabs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made import cell, docx, paragraph, pdf, table, xlsx

from trends.documents.docx import read_docx
from trends.documents.markup import read_html
from trends.documents.pdf import read_pdf
from trends.documents.sheets import read_delimited, read_xlsx

NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f"{paragraph('Births exclude the town of B.')}</w:footnotes>"
)


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_word_paragraphs_are_lines_and_runs_are_joined() -> None:
    body = paragraph("Births rose to 3,", "206") + paragraph() + paragraph("in 2010.")
    assert lines(read_docx(docx(body)).text) == ["Births rose to 3,206", "in 2010."]


def test_word_tables_are_rows_between_their_paragraphs() -> None:
    rows = table(cell("county") + cell("births"), cell("A") + cell("3,206"), cell("B") + cell(""))
    found = read_docx(docx(paragraph("Table 1") + rows + paragraph("End.")))
    assert lines(found.text) == ["Table 1", "county\tbirths", "A\t3,206", "B", "End."]


def test_headings_over_several_columns_are_repeated_and_figures_are_not() -> None:
    wide, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = table(
        cell("county", down) + cell("2010", wide),
        cell("", on) + cell("births") + cell("deaths"),
        cell("A") + cell("31", down) + cell("7"),
        cell("B") + cell("", on) + cell("9"),
    )
    assert lines(read_docx(docx(rows)).text) == [
        "county\t2010\t2010",
        "county\tbirths\tdeaths",
        "A\t31\t7",
        "B\t\t9",
    ]


def test_deleted_text_is_left_out_and_notes_are_read() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:r><w:t>12 births</w:t></w:r></w:p>"
    assert lines(read_docx(docx(deleted, word__footnotes_xml=NOTES)).text) == [
        "12 births",
        "Births exclude the town of B.",
    ]


def test_a_text_box_is_read_once() -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    inner = paragraph("boxed")
    box = f"<mc:AlternateContent {space}><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
    assert lines(read_docx(docx(f"<w:p><w:r>{box}</mc:AlternateContent></w:r></w:p>")).text) == ["boxed"]


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("<table><tr><td><p>A</p></td><td><p>31</p></td></tr></table>", ["A\t31"]),
        ("<table><tr><td>A<td>31<tr><td>B<td>40</table>", ["A\t31", "B\t40"]),
        ("<table><tr><td></td><th>births</th><th>deaths</th></tr></table>", ["\tbirths\tdeaths"]),
        (
            "<table><tr><th rowspan=2>county<th colspan=2>births"
            "<tr><th>male<th>female<tr><td>A<td>5<td>4</table>",
            ["county\tbirths\tbirths", "county\tmale\tfemale", "A\t5\t4"],
        ),
        (
            "<table><tr><td><p>One.</p><p>Two.</p><table><tr><td>A<td>31</table></td><td></td></tr></table>",
            ["One.", "Two.", "A\t31"],
        ),
    ],
)
def test_tables_of_a_page(page: str, says: list[str]) -> None:
    assert lines(read_html(page.encode()).text) == says


def test_tables_nested_without_end_are_read() -> None:
    deep = 20_000
    page = "<table><tr><td>" * deep + "births 12" + "</td></tr></table>" * deep + "<p>after</p>"
    assert lines(read_html(page.encode()).text) == ["births 12", "after"]
    assert lines(read_html(("<div>" * deep + "births").encode()).text) == ["births"]


def test_pdf_lines_are_joined_to_paragraphs_across_pages() -> None:
    first = [
        "Annual report of the county",
        "In 2010 the crude birth rate was 9.7 per 1,000, and it fell by",
        "1",
    ]
    second = ["0.3 points from the year before.", "2"]
    assert lines(read_pdf(pdf(first, second)).text) == [
        "Annual report of the county",
        "In 2010 the crude birth rate was 9.7 per 1,000, and it fell by 0.3 points from the year before.",
    ]


def test_pdf_rows_of_figures_are_a_table() -> None:
    page = ["county births rate", "Orange 310 9.8", "New Castle 255 8.7", "The rest of the text."]
    assert lines(read_pdf(pdf(page)).text)[:3] == [
        "county\tbirths\trate",
        "Orange\t310\t9.8",
        "New Castle\t255\t8.7",
    ]


def test_a_workbook_is_read_sheet_by_sheet_and_numbers_as_they_are_shown() -> None:
    raw = xlsx(
        a=[["Births of 2010"], ["", "births", "rate"], ["A", 31.0, 9.8 + 1e-15]], b=[["notes", "none"]]
    )
    assert lines(read_xlsx(raw).text) == [
        "sheet1",
        "Births of 2010",
        "\tbirths\trate",
        "A\t31\t9.8",
        "sheet2",
        "notes\tnone",
    ]


def test_delimited_cells_become_tabs() -> None:
    raw = 'Births of 2010;;\n"county";births;rate\n"A; north";3206;9.7\n'.encode("utf-16")
    assert lines(read_delimited(raw).text) == [
        "Births of 2010",
        "county\tbirths\trate",
        "A; north\t3206\t9.7",
    ]
