"""Draw sheet plans as a workbook that can be printed and signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import xlsxwriter

from xltools.model.sheet_plan import SheetPlan
from xltools.writing.draw import MAX_ROWS, SheetDrawing
from xltools.writing.formats import Formats

#: Same inputs, same bytes: no clock in the file.
CREATED = datetime(2021, 1, 1)

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def new_workbook(target: Path) -> xlsxwriter.Workbook:
    """An empty workbook whose texts stay texts; what XlsxWriter lays aside while writing lies beside it.

    In the system's folder for temporary files, persons' rows would outlive a run that was killed; the folder in which
    `save` has files written is cleared.
    """
    plain = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    return xlsxwriter.Workbook(str(target), {**plain, "tmpdir": str(target.parent)})


def write(target: Path, plans: Sequence[SheetPlan], *, title: str, author: str = "xltools") -> None:
    """Write all plans, one sheet each; a plan with more rows than a sheet holds goes on on “名称(2)”."""
    workbook = new_workbook(target)
    workbook.set_properties({"title": title, "author": author, "created": CREATED})
    workbook.set_calc_mode("auto")
    formats = Formats(workbook)
    taken: set[str] = set()
    for plan in plans:
        for number, part in enumerate(_pieces(plan), start=1):
            name = sheet_name(plan.name if number == 1 else f"{plan.name}({number})", taken)
            SheetDrawing(workbook, part, formats, name).draw()
    workbook.close()


def _pieces(plan: SheetPlan) -> list[SheetPlan]:
    """The plan, in several where one sheet cannot hold it; each says which it is."""
    starts = range(0, len(plan.rows), MAX_ROWS)
    if len(starts) <= 1:
        return [plan]
    told = f"{plan.note}共{len(plan.rows)}行，一张表放不下，分成{len(starts)}张，这是第"
    return [
        replace(plan, rows=plan.rows[start : start + MAX_ROWS], note=f"{told}{number}张。")
        for number, start in enumerate(starts, start=1)
    ]


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel allows and no other sheet has (at most 31 characters, none of []:*?/\\)."""
    name = wanted.translate(_FORBIDDEN).strip("' ")[:31] or "表"
    number = 2
    while name.casefold() in taken:
        ending = f"({number})"
        name = f"{wanted.translate(_FORBIDDEN)[: 31 - len(ending)]}{ending}"
        number += 1
    taken.add(name.casefold())
    return name
