"""Mark workbooks that nobody here made, and say what changed in them.

    python bench/fidelity.py FOLDER...      every .xlsx and .xlsm below, e.g. of unpacked source archives of libraries

For each: parts other than those a mark must touch are byte for byte the same; every XML part is well formed; openpyxl sees the marks
where it can open the original; marking twice is marking once; taking the marks off leaves the same parts as before.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl

from xltools.model.errors import NotSupported
from xltools.model.finding import ERROR, WARNING
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.writing.mark import Mark, mark
from xltools.writing.package import Package
from xltools.writing.parts import Workbook
from xltools.writing.unmark import clean

PROBLEMS = SheetPlan("问题清单", "台账问题清单", [ColumnPlan("问题")], [["请核对"]])
#: Beginnings of the names of parts that a mark may change or add.
_TOUCHED = (
    "[Content_Types]",
    "xl/workbook",
    "xl/_rels/workbook",
    "xl/styles",
    "xl/worksheets/",
    "xl/comments",
    "xl/drawings/vmlDrawing",
    "xl/drawings/commentsDrawing",
)


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def first_sheet(source: Path) -> str:
    """The name of the first sheet that has cells."""
    with Package(source) as package:
        book = Workbook(package)
        return next(name for name, part in book.sheets.items() if part.startswith("xl/worksheets/"))


def try_one(source: Path, folder: Path) -> str:
    """What became of one workbook: 'same', or what is wrong with it."""
    first, second, cleaned = (folder / f"{name}{source.suffix}" for name in ("first", "second", "cleaned"))
    sheet = first_sheet(source)
    marks = [Mark(sheet, row, row, (ERROR, WARNING)[row % 2], "P04 请核对") for row in (1, 2, 3)]
    mark(source, first, marks, PROBLEMS)
    before, after = members(source), members(first)
    if lost := [one for one in before if before[one] != after.get(one) and not one.startswith(_TOUCHED)]:
        return f"changed: {lost}"
    for name, content in after.items():
        if name.endswith((".xml", ".rels", ".vml")) and before.get(name) != content:
            ElementTree.fromstring(content)
    mark(first, second, marks, PROBLEMS)
    if first.read_bytes() != second.read_bytes():
        return "the second run changes something"
    clean(first, cleaned)
    if set(members(cleaned)) != set(before) | ({"xl/styles.xml"} & set(after)):
        return f"parts after cleaning: {sorted(set(members(cleaned)) ^ set(before))}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if sheet not in openpyxl.load_workbook(source).sheetnames:
                return "same (openpyxl cannot read the original)"
        except Exception:  # what openpyxl cannot read it need not read afterwards
            return "same (openpyxl cannot read the original)"
        if openpyxl.load_workbook(first)[sheet]["A1"].fill.fgColor.rgb != "FFFFE08A":
            return "openpyxl does not see the mark"
    return "same"


def main() -> int:
    counts: Counter[str] = Counter()
    for given in sys.argv[1:]:
        for path in sorted(Path(given).rglob("*.xls[xm]")):
            with tempfile.TemporaryDirectory() as folder:
                try:
                    told = try_one(path, Path(folder))
                except NotSupported as refusal:
                    told = f"refused: {refusal}"
                except Exception as error:  # a fault is what this looks for
                    told = f"fault: {type(error).__name__} {error}"
            counts[told.partition(":")[0]] += 1
            if told != "same":
                print(f"{path.name}: {told}")
    print(dict(counts))
    return int(bool(counts.keys() - {"same", "refused", "same (openpyxl cannot read the original)"}))


if __name__ == "__main__":
    sys.exit(main())
