"""The tags of some whole rows of a worksheet part, all at once: where cells stand, of what type and style, with which text.

A reader that goes from tag to tag takes a microsecond for each; here numpy looks at all of them together. Only what
programs commonly write is understood. Everything else is NotPlain and left to a reader that knows all of XML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]


class NotPlain(Exception):
    """A part that is written in a way this reader does not know."""


#: Types of cells as in `t="…"`; NUMBER is also the type of a cell without one.
NUMBER, SHARED, TEXT, INLINE, BOOLEAN, ERROR = range(6)


@dataclass(frozen=True)
class Tags:
    """Rows and cells of some whole rows.

    `rows`: the numbers of the rows, rising. `row`, `column`: of every cell, counted from 1. `kind`: its type; `style`: the
    number of its format; `start`, `end`: where its text lies, equal when that is empty and 0 without one; `formula`: whether
    it has one.
    """

    rows: Ints
    row: Ints
    column: Ints
    kind: Ints
    style: Ints
    start: Ints
    end: Ints
    formula: Flags


# Kinds of tags; a tag that closes itself counts one more than one that opens.
_ROW, _CELL, _VALUE, _FORMULA, _INLINE, _TEXT = range(2, 14, 2)
_ROW_END, _CELL_END, _VALUE_END, _FORMULA_END, _INLINE_END, _TEXT_END = range(14, 20)
_KINDS = 20
_NAMES = {
    b"ro": _ROW,
    b"c ": _CELL,
    b"v>": _VALUE,
    b"v ": _VALUE,
    b"v/": _VALUE,
    b"f>": _FORMULA,
    b"f ": _FORMULA,
    b"f/": _FORMULA,
    b"is": _INLINE,
    b"t>": _TEXT,
    b"t ": _TEXT,
    b"t/": _TEXT,
    b"/r": _ROW_END,
    b"/c": _CELL_END,
    b"/v": _VALUE_END,
    b"/f": _FORMULA_END,
    b"/i": _INLINE_END,
    b"/t": _TEXT_END,
}
_INSIDE_CELL = {_VALUE, _VALUE + 1, _CELL_END}
_NEXT_ROW = {_ROW, _ROW + 1}
_NEXT_CELL = {_CELL, _CELL + 1, _ROW_END}
_FOLLOWS: dict[int, set[int]] = {
    _ROW: _NEXT_CELL,
    _ROW + 1: _NEXT_ROW,
    _ROW_END: _NEXT_ROW,
    _CELL: _INSIDE_CELL | {_FORMULA, _FORMULA + 1, _INLINE, _INLINE + 1},
    _CELL + 1: _NEXT_CELL,
    _CELL_END: _NEXT_CELL,
    _FORMULA: {_FORMULA_END},
    _FORMULA + 1: _INSIDE_CELL,
    _FORMULA_END: _INSIDE_CELL,
    _VALUE: {_VALUE_END},
    _VALUE + 1: {_CELL_END},
    _VALUE_END: {_CELL_END},
    _INLINE: {_TEXT, _TEXT + 1},
    _INLINE + 1: {_CELL_END},
    _INLINE_END: {_CELL_END},
    _TEXT: {_TEXT_END},
    _TEXT + 1: {_INLINE_END},
    _TEXT_END: {_INLINE_END},
}


def _kind_table() -> npt.NDArray[np.uint8]:
    table = np.zeros(1 << 16, np.uint8)
    for name, kind in _NAMES.items():
        table[int.from_bytes(name, "little")] = kind
    return table


def _follow_table() -> Flags:
    table = np.zeros(_KINDS * _KINDS, np.bool_)
    for kind, others in _FOLLOWS.items():
        table[[kind * _KINDS + other for other in others]] = True
    return table


_KIND_OF: Final = _kind_table()
_MAY_FOLLOW: Final = _follow_table()

#: The first n bytes of a word.
_FIRST: Final = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
_SLASH, _QUOTE, _LESS, _MORE = (ord(sign) for sign in '/"<>')


def _word(text: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(text, "little"))


#: LibreOffice names a row's number after its other attributes.
_ROW_NUMBER: Final = re.compile(rb'<row\s(?:[^>]*?\s)?r="(?=\d)')


class Xml:
    """Some XML, of which eight bytes can be looked at from any place on."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        padded = xml + bytes(8)
        self.single = np.frombuffer(padded, np.uint8)[: len(xml)]
        self._words: Words = np.ndarray((len(xml),), "<u8", padded, strides=(1,))

    def words(self, at: Ints) -> Words:
        """Eight bytes from each place on; beyond the end there are zeros."""
        return self._words[at]

    def ends(self, pattern: re.Pattern[bytes]) -> Ints:
        """Where each match of a pattern ends."""
        return np.fromiter((match.end() for match in pattern.finditer(self._xml)), np.int64)

    def are(self, at: Ints, text: bytes) -> Flags:
        """Whether a text of up to eight bytes stands at each place."""
        found: Flags = (self.words(at) & _FIRST[len(text)]) == _word(text)
        return found

    def numbers(self, start: Ints, length: Ints) -> tuple[Ints, Flags]:
        """The whole numbers of one to eight digits at each place, and whether it is one.

        A word's digits are put together in pairs, fours and eights, as in "Quickly parsing eight digits" (D. Lemire, 2022).
        """
        fits: Flags = (length >= 1) & (length <= 8)
        shift = ((8 - np.where(fits, length, 8)) * 8).astype(np.uint64)
        zeros = _word(b"00000000")
        # The digits stand at the word's end, zeros before them.
        word = (self.words(start) << shift) | (zeros & ((np.uint64(1) << shift) - np.uint64(1)))
        value = word - zeros
        high = np.uint64(0xF0F0F0F0F0F0F0F0)
        fits &= ((word & high) == zeros) & (((word + np.uint64(0x0606060606060606)) & high) == zeros)
        value = value * np.uint64(10) + (value >> np.uint64(8))
        pairs = np.uint64(0x000000FF000000FF)
        upper = (value & pairs) * np.uint64(100 + (1_000_000 << 32))
        lower = ((value >> np.uint64(16)) & pairs) * np.uint64(1 + (10_000 << 32))
        return ((upper + lower) >> np.uint64(32)).astype(np.int64), fits


def read_tags(data: Xml) -> Tags:
    """The rows and cells of some whole rows, without anything before the first or after the last.

    Raises NotPlain.
    """
    opens, closes = np.flatnonzero(data.single == _LESS), np.flatnonzero(data.single == _MORE)
    _sure(len(opens) == len(closes) and (opens < closes).all() and (closes[:-1] < opens[1:]).all())
    kinds = _KIND_OF[(data.words(opens) >> np.uint64(8)) & np.uint64(0xFFFF)]
    kinds += (kinds < _ROW_END) & (data.single[closes - 1] == _SLASH)
    _sure(_MAY_FOLLOW[kinds[:-1].astype(np.int64) * _KINDS + kinds[1:]].all())
    _sure(kinds[0] in _NEXT_ROW and kinds[-1] in (_ROW + 1, _ROW_END))
    return _tags(data, opens, closes, kinds)


def _sure(plain: Any) -> None:
    if not plain:
        raise NotPlain


def _tags(data: Xml, opens: Ints, closes: Ints, kinds: npt.NDArray[np.uint8]) -> Tags:
    row_tags = (kinds == _ROW) | (kinds == _ROW + 1)
    cell_tags = (kinds == _CELL) | (kinds == _CELL + 1)
    row_words, rows = _rows(data, opens[row_tags])
    row_of = np.cumsum(row_tags)[cell_tags] - 1
    cell_of = np.cumsum(cell_tags) - 1
    column, rest = _addresses(data, opens[cell_tags], row_words[row_of], rows[row_of])
    row = rows[row_of]
    _sure((np.diff(row * (1 << 15) + column) > 0).all())
    kind, style = _attributes(data, rest, closes[cell_tags] - (kinds[cell_tags] == _CELL + 1))
    start = np.zeros(len(row), np.int64)
    end = np.zeros(len(row), np.int64)
    for tag in (_VALUE, _TEXT):
        found = np.flatnonzero(kinds == tag)
        # A text lies in 〈is〉, every other value in 〈v〉; the one in the place of the other is nobody's.
        right = (kind[cell_of[found]] == INLINE) == (tag == _TEXT)
        _sure(right.all())
        start[cell_of[found]], end[cell_of[found]] = closes[found] + 1, opens[found + 1]
    formula = np.zeros(len(row), np.bool_)
    formula[cell_of[(kinds == _FORMULA) | (kinds == _FORMULA + 1)]] = True
    return Tags(rows, row, column, kind, style, start, end, formula)


def _rows(data: Xml, at: Ints) -> tuple[Words, Ints]:
    """The rows' numbers, as the bytes from the first digit to the quotation mark, and as numbers."""
    digits = at + len('<row r="')
    if not data.are(at, b'<row r="').all():
        digits = data.ends(_ROW_NUMBER)
        _sure(len(digits) == len(at) and (digits > at).all() and (digits[:-1] < at[1:]).all())
    length = _until_quote(data, digits, 7)
    rows, fits = data.numbers(digits, length)
    _sure(fits.all() and (np.diff(rows) > 0).all() and (rows[:1] > 0).all())
    return data.words(digits) & _FIRST[length + 1], rows


def _until_quote(data: Xml, at: Ints, most: int) -> Ints:
    """How many bytes stand before the next quotation mark; more than `most` are not plain."""
    length = np.full(len(at), -1, np.int64)
    words = data.words(at)
    for count in range(most, -1, -1):
        length[(words >> np.uint64(8 * count)) & np.uint64(0xFF) == _QUOTE] = count
    _sure((length >= 0).all())
    return length


def _addresses(data: Xml, at: Ints, row_words: Words, rows: Ints) -> tuple[Ints, Ints]:
    """The cells' columns, and where their tags go on after the address, which names the row that they stand in."""
    _sure(data.are(at, b'<c r="').all())
    start = at + len('<c r="')
    words = data.words(start)
    letters = [
        ((words >> np.uint64(8 * place)) & np.uint64(0xFF)).astype(np.int64) - 64 for place in range(3)
    ]
    is_letter = [(one >= 1) & (one <= 26) for one in letters]
    column = letters[0]
    count = np.ones(len(at), np.int64)
    more: Flags = is_letter[0]
    for letter, is_one in zip(letters[1:], is_letter[1:], strict=True):
        more = more & is_one
        column = np.where(more, column * 26 + letter, column)
        count += more
    length = np.searchsorted(_POWERS, rows, "right") + 2
    _sure(is_letter[0].all() and ((data.words(start + count) & _FIRST[length]) == row_words).all())
    return column, start + count + length


#: 10, 100, …: how many of them a number reaches is one less than its digits, two less than those and a quotation mark.
_POWERS: Final = 10 ** np.arange(1, 8)

_TYPES = {
    b' t="s"': SHARED,
    b' t="n"': NUMBER,
    b' t="b"': BOOLEAN,
    b' t="e"': ERROR,
    b' t="str"': TEXT,
}
_INLINE_TYPE: Final = b' t="inlineStr"'


def _attributes(data: Xml, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Type and style of the cells from what stands between the address and the tag's end: ` s="12" t="s"`, or nothing."""
    kind = np.zeros(len(start), np.int64)
    length = end - start
    last = data.words(end - 8)
    for text, number in _TYPES.items():
        here = (last >> np.uint64(64 - 8 * len(text))) == _word(text)
        kind[here] = number
        length -= here * len(text)
    inline = last == _word(_INLINE_TYPE[-8:])
    if inline.any():
        inline &= data.are(end - len(_INLINE_TYPE), _INLINE_TYPE[:8])
        kind[inline] = INLINE
        length -= inline * len(_INLINE_TYPE)
    styled = length != 0
    style, fits = data.numbers(start + 4, length - 5)
    quoted = data.single[start + np.maximum(length - 1, 0)] == _QUOTE
    _sure((~styled | (fits & quoted & data.are(start, b' s="'))).all())
    return kind, np.where(styled, style, 0)
