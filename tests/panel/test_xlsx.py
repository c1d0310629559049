"""Workbooks: shared and inline words, several sheets, gaps, and files that are none."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from trends.errors import UnreadableError
from trends.panel import read_table

HEAD = '<?xml version="1.0"?><{0} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{1}</{0}>'


def sheet(*rows: tuple[int, str]) -> str:
    body = "".join(f'<row r="{number}">{cells}</row>' for number, cells in rows)
    return HEAD.format("worksheet", f"<sheetData>{body}</sheetData>")


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def workbook(path: Path, sheets: list[str], words: tuple[str, ...] = ()) -> Path:
    with ZipFile(path, "w") as archive:
        for number, text in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", text)
        items = "".join(f"<si><t>{word}</t></si>" for word in words)
        if words:
            archive.writestr("xl/sharedStrings.xml", HEAD.format("sst", items))
    return path


WORDS = ("地区", "指标", "人口出生率", "A", "…")


def word(reference: str, index: int) -> str:
    return f'<c r="{reference}" t="s"><v>{index}</v></c>'


def number(reference: str, value: float) -> str:
    return f'<c r="{reference}"><v>{value}</v></c>'


TABLE = sheet(
    (1, inline("A1", "A title above the table")),
    (3, word("A3", 0) + word("B3", 1) + number("C3", 2001) + number("D3", 2002)),
    (5, word("A5", 3) + word("B5", 2) + number("C5", 9.5) + word("D5", 4)),
)


def test_a_wide_sheet_is_read_with_its_row_numbers(tmp_path) -> None:
    path = workbook(tmp_path / "t.xlsx", [sheet((1, inline("A1", "cover"))), TABLE], WORDS)
    panel, faults = read_table(path, "t.xlsx")
    rows = panel.select("region", "indicator", "year", "value", "source").rows()
    assert rows == [("A", "crude_birth_rate", 2001, 9.5, "t.xlsx line 5")]
    assert faults["kind"].to_list() == ["missing_value"]


def test_columns_stand_where_their_letters_say(tmp_path) -> None:
    cells = inline("A1", "region") + inline("B1", "indicator") + inline("AA1", "2001") + inline("C1", "note")
    row = inline("A2", "A") + inline("B2", "births") + '<c r="AA2"><v>7</v></c>'
    path = workbook(tmp_path / "t.xlsx", [sheet((1, cells), (2, row))])
    assert read_table(path, "t.xlsx")[0].select("year", "value").rows() == [(2001, 7.0)]


BROKEN = {
    "no zip": b"region,indicator,year,value",
    "empty": b"",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_is_no_workbook_says_so(tmp_path, data) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=r"t\.xlsx: is (no readable workbook|empty)"):
        read_table(path, "t.xlsx")


WRONG = {
    "cut short": "<worksheet",
    "a word that is not there": sheet((1, '<c r="A1" t="s"><v>9</v></c>')),
    "no number": sheet((1, '<c r="A1" t="s"><v>x</v></c>')),
    "beyond the sheet": sheet((1, inline("ZZZZ1", "x"))),
    "entities": '<!DOCTYPE x [<!ENTITY a "b">]>' + sheet((1, inline("A1", "&a;"))),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_damaged_sheet_is_a_reason(tmp_path, text) -> None:
    with pytest.raises(UnreadableError, match="is no readable workbook"):
        read_table(workbook(tmp_path / "t.xlsx", [text], WORDS), "t.xlsx")


def test_a_bomb_is_not_opened(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("TRENDS_LIMIT_UNPACKED_MB", "1")
    large = sheet((1, inline("A1", "region" * 200_000)))
    with pytest.raises(UnreadableError, match=r"^t.xlsx: unpacks to 1.2 MB; the limit is 1 \(to raise it"):
        read_table(workbook(tmp_path / "t.xlsx", [large], WORDS), "t.xlsx")


def test_two_corners_of_a_sheet_do_not_fill_the_memory(tmp_path) -> None:
    corners = sheet((1, inline("A1", "region")), (1048576, inline("XFD1048576", "x")))
    with pytest.raises(UnreadableError, match="lacks columns"):
        read_table(workbook(tmp_path / "t.xlsx", [corners]), "t.xlsx")


EUROSTAT = (
    ("Data extracted on 03/02/2021 12:00:00 from [ESTAT]",),
    ("Dataset:", "Crude birth rate [tps00204]"),
    ("Last updated:", "02/02/2021"),
    (),
    ("Time frequency", "Annual"),
    (),
    ("TIME", "2001", "", "2002", ""),
    ("GEO (Labels)", "", "", "", ""),
    ("Aland", 9.5, "", 9.4, "b"),
    ("Belmark", 10.25, "", ":", ""),
    (),
    ("Special value", ":", "not available"),
)


def test_a_workbook_of_eurostats_form_is_read_without_configuration(tmp_path) -> None:
    rows = []
    for line, cells in enumerate(EUROSTAT, 1):
        at = [(f"{'ABCDE'[k]}{line}", cell) for k, cell in enumerate(cells) if cell != ""]
        filled = (number(a, c) if isinstance(c, float) else inline(a, c) for a, c in at)
        rows.append((line, "".join(filled)))
    panel, _ = read_table(workbook(tmp_path / "tps00204.xlsx", [sheet(*rows)]), "tps00204.xlsx")
    assert panel.select("region", "indicator", "year", "value").rows() == [
        ("Aland", "crude_birth_rate", 2001, 9.5),
        ("Aland", "crude_birth_rate", 2002, 9.4),
        ("Belmark", "crude_birth_rate", 2001, 10.25),
    ]
