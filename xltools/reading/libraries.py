"""Raw cells by the libraries that know Excel's formats."""

from __future__ import annotations

import io

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from xltools.reading.sheet import CannotOpen, RawSheet

NO_PASSWORD = "有打开密码"
TAKE_OFF = "请取消密码（文件—信息—保护工作簿）后重报，或运行时加 --password"
#: Reason and remedy of a workbook that no library can follow.
DAMAGED = ("文件已损坏", "请用Excel或WPS打开并另存为xlsx后重报")


def read_calamine(content: bytes) -> list[RawSheet]:
    """All sheets with cells, of any kind that calamine knows.

    Raises CannotOpen when it is locked, damaged, or makes the library break down.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            _sheet(book, one.name, one.visible != SheetVisibleEnum.Visible)
            for one in book.sheets_metadata
            if _holds_cells(one)
        ]
    except PasswordError:
        raise CannotOpen(NO_PASSWORD, TAKE_OFF) from None
    except (CalamineError, OSError, ValueError):
        raise CannotOpen(*DAMAGED) from None
    except BaseException as error:  # a panic of the library is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise CannotOpen(*DAMAGED) from None


def _holds_cells(one: object) -> bool:
    return "WorkSheet" in str(getattr(one, "typ", "WorkSheet"))


def read_openpyxl(content: bytes) -> list[RawSheet]:
    """All sheets with cells, by a library that is slower and takes no offence at some packages that calamine refuses.

    Raises whatever it raises.
    """
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    sheets = []
    for sheet in book.worksheets:
        rows: list[list[object]] = [
            ["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
        merged = [(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]
        sheets.append(RawSheet(sheet.title, rows, merged, sheet.sheet_state != "visible"))
    return sheets


def _sheet(book: CalamineWorkbook, name: str, hidden: bool) -> RawSheet:
    sheet = book.get_sheet_by_name(name)
    left: list[object] = [""] * (sheet.start[1] if sheet.start else 0)
    # Of equal texts one is kept: half the memory, and hashing them later costs nothing.
    known: dict[str, str] = {}
    same = known.setdefault
    rows: list[list[object]] = [
        [*left, *[same(cell, cell) if type(cell) is str else cell for cell in row]]
        for row in sheet.iter_rows()
    ]
    ranges = sheet.merged_cell_ranges or []
    merged = [(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1) for first, last in ranges]
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return RawSheet(name, rows, merged, hidden)
