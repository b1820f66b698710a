"""A letter for a browser: a filled Word document as one self-contained page, so that it follows the office's own template."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ background: #eee; margin: 0; }}
main {{ background: #fff; max-width: 156mm; margin: 8mm auto; padding: 25mm 27mm; box-shadow: 0 0 4px #999; }}
p {{ margin: 0; line-height: 1.8; min-height: 1em; }}
table {{ border-collapse: collapse; margin: 4mm auto; }}
td {{ border: 1px solid #000; padding: 1mm 3mm; }}
img {{ max-width: 100%; }}
@media print {{ body {{ background: none; }} main {{ box-shadow: none; margin: 0 auto; padding: 0; }} }}
@media (max-width: 700px) {{ main {{ margin: 0; padding: 6mm; }} }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
_ALIGNED = {"CENTER": "center", "RIGHT": "right", "JUSTIFY": "justify"}
#: What stands in for fonts that Windows has under another name or not at all.
_INSTEAD = {
    "方正小标宋简体": "SimSun, serif",
    "仿宋_GB2312": "FangSong, 仿宋, serif",
    "黑体": "SimHei, sans-serif",
}


def write_page(letter: Path, target: Path) -> None:
    """Write a .docx as HTML: its paragraphs, tables and pictures in order, with alignment, fonts and sizes.

    Nothing is fetched from elsewhere. Headers, footers and floating shapes are left out.
    """
    from docx import Document

    document = Document(str(letter))
    body = "\n".join(_blocks(document))
    title = escape(next((one.text for one in document.paragraphs if one.text.strip()), letter.stem))
    target.write_text(_PAGE.format(title=title, body=body), encoding="utf-8", newline="\n")


def _blocks(document: Any) -> Iterator[str]:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for one in document.iter_inner_content():
        if isinstance(one, Paragraph):
            yield _paragraph(one)
        elif isinstance(one, Table):
            yield _table(one)


def _paragraph(one: Any) -> str:
    shape = one.paragraph_format
    style = []
    if one.alignment is not None and one.alignment.name in _ALIGNED:
        style.append(f"text-align: {_ALIGNED[one.alignment.name]}")
    for name, length in (
        ("text-indent", shape.first_line_indent),
        ("margin-left", shape.left_indent),
        ("margin-right", shape.right_indent),
        ("margin-bottom", shape.space_after),
    ):
        if length:
            style.append(f"{name}: {length.pt:g}pt")
    runs = "".join(_run(run) for run in one.runs)
    return f"<p{_attribute(style)}>{runs}</p>"


def _run(run: Any) -> str:
    pictures = "".join(_pictures(run))
    if not run.text:
        return pictures
    style = []
    font = _font(run)
    if font:
        style.append(f"font-family: '{font}', {_INSTEAD.get(font, 'serif')}")
    if run.font.size:
        style.append(f"font-size: {run.font.size.pt:g}pt")
    if run.font.color is not None and run.font.color.rgb is not None:
        style.append(f"color: #{run.font.color.rgb}")
    text = escape(run.text).replace("\n", "<br>")
    for tag, on in (("b", run.bold), ("i", run.italic), ("u", run.underline)):
        if on:
            text = f"<{tag}>{text}</{tag}>"
    return f"{pictures}<span{_attribute(style)}>{text}</span>"


def _font(run: Any) -> str:
    """The font of Chinese characters."""
    from docx.oxml.ns import qn

    properties = run._element.rPr
    fonts = properties.rFonts if properties is not None else None
    name = fonts.get(qn("w:eastAsia")) if fonts is not None else None
    return escape(str(name or run.font.name or "").replace("'", ""))


def _pictures(run: Any) -> Iterator[str]:
    from docx.oxml.ns import qn

    for blip in run._element.iter(qn("a:blip")):
        part = run.part.related_parts.get(blip.get(qn("r:embed")))
        if part is not None:
            content = base64.b64encode(part.blob).decode("ascii")
            yield f'<img alt="" src="data:{part.content_type};base64,{content}">'


def _table(one: Any) -> str:
    rows = []
    for row in one.rows:
        cells, seen = [], set()
        for cell in row.cells:
            if cell._tc in seen:
                continue
            seen.add(cell._tc)
            span = f' colspan="{cell.grid_span}"' if cell.grid_span > 1 else ""
            cells.append(f"<td{span}>{''.join(_paragraph(each) for each in cell.paragraphs)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>\n{chr(10).join(rows)}\n</table>"


def _attribute(style: list[str]) -> str:
    return f' style="{"; ".join(style)}"' if style else ""
