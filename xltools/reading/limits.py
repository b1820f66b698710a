"""How large a sheet may be: what Excel can hold, and how many cells are worth the memory."""

from __future__ import annotations

import re
from collections.abc import Callable

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
#: As many columns have names of one or two letters.
_TWO_LETTERS = 702


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


def farthest(xml: bytes) -> tuple[int, int]:
    """Of some rows of a worksheet part: the largest row number of six digits and the last column of three letters, 0 without."""
    rows = max((int(number) for number in _ROW.findall(xml)), default=0)
    return rows, max((_number(letters) for letters in _WIDE.findall(xml)), default=0)


def last_column(xml: bytes) -> int:
    """Of some rows of a worksheet part: the last column of one or two letters."""
    return max((_number(letters) for letters in set(_COLUMN.findall(xml))), default=1)


def check_sheet(sheet: str, rows: int, wide: int, columns: Callable[[], int]) -> None:
    """`check_grid` for a worksheet part, before a reader makes room for it, by what `farthest` found in it.

    `columns`: works out `last_column` of the whole part; only asked for where it matters.
    """
    rows = rows or _FEW
    if wide:
        check_grid(sheet, rows, wide)
    elif rows * _TWO_LETTERS > MOST_CELLS:
        check_grid(sheet, rows, columns())
    else:
        check_grid(sheet, rows, 1)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters[:9]:
        number = number * 26 + letter - 64
    return number
