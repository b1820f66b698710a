"""A worksheet whose many alike rows go straight into the file: XlsxWriter's own way for each cell costs five times as much."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, Any

from xlsxwriter.worksheet import Worksheet

from xltools.model.address import column_letter
from xltools.writing.cells import excel_day

#: The longest text that Excel holds in a cell.
MAX_TEXT = 32_767
_WORDS = {True: "是", False: "否"}
#: Rows turned into columns at a time.
_BATCH = 2000


class LongSheet(Worksheet):  # type: ignore[misc]
    """A worksheet of `workbook.add_worksheet(name, LongSheet)` that can hold one block of uniform rows besides ordinary cells.

    A cell that was written in the ordinary way before (a mark, a link, a formula) stands in place of the block's value.
    Nothing is written for None and ''; texts, numbers, bools (是/否) and dates are.
    """

    fh: Any
    dim_rowmin: Any
    dim_rowmax: Any
    _block: tuple[int, int, IO[str]] | None = None

    def write_block(self, first_row: int, rows: Sequence[Sequence[Any]], formats: Sequence[Any]) -> None:
        """Rows from `first_row` (from 0) on, one format per column, laid aside on disk until the workbook is closed.

        Raises ValueError where they reach beyond what a sheet holds, and for numbers that Excel doesn't have.
        """
        if not rows:
            return
        last = first_row + len(rows) - 1
        if self._check_dimensions(first_row, 0) or self._check_dimensions(last, len(formats) - 1):
            raise ValueError(f"{len(rows)} rows of {len(formats)} cells do not fit on a sheet")
        # Formats and shared strings are numbered as they are asked for, so that the XML can be made right away.
        columns = _Columns([one._get_xf_index() for one in formats], self.str_table)
        self.fh = TemporaryFile("w+", encoding="utf-8", dir=self.tmpdir)  # noqa: SIM115  (read when the workbook is closed)
        try:
            for start in range(0, len(rows), _BATCH):
                cells = columns.cells(first_row + start + 1, rows[start : start + _BATCH])
                self._write_batch(first_row + start, cells)
        except BaseException:
            self.fh.close()
            raise
        self._block = first_row, last, self.fh
        self.fh = None

    def _write_batch(self, first_row: int, rows: Iterable[Sequence[str]]) -> None:
        """Rows of cells that are XML already, except those that were written in the ordinary way."""
        waiting: list[str] = []
        for at, cells in enumerate(rows, start=first_row):
            ordinary = self.table.get(at)
            if not ordinary:
                waiting.append(f'<row r="{at + 1}">{"".join(cells)}</row>')
                continue
            self.fh.write(f'{"".join(waiting)}<row r="{at + 1}">')
            waiting = ["</row>"]
            for column, cell in enumerate(cells):
                if column in ordinary:
                    self._write_cell(at, column, ordinary[column])
                else:
                    self.fh.write(cell)
        self.fh.write("".join(waiting))

    def _write_rows(self) -> None:
        """What stands above the block, the block, what stands below; called by XlsxWriter when it writes the sheet."""
        if self._block is None:
            super()._write_rows()
            return
        first, last, block = self._block
        top, bottom = self.dim_rowmin, self.dim_rowmax
        if top < first:
            self.dim_rowmax = first - 1
            super()._write_rows()
        block.seek(0)
        shutil.copyfileobj(block, self.fh)
        block.close()
        if last < bottom:
            self.dim_rowmin, self.dim_rowmax = last + 1, bottom
            super()._write_rows()
        self.dim_rowmin, self.dim_rowmax = top, bottom


class _Columns:
    """The XML of cells, a column at a time: most columns hold one kind of value, and what doesn't change is made once."""

    def __init__(self, styles: Sequence[int], shared: Any) -> None:
        self._shared = shared
        self._letters = [column_letter(at + 1) for at in range(len(styles))]
        self._styles = styles

    def cells(self, number: int, rows: Sequence[Sequence[Any]]) -> Iterable[Sequence[str]]:
        """The cells of each row; the first row has the number `number`, counted from 1."""
        turned = zip(*rows, strict=True)
        return zip(*(self._column(at, number, values) for at, values in enumerate(turned)), strict=True)

    def _column(self, at: int, number: int, values: Sequence[Any]) -> list[str]:
        """'' for None and empty texts."""
        begin, style = f'<c r="{self._letters[at]}', self._styles[at]
        shown, is_text = self._shown(values)
        middle = f'" s="{style}" t="s"><v>' if is_text else f'" s="{style}"><v>'
        if is_text is not None:
            return [
                "" if value is None or value == "" else f"{begin}{row}{middle}{shown[value]}</v></c>"
                for row, value in enumerate(values, start=number)
            ]
        # Texts among numbers, as hand-made ledgers have them.
        return [self._column(at, row, (value,))[0] for row, value in enumerate(values, start=number)]

    def _shown(self, values: Sequence[Any]) -> tuple[dict[Any, Any], bool | None]:
        """Value → what stands in <v>, and whether those are numbers of shared strings; None for mixed kinds of values."""
        kinds = set(map(type, values)) - {type(None)}
        different = dict.fromkeys(values)
        different.pop(None, None)
        if kinds <= {str}:
            return self._shared_strings(different, len(values)), True
        if len(kinds) > 1:
            return {}, None
        if bool in kinds:
            numbers = self._shared_strings([_WORDS[value] for value in different], len(values))
            return {value: numbers[_WORDS[value]] for value in different}, True
        if kinds <= {date, datetime}:
            return {value: _day(value) for value in different}, False
        if not all(map(math.isfinite, different)):
            raise ValueError("a cell can't hold infinity or what is no number")
        return {value: repr(value) for value in different}, False

    def _shared_strings(self, different: Iterable[str], uses: int) -> dict[str, int]:
        """Text → its number; `uses`: at most so many cells will show one of them, which is what the file may state."""
        index = self._shared._get_shared_string_index
        numbers = {text: index(text[:MAX_TEXT]) for text in different if text}
        self._shared.count += uses - len(numbers)
        return numbers


def _day(value: date) -> str:
    """A day, or a moment, as Excel counts it."""
    seconds = value.hour * 3600 + value.minute * 60 + value.second if isinstance(value, datetime) else 0
    whole = excel_day(value)
    return repr(whole + seconds / 86400) if seconds else str(whole)
