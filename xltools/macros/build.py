"""Text sources under `macros/` → 台账工具.xlsm, and the code of ledgers with macros (`ledger.bin`).

The same bytes each time. Needs pyOpenVBA, no Excel.
"""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from xltools.macros.lint import SourceError, check_source
from xltools.model.address import column_letter
from xltools.model.macro_sheets import FOUND_SHEET, TEXTS_SHEET
from xltools.resources import TOOL
from xltools.values.region import COUNTIES
from xltools.writing.blank_macros import LIST_COLUMNS, LIST_NOTE

_EPOCH = (2020, 1, 1, 0, 0, 0)
_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_FONT = "微软雅黑"
#: Name of the task, where its cell is, what stands there, its colour, what it does.
_BUTTONS = [
    ("validate", 4, "校验", "C6E0B4", "逐格检查，标注副本放进“校验结果”"),
    ("merge", 5, "合并", "BDD7EE", "各县合成一本合并台账"),
    ("reconcile", 6, "对账", "BDD7EE", "与上月台账对账"),
    ("fill", 7, "填充", "BDD7EE", "补上年龄、应发金额等推算列"),
    ("summarize", 8, "汇总", "BDD7EE", "给领导看的汇总表"),
    ("month", 9, "月度运行", "FFE699", "一个月的事一次做完（要写期别）"),
    ("stop", 10, "停止", "F8CBAD", "停下正在做的事"),
]
#: Which sheet of each workbook bears the code of the buttons, and which that of the list of findings.
_TOOL_SHEETS = {"Sheet1": "Buttons", "Sheet2": "Findings"}
_LEDGER_SHEETS = {"Sheet1": "Buttons", "Sheet4": "Findings"}
_LEDGER_SIZE = 6
#: Debian's Python, which has LibreOffice's `uno`.
_LIBRE_PYTHON = "/usr/bin/python3"
#: What 期别 offers; the workbook has no clock.
_MONTHS = [f"{year}-{month:02d}" for year in range(2021, 2036) for month in range(1, 13)]
_SETTINGS = [
    ("folder", 13, "台账文件夹", "收到", "县区文件所在的文件夹，相对于本工作簿"),
    ("period", 14, "期别", "", "如 2021-04；空着时从标题和文件名里找"),
    ("previous", 15, "上月台账", "", "文件或文件夹，可以空着"),
    ("policy", 16, "政策参数", "", "政策参数.xlsx，可以空着"),
    ("county", 17, "县区", "全部", "选“全部”，或写一个县区名，只做文件名里有它的文件"),
]


def build(sources: Path, target: Path, config: dict[str, str] | None = None) -> None:
    """Write the macro workbook made from the folder `sources` (`src/`, `messages.toml`).

    `config` presets setting cells (`program`, `silent` for tests). Raises SourceError.
    """
    messages = tomllib.loads((sources / "messages.toml").read_text("utf-8"))
    parts = _with_code(_package(_pages(messages, config or {})), sources, _TOOL_SHEETS)
    _zip(target, parts)


def build_twin(sources: Path, target: Path, config: dict[str, str] | None = None) -> None:
    """Write the same workbook as an .ods for LibreOffice, with LibreOffice's own Python (`uno`).

    Its bytes differ from run to run, its code does not. Raises SourceError, CalledProcessError.
    """
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / TOOL
        build(sources, book, config)
        arguments = [str(book), str(target.resolve()), str(Path(folder) / "profile")]
        subprocess.run([_LIBRE_PYTHON, str(Path(__file__).parent / "libre_twin.py"), *arguments], check=True)


def build_project(sources: Path, target: Path) -> None:
    """Write the code that a ledger to fill in gets (`xltools.writing.blank_macros` says its sheets). Raises SourceError."""
    book = Workbook()
    book.code_name = "ThisWorkbook"
    for _ in range(_LEDGER_SIZE - 1):
        book.create_sheet()
    stream = io.BytesIO()
    book.save(stream)
    parts = _with_code(_package(stream.getvalue()), sources, _LEDGER_SHEETS)
    target.write_bytes(parts["xl/vbaProject.bin"])


def _with_code(parts: dict[str, bytes], sources: Path, sheets: dict[str, str]) -> dict[str, bytes]:
    """The parts with the modules of `src/`; those of sheets under the code names of the sheets that bear them."""
    code = {}
    for one in sorted((sources / "src").iterdir()):
        check_source(one.name, one.read_text("utf-8"))
        code[one.stem] = one.read_text("ascii")
    for name, source in sheets.items():
        code[name] = code[source]
    for source in {*_TOOL_SHEETS.values(), *_LEDGER_SHEETS.values()}:
        del code[source]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "book.xlsm"
        _zip(work, parts)
        _add_code(work, code)
        return _without_cache(_unzip(work.read_bytes()))


def _pages(messages: dict[str, str], config: dict[str, str]) -> bytes:
    book = Workbook()
    book.code_name = "ThisWorkbook"
    page = book.active
    assert page is not None
    page.title = "首页"
    page.sheet_view.showGridLines = False
    for letter, width in zip("ABC", (14, 26, 56), strict=True):
        page.column_dimensions[letter].width = width
    page["B1"] = "台账工具"
    page["B1"].font = Font(name=_FONT, size=20, bold=True)
    page["B2"] = "双击彩色格子就开始。双击后格子变成编辑状态，说明宏被禁用：请启用宏，或改用“双击运行.cmd”。"
    page["B2"].font = Font(name=_FONT, size=10, color="7F7F7F")
    page["B2"].alignment = Alignment(wrap_text=True, vertical="center")
    page.merge_cells("B2:C2")
    page.row_dimensions[2].height = 32
    edge = Side(style="thin", color="7F7F7F")
    for task, row, title, colour, does in _BUTTONS:
        cell = page.cell(row, 2, title)
        cell.font = Font(name=_FONT, size=14, bold=True)
        cell.fill = PatternFill("solid", fgColor=colour)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.border = Border(edge, edge, edge, edge)
        page.row_dimensions[row].height = 34
        _explain(page.cell(row, 3, does))
        _name(book, f"btn_{task}", row)
    page["B12"] = "设置"
    for key, row, title, value, does in _SETTINGS:
        label = page.cell(row, 1, title)
        label.font = Font(name=_FONT, size=11)
        label.alignment = Alignment(horizontal="right", vertical="center")
        page.row_dimensions[row].height = 22
        page.cell(row, 2, config.get(key, value)).font = Font(name=_FONT, size=11)
        _explain(page.cell(row, 3, does))
        page.cell(row, 2).border = Border(edge, edge, edge, edge)
        page.cell(row, 2).number_format = "@"
        _name(book, f"cfg_{key}", row)
    _drop_down(page, "B14", f"='_text'!$G$1:$G${len(_MONTHS)}")
    _drop_down(page, "B17", f'"{",".join(("全部", *COUNTIES.values()))}"')
    page["B19"], page["B20"] = "状态", "（尚未运行）"
    page["B22"] = "上次的结果"
    for row in (12, 19, 22):
        page.cell(row, 2).font = Font(name=_FONT, size=12, bold=True)
    _name(book, "run_note", 20)
    _name(book, "run_result", 23)
    for row in (20, 23):
        page.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
        page.cell(row, 2).alignment = Alignment(wrap_text=True, vertical="top")
        page.row_dimensions[row].height = 48
    page.print_area = "A1:C23"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 1
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _findings(book.create_sheet(FOUND_SHEET))
    texts = book.create_sheet(TEXTS_SHEET)
    texts.sheet_state = "veryHidden"
    for row, (key, text) in enumerate(messages.items(), 1):
        texts.cell(row, 1, key)
        texts.cell(row, 2, text)
    for row, month in enumerate(_MONTHS, 1):
        texts.cell(row, 7, month).number_format = "@"
    for row, key in enumerate(("program", "silent"), 1):
        texts.cell(row, 5, config.get(key, ""))
        book.defined_names[f"cfg_{key}"] = DefinedName(f"cfg_{key}", attr_text=f"'_text'!$E${row}")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _findings(page: Any) -> None:
    """The list that a task fills; a double-click on a row shows the cell."""
    page["A1"] = LIST_NOTE
    page["A1"].font = Font(name=_FONT, size=10, color="7F7F7F")
    for at, (heading, width) in enumerate(LIST_COLUMNS, start=1):
        cell = page.cell(2, at, heading)
        cell.font = Font(name=_FONT, size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="D9E1F2")
        page.column_dimensions[column_letter(at)].width = width
        for row in range(3, 1003):
            page.cell(row, at).alignment = Alignment(wrap_text=True, vertical="top")
            page.cell(row, at).number_format = "@"
    for at in range(len(LIST_COLUMNS) + 1, 2 * len(LIST_COLUMNS) + 1):
        page.column_dimensions[column_letter(at)].hidden = True
    page.freeze_panes = "A3"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _explain(cell: object) -> None:
    cell.font = Font(name=_FONT, size=11)  # type: ignore[attr-defined]
    cell.alignment = Alignment(vertical="center", indent=1)  # type: ignore[attr-defined]


def _name(book: Workbook, name: str, row: int) -> None:
    book.defined_names[name] = DefinedName(name, attr_text=f"'首页'!$B${row}")


def _drop_down(page: object, cell: str, words: str) -> None:
    """A list to choose from (a formula); other words may be typed."""
    choice = DataValidation(type="list", formula1=words, allow_blank=True)
    choice.showErrorMessage = False
    page.add_data_validation(choice)  # type: ignore[attr-defined]
    choice.add(cell)


def _package(book: bytes) -> dict[str, bytes]:
    """openpyxl's parts with the content type of a macro workbook (it writes the other one) and no date of today."""
    parts = _unzip(book)
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(_PLAIN, _MACRO).encode()
    core = parts["docProps/core.xml"].decode()
    stamp = "2020-01-01T00:00:00Z"
    parts["docProps/core.xml"] = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, core).encode()
    return parts


def _add_code(path: Path, code: dict[str, str]) -> None:
    from pyopenvba import ExcelFile, VBAModuleKind

    with ExcelFile(path) as book:
        project = book.add_vba_project()
        documents = set(book.module_names())
        for name, text in code.items():
            lines = text.replace("\n", "\r\n")
            if name in documents:
                book.set_module(name, book.get_module(name) + lines)
            else:
                project.add_module(name, lines, kind=VBAModuleKind.standard)
        book.save()
    with ExcelFile(path) as book:
        problems = book.validate()
    if problems:
        raise SourceError("; ".join(map(str, problems)))


def _without_cache(parts: dict[str, bytes]) -> dict[str, bytes]:
    """[MS-OVBA] 2.3.4.1: no performance cache, so that every Office compiles from the source."""
    from pyopenvba.cfb import CFB

    storage = CFB.from_bytes(parts["xl/vbaProject.bin"])
    storage.write_stream_in_storage("VBA", "_VBA_PROJECT", bytes.fromhex("cc61ffff000000"))
    return parts | {"xl/vbaProject.bin": storage.to_bytes()}


def _unzip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _zip(target: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, parts[name])
