"""Results of the plain formulas of summary tables, so that viewers which do not calculate show them too.

Excel and LibreOffice calculate everything anew when the workbook is opened; what this does not understand is left to them.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from xltools.model.address import column_number
from xltools.values.money import half_up

#: (sheet, row, column) → a number or a text; cells that are not there are blank.
Cells = Mapping[tuple[str, int, int], Any]

_TOKEN = re.compile(
    r"\s*(?:(?P<text>\"(?:[^\"]|\"\")*\")|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<ref>(?:'(?:[^']|'')+'!|[^\W\d][\w.]*!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)(?![\w(])"
    r"|(?P<name>[A-Za-z]+)(?=\()|(?P<sign><>|<=|>=|[-+*/(),=<>]))"
)
_REF = re.compile(r"(?:(.+)!)?\$?([A-Za-z]+)\$?(\d+)(?::\$?([A-Za-z]+)\$?(\d+))?")
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


class NotPlain(Exception):
    """A formula that is left to Excel."""


class Calculator:
    """Works out formulas over cells; formulas may speak of each other."""

    def __init__(self, cells: Cells, formulas: Mapping[tuple[str, int, int], str]) -> None:
        self._cells, self._formulas = cells, formulas
        self._done: dict[tuple[str, int, int], Any] = {}
        self._open: set[tuple[str, int, int]] = set()

    def result(self, place: tuple[str, int, int]) -> Any:
        """A number, a text or a bool; None for a formula that is not plain, has an error or speaks of itself."""
        try:
            return self._at(place)
        except (NotPlain, ZeroDivisionError, TypeError):
            return None

    def _at(self, place: tuple[str, int, int]) -> Any:
        if place not in self._formulas:
            return self._cells.get(place)
        if place not in self._done:
            if place in self._open:
                raise NotPlain
            self._open.add(place)
            try:
                self._done[place] = _Reading(self._formulas[place], place[0], self._at).all()
            finally:
                self._open.discard(place)
        return self._done[place]


class _Reading:
    """One formula, read from left to right."""

    def __init__(self, formula: str, sheet: str, at: Callable[[tuple[str, int, int]], Any]) -> None:
        self._tokens = list(_tokens(formula))
        self._sheet, self._look = sheet, at

    def all(self) -> Any:
        value = self._comparison()
        if self._tokens:
            raise NotPlain
        return 0 if value is None else value

    def _next(self, *signs: str) -> str | None:
        if self._tokens and self._tokens[0][0] == "sign" and self._tokens[0][1] in signs:
            return self._tokens.pop(0)[1]
        return None

    def _comparison(self) -> Any:
        value = self._sum()
        sign = self._next(*_COMPARED)
        return value if sign is None else _COMPARED[sign](_blank_as_0(value), _blank_as_0(self._sum()))

    def _sum(self) -> Any:
        value = self._product()
        while (sign := self._next("+", "-")) is not None:
            other = _number(self._product())
            value = _number(value) + (other if sign == "+" else -other)
        return value

    def _product(self) -> Any:
        value = self._one()
        while (sign := self._next("*", "/")) is not None:
            other = _number(self._one())
            value = _number(value) * other if sign == "*" else _number(value) / other
        return value

    def _one(self) -> Any:
        if self._next("-") is not None:
            return -_number(self._one())
        if self._next("(") is not None:
            value = self._comparison()
            self._closed()
            return value
        if not self._tokens:
            raise NotPlain
        kind, word = self._tokens.pop(0)
        match kind:
            case "number":
                return float(word) if "." in word else int(word)
            case "text":
                return word[1:-1].replace('""', '"')
            case "ref":
                cells = list(self._range(word))
                if len(cells) != 1:
                    raise NotPlain
                return self._look(cells[0])
            case "name":
                return self._function(word.upper())
        raise NotPlain

    def _closed(self) -> None:
        if self._next(")") is None:
            raise NotPlain

    def _function(self, name: str) -> Any:
        self._next("(")
        if name == "IF":
            return self._if()
        values = list(self._arguments())
        if name == "ROUND" and len(values) == 2:
            return half_up(_number(values[0]), int(_number(values[1])))
        numbers = [one for one in values if isinstance(one, int | float) and not isinstance(one, bool)]
        if name == "SUM":
            return round(sum(numbers), 10)
        if name in ("MAX", "MIN"):
            return (max if name == "MAX" else min)(numbers, default=0)
        raise NotPlain

    def _if(self) -> Any:
        condition = self._comparison()
        branches = []
        for closing in (False, True):
            if self._next(",") is None:
                raise NotPlain
            branches.append(self._branch(closing=closing))
        chosen = branches[0] if condition else branches[1]
        if isinstance(chosen, Exception):
            raise chosen
        return chosen

    def _branch(self, *, closing: bool) -> Any:
        """A branch that can't be worked out only counts where it is taken (a division by nothing)."""
        rest = _until_end(self._tokens)
        inner, self._tokens = self._tokens[:rest], self._tokens[rest:]
        whole, self._tokens = self._tokens, inner
        try:
            value = self._comparison()
            if self._tokens:
                raise NotPlain
        except (ZeroDivisionError, TypeError) as error:
            value = error
        self._tokens = whole
        if closing:
            self._closed()
        return value

    def _arguments(self) -> Iterator[Any]:
        """The values of a function's arguments; ranges one cell after the other."""
        while True:
            if self._tokens and self._tokens[0][0] == "ref" and ":" in self._tokens[0][1]:
                yield from [self._look(one) for one in self._range(self._tokens.pop(0)[1])]
            else:
                yield self._comparison()
            if self._next(",") is None:
                break
        self._closed()

    def _range(self, word: str) -> Iterator[tuple[str, int, int]]:
        match = _REF.fullmatch(word)
        if match is None:
            raise NotPlain
        sheet = match[1] or self._sheet
        if sheet.startswith("'"):
            sheet = sheet[1:-1].replace("''", "'")
        left, top = column_number(match[2].upper()), int(match[3])
        right, bottom = (column_number(match[4].upper()), int(match[5])) if match[4] else (left, top)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield sheet, row, column


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    at = 0
    formula = formula.rstrip()
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None or match.lastgroup is None:
            raise NotPlain
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()


def _until_end(tokens: Iterable[tuple[str, str]]) -> int:
    """How many tokens there are before the comma or bracket that ends an argument."""
    depth = at = 0
    for at, (kind, word) in enumerate(tokens):
        if kind == "sign" and depth == 0 and word in ",)":
            return at
        depth += (word == "(") - (word == ")") if kind == "sign" else 0
    raise NotPlain


def _blank_as_0(value: Any) -> Any:
    return 0 if value is None else value


def _number(value: Any) -> Any:
    if value is None:
        return 0
    if isinstance(value, str):
        raise TypeError(value)
    return value
