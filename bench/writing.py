"""A block of uniform rows against XlsxWriter's cell by cell, both in turn, as ratios.

python bench/writing.py [--rows 100000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from xltools.writing.long_sheet import LongSheet
from xltools.writing.workbook import new_workbook

Rows = list[list[Any]]


def invented(rows: int) -> Rows:
    """Thirty columns: counties, numbers, names, integers, amounts, days."""
    days = [date(1990, 1, 1) + timedelta(at) for at in range(9000)]
    return [
        [f"县{at % 9}", f"41052219{at:08d}X", f"名{at % 3000}", at, 950.5, days[at % 9000]] * 5
        for at in range(rows)
    ]


def formats(book: Any) -> list[Any]:
    text, whole, money, day = (
        book.add_format({"border": 1, "font_name": "宋体", "num_format": one})
        for one in ("@", "0", "0.00", "yyyy-mm-dd")
    )
    return [text, text, text, whole, money, day] * 5


def as_block(path: Path, rows: Rows) -> None:
    book = new_workbook(path)
    book.add_worksheet("表", LongSheet).write_block(1, rows, formats(book))
    book.close()


def cell_by_cell(path: Path, rows: Rows) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("表")
    looks = formats(book)
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, value, looks[column])
            elif isinstance(value, date):
                sheet.write_datetime(at, column, value, looks[column])
            else:
                sheet.write_number(at, column, value, looks[column])
    book.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    rows = invented(parser.parse_args().rows)
    ways: dict[str, Callable[[Path, Rows], None]] = {"block": as_block, "cell by cell": cell_by_cell}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(3):
            for name, write in ways.items():
                began = time.process_time()
                write(Path(folder) / "表.xlsx", rows)
                seconds[name].append(time.process_time() - began)
    least = {name: min(several) for name, several in seconds.items()}
    for name, one in least.items():
        print(f"{name:14}{one:7.2f} s CPU")
    print(f"cell by cell ÷ block = {least['cell by cell'] / least['block']:.1f}")


if __name__ == "__main__":
    main()
