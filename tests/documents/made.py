"""Small files of each format, made by hand so that no writer's library is needed."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def archive(**members: str | bytes) -> bytes:
    """A ZIP file; ``__`` in a name stands for ``/`` and ``_`` for ``.``."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def docx(body: str, head: str = "", **members: str) -> bytes:
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return archive(word__document_xml=xml, **members)


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def xlsx(**sheets: list[list[str | float]]) -> bytes:
    members = {
        f"xl__worksheets__sheet{number}_xml": _sheet(rows) for number, rows in enumerate(sheets.values(), 1)
    }
    return archive(**members)


def _sheet(rows: list[list[str | float]]) -> str:
    def one(value: str | float) -> str:
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t>{value}</t></is></c>' if value else "<c/>"
        return f"<c><v>{value:.17g}</v></c>"

    body = "".join(f"<row>{''.join(map(one, row))}</row>" for row in rows)
    return f'<worksheet xmlns="{S}"><sheetData>{body}</sheetData></worksheet>'


def pdf(*pages: list[str]) -> bytes:
    """A PDF of pages of lines in Helvetica."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for i, lines in enumerate(pages):
        shown = [line.replace("(", r"\(").replace(")", r"\)") for line in lines]
        drawn = " ".join(f"({line}) Tj 0 -14 Td" for line in shown)
        stream = f"BT /F1 10 Tf 50 780 Td {drawn} ET".encode("cp1252")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * i} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(f"<</Length {len(stream)}>>stream\n".encode() + stream + b"\nendstream")
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj".encode() + content + b"endobj\n"
    size = len(objects) + 1
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer<</Size {size}/Root 1 0 R>>"
    return made + f"{trailer}\nstartxref\n{len(made)}\n%%EOF".encode()
