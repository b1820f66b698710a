"""A sheet part that is changed while it is read and packed, a few rows at a time: a long sheet is never held whole."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Generic, TypeVar

from xltools.writing.cells import SheetXml
from xltools.writing.package import Packed

_STEP = 1 << 22
#: Of zlib's levels the one that takes a third of the time of the usual one for a third more bytes.
_LEVEL = 3
_OPENING = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)sheetData\b[^>]*?(/?)>")
_WORKSHEET = re.compile(rb"<((?:[A-Za-z_][\w.-]*:)?)worksheet\b")

One = TypeVar("One")


class Pending(Generic[One]):
    """What is to happen to cells, handed out in the order of rows."""

    def __init__(self, cells: Iterable[tuple[int, int, One]]) -> None:
        """`cells`: row, column, and what is to happen there."""
        self._rows: defaultdict[int, dict[int, One]] = defaultdict(dict)
        for row, column, what in cells:
            self._rows[row][column] = what
        self._left = sorted(self._rows, reverse=True)

    def up_to(self, last: int | None) -> dict[int, dict[int, One]]:
        """Row → column → what, as far as row `last` (None: all that are left); each is handed out once."""
        mine = {}
        while self._left and (last is None or self._left[-1] <= last):
            row = self._left.pop()
            mine[row] = self._rows.pop(row)
        return mine


def frame_of(stream: IO[bytes]) -> SheetXml:
    """The sheet without its rows: what stands before them and what stands behind them.

    Raises ValueError for what is no worksheet part.
    """
    pieces = [piece for kind, piece in _pieces(stream) if kind != "rows"]
    return SheetXml(b"".join(pieces))


def rewritten(stream: IO[bytes], frame: SheetXml, work: Callable[[SheetXml, int | None], None]) -> Packed:
    """The part with the (changed) `frame` around its rows; `work` is given some rows at a time as a sheet of their own, with the
    number of the last of them, and changes them; at the end a sheet without rows and None.

    Raises ValueError for what is no worksheet part.
    """
    start, end = frame.around()
    packer = Packer()
    packer.add(start)
    last = 0
    for kind, piece in _pieces(stream):
        if kind == "rows":
            window = SheetXml.of_rows(frame, piece, last)
            last = window.last_row()
            work(window, last)
            packer.add(window.rows_alone())
    rest = SheetXml.of_rows(frame, b"", last)
    work(rest, None)
    packer.add(rest.rows_alone())
    packer.add(end)
    return packer.done()


def styles_of(stream: IO[bytes], cells: set[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """(row, column) → style number of these cells."""
    pending = Pending((row, column, None) for row, column in cells)
    found: dict[tuple[int, int], int] = {}
    head, last = b"", 0
    frame: SheetXml | None = None
    for kind, piece in _pieces(stream):
        if kind == "head":
            head = piece
            frame = SheetXml(head)
        elif kind == "rows" and frame is not None:
            window = SheetXml.of_rows(frame, piece, last)
            last = window.last_row()
            mine = pending.up_to(last)
            if mine:
                found |= window.styles(mine)
    left = pending.up_to(None)
    if left and frame is not None:
        found |= SheetXml.of_rows(frame, b"", last).styles(left)
    return found


class Packer:
    """Deflates bytes as they come, each piece on a second core while the next one is made."""

    def __init__(self) -> None:
        self._deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
        self._out: list[bytes] = []
        self._crc = self._size = 0
        self._beside = ThreadPoolExecutor(max_workers=1)
        self._packing: Future[bytes] | None = None

    def add(self, content: bytes) -> None:
        self._crc = zlib.crc32(content, self._crc)
        self._size += len(content)
        self._await()
        self._packing = self._beside.submit(self._deflate.compress, content)

    def done(self) -> Packed:
        self._await()
        self._beside.shutdown()
        self._out.append(self._deflate.flush())
        return Packed(self._crc, self._size, b"".join(self._out))

    def _await(self) -> None:
        if self._packing is not None:
            self._out.append(self._packing.result())
            self._packing = None


def _pieces(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """The part in order: its head up to the rows, rows (each piece ends with a whole row), its tail."""
    buffer = b""
    while (opening := _OPENING.search(buffer)) is None:
        chunk = stream.read(_STEP)
        if not chunk:
            raise ValueError("worksheet part without sheetData")
        buffer += chunk
    if _WORKSHEET.search(buffer) is None:
        raise ValueError("not a worksheet part")
    prefix = opening[1]
    close = b"</" + prefix + b"sheetData"
    if opening[2]:
        yield "head", buffer[: opening.start()] + b"<" + prefix + b"sheetData>"
        yield "tail", close + b">" + buffer[opening.end() :] + stream.read()
        return
    yield "head", buffer[: opening.end()]
    buffer = buffer[opening.end() :]
    row_end = b"</" + prefix + b"row>"
    while True:
        end = buffer.find(close)
        if end >= 0:
            if end:
                yield "rows", buffer[:end]
            yield "tail", buffer[end:] + stream.read()
            return
        cut = buffer.rfind(row_end)
        if cut >= 0:
            yield "rows", buffer[: cut + len(row_end)]
            buffer = buffer[cut + len(row_end) :]
        chunk = stream.read(_STEP)
        if not chunk:
            raise ValueError("worksheet part without an end")
        buffer += chunk
