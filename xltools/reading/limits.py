"""How large a sheet may be: what Excel can hold, and how many cells are worth the memory."""

from __future__ import annotations

import re

from xltools.reading.sheet import CannotOpen

#: Excel's own bounds.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
#: Cells of the rectangle from A1 to the last filled cell; a million rows of a ledger are about forty million.
MOST_CELLS = 80_000_000

# No ledger has a hundred thousand rows without a row number of six digits; looking for those alone is quick.
_ROW = re.compile(rb'row [^>]*?r="(\d{6,})"')
_WIDE = re.compile(rb' r="([A-Z]{3,})\d')
_COLUMN = re.compile(rb' r="([A-Z]{1,2})\d')
#: What a sheet without row numbers of six digits may have at most.
_FEW = 99_999


def check_grid(sheet: str, rows: int, columns: int) -> None:
    """Raises CannotOpen when a sheet's rectangle is larger than Excel or the memory allows, naming its last cell."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise CannotOpen(
            f"工作表“{sheet}”超过了Excel的上限（{MOST_ROWS}行、{MOST_COLUMNS}列）",
            "请检查文件来源，用Excel打开并另存为xlsx后重报",
        )
    if rows * columns > MOST_CELLS:
        raise CannotOpen(
            f"工作表“{sheet}”在很远的地方（第{rows}行、第{columns}列）还有内容",
            "请删除表格以外多余的行和列，保存后重报",
        )


def check_sheet_xml(sheet: str, xml: bytes) -> None:
    """The same for a worksheet part, before a reader makes room for it. Costs a scan of its row elements."""
    rows = max((int(number) for number in _ROW.findall(xml)), default=_FEW)
    wide = max((_number(letters) for letters in _WIDE.findall(xml)), default=0)
    columns = wide or 702
    if not wide and rows * columns > MOST_CELLS:
        columns = max((_number(letters) for letters in set(_COLUMN.findall(xml))), default=1)
    check_grid(sheet, rows, columns if wide or rows * columns > MOST_CELLS else 1)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters[:9]:
        number = number * 26 + letter - 64
    return number
