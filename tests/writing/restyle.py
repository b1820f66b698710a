"""Run by Debian's Python, which has LibreOffice's `uno`: restyle a summary template headless, as an office does, and save it.

restyle.py PROFILE TEMPLATE RESULT

On 基本情况表: another font for the title and the rows, the column 本月在册 moved to the front, a row put in above the
heading, a column of a formula of its own at the right, the chart of another kind.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from with_uno import desktop, run


def main(profile: str, template: str, result: str) -> None:
    with desktop(profile) as programs:
        _restyle(programs, template, result)


def _restyle(programs: Any, template: str, result: str) -> None:
    from com.sun.star.beans import PropertyValue

    hidden = (PropertyValue("Hidden", 0, True, 0),)
    document = programs.loadComponentFromURL(Path(template).as_uri(), "_blank", 0, hidden)
    sheet = document.Sheets.getByName("基本情况表")
    title, body = sheet.getCellRangeByName("A1"), sheet.getCellRangeByName("A6:AA6")
    title.CharFontName = title.CharFontNameAsian = "楷体"
    body.CharFontName = body.CharFontNameAsian = "仿宋"
    body.CharHeight = body.CharHeightAsian = 14
    # 本月在册 (L) moves to the front: both its placeholder and its heading
    place = {cell: sheet.getCellRangeByName(f"{cell}6").getFormula() for cell in ("B", "L")}
    head = {cell: sheet.getCellRangeByName(f"{cell}3").getString() for cell in ("B", "L")}
    for one, other in (("B", "L"), ("L", "B")):
        sheet.getCellRangeByName(f"{one}6").setString(place[other])
        sheet.getCellRangeByName(f"{one}3").setString(head[other])
    sheet.Rows.insertByIndex(2, 1)
    sheet.getCellRangeByName("A3").setString("安阳市民政局 共{{ 在册 }}人（{{ 基本情况表.行数 }}个县区）")
    sheet.getCellRangeByName("AB7").setFormula("=Y7-Z7")
    chart = sheet.Charts.getByIndex(0).EmbeddedObject
    chart.setDiagram(chart.createInstance("com.sun.star.chart.LineDiagram"))
    document.storeToURL(Path(result).as_uri(), (PropertyValue("FilterName", 0, "Calc MS Excel 2007 XML", 0),))
    document.close(True)


if __name__ == "__main__":
    run(main)
