"""An Excel for tests: an engine of xlwings' open core with openpyxl behind it, for what `xltools.live` uses.

Everything else raises NotImplementedError (xlwings' base classes do), so that a test can't pass by accident.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import xlwings
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import range_boundaries
from xlwings import base_classes as base


class Engine:
    name, type = "excel", "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def clean_value_data(data: Any, *_: object) -> Any:
        return [[float(one) if isinstance(one, int) else one for one in row] for row in data]

    @staticmethod
    def prepare_xl_data_element(value: Any, _: object) -> Any:
        return value


class Apps(base.Apps):
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.items = [App(self)]

    def keys(self) -> list[int]:
        return [1]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, _: int) -> Any:
        return self.items[0]


class App(base.App):
    books: Any = None
    pid = 1

    def __init__(self, apps: Apps) -> None:
        self.apps, self.engine = apps, apps.engine
        self.books = Books(self)

    def activate(self, steal_focus: bool = False) -> None: ...


class Books(base.Books):
    def __init__(self, app: App) -> None:
        self.app = app
        self.items: list[Book] = []

    @property
    def active(self) -> Any:
        return self.items[-1]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Book(base.Book):
    app: Any = None
    name: Any = None
    fullname: Any = None
    sheets: Any = None

    def __init__(self, books: Books, path: Path) -> None:
        self.book, self.app, self.engine = openpyxl.load_workbook(path), books.app, books.app.engine
        self.name, self.fullname, self.sheets = path.name, str(path), Sheets(self)

    @property
    def api(self) -> Any:
        return self

    def activate(self) -> None: ...

    def SaveCopyAs(self, path: str) -> None:  # noqa: N802
        self.book.save(path)


class Sheets(base.Sheets):
    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def active(self) -> Any:
        return Sheet(self.book, self.book.book.active)

    def __call__(self, which: int | str) -> Any:
        sheets = self.book.book
        return Sheet(self.book, sheets.worksheets[which - 1] if isinstance(which, int) else sheets[which])

    def __iter__(self) -> Iterator[Any]:
        return (Sheet(self.book, one) for one in self.book.book.worksheets)

    def __len__(self) -> int:
        return len(self.book.book.worksheets)

    def add(self, before: object = None, after: object = None, name: str | None = None) -> Any:
        return Sheet(self.book, self.book.book.create_sheet(name))


class Sheet(base.Sheet):
    book: Any = None

    def __init__(self, book: Book, sheet: Any) -> None:
        self.book, self.sheet, self.engine = book, sheet, book.engine

    @property
    def name(self) -> str:
        return str(self.sheet.title)

    @property
    def api(self) -> Any:
        return self

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "Visible":
            self.sheet.sheet_state = {2: "veryHidden"}[value]
        super().__setattr__(name, value)

    def activate(self) -> None:
        self.book.book.active = self.sheet

    def range(self, one: Any, two: Any = None) -> Any:
        def corners(place: Any) -> tuple[int, int, int, int]:
            if isinstance(place, Range):
                return place.box
            if isinstance(place, tuple):
                return (*place, *place)
            left, top, right, bottom = range_boundaries(place)
            return top or 1, left, bottom or self.sheet.max_row, right

        first, second = corners(one), corners(two or one)
        return Range(self, (first[0], first[1], second[2], second[3]))

    @property
    def used_range(self) -> Any:
        return Range(self, (1, 1, self.sheet.max_row, self.sheet.max_column))

    def clear_contents(self) -> None:
        self.used_range.raw_value = None


class Range(base.Range):
    has_array = False

    def __init__(self, sheet: Sheet, box: tuple[int, int, int, int]) -> None:
        self.sheet, self.box, self.engine = sheet, box, sheet.engine

    @property
    def _cells(self) -> list[list[Any]]:
        top, left, bottom, right = self.box
        return [[self.sheet.sheet.cell(r, c) for c in range(left, right + 1)] for r in range(top, bottom + 1)]

    api = property(lambda self: self)
    row = property(lambda self: self.box[0])
    column = property(lambda self: self.box[1])
    shape = property(lambda self: (self.box[2] - self.box[0] + 1, self.box[3] - self.box[1] + 1))

    def __len__(self) -> int:
        return int(self.shape[0] * self.shape[1])

    def __call__(self, row: int, column: int | None = None) -> Any:
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        place = self.box[0] + row - 1, self.box[1] + column - 1
        return Range(self.sheet, (*place, *place))

    @property
    def raw_value(self) -> Any:
        values = [[one.value for one in row] for row in self._cells]
        return values[0][0] if len(self) == 1 else values

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        rows = value if isinstance(value, list | tuple) else [[value] * self.shape[1]] * self.shape[0]
        for at, row in enumerate(rows):
            for over, one in enumerate(row):
                self.sheet.sheet.cell(self.box[0] + at, self.box[1] + over).value = one

    @property
    def number_format(self) -> str:
        return str(self._cells[0][0].number_format)

    @number_format.setter
    def number_format(self, value: str) -> None:
        for row in self._cells:
            for one in row:
                one.number_format = value

    @property
    def color(self) -> tuple[int, int, int] | None:
        fill = self._cells[0][0].fill
        if fill.fill_type != "solid":
            return None
        code = fill.fgColor.rgb[-6:]
        return int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)

    @color.setter
    def color(self, value: tuple[int, int, int] | None) -> None:
        fill = (
            PatternFill()
            if value is None
            else PatternFill("solid", fgColor="{:02X}{:02X}{:02X}".format(*value))
        )
        self._cells[0][0].fill = fill

    @property
    def note(self) -> Any:
        return Note(self._cells[0][0]) if self._cells[0][0].comment else None

    def add_note(self, text: str) -> Any:
        self._cells[0][0].comment = Comment(text, "xltools")
        return self.note


class Note(base.Note):
    def __init__(self, cell: Any) -> None:
        self._cell = cell

    @property
    def text(self) -> str:
        return str(self._cell.comment.text)

    def delete(self) -> None:
        self._cell.comment = None


def start(*paths: Path) -> Engine:
    """An Excel with these workbooks open, the last in front; `xlwings` uses it from now on."""
    engine = Engine()
    for path in paths:
        engine.apps.items[0].books.items.append(Book(engine.apps.items[0].books, path))
    xlwings.engines.add(xlwings.Engine(impl=engine))
    xlwings.engines.active = xlwings.engines["excel"]
    return engine
