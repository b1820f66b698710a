"""Live formulas: they say what Python says, on every row, recalculated by LibreOffice; and they keep to what Excel 2010 knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office import convert_all
from xltools.blanks import live_columns, standing_of
from xltools.demo.invent import invent
from xltools.derived.compute import compute
from xltools.model.book import Inputs
from xltools.model.derived import all_derived, derived_of
from xltools.model.discovery import discover_all
from xltools.model.field import Field
from xltools.model.kind import LedgerKind, ledgers
from xltools.model.period import Period
from xltools.policies.load import parse, shipped
from xltools.reading.folder import Found
from xltools.reading.read import read_files
from xltools.values.id_card import check_character
from xltools.values.region import COUNTIES
from xltools.verbs.merge import plain_column
from xltools.writing.blank import Blank, formula_at, write_blank

discover_all()

PERIOD = Period(2021, 4)
POLICY = parse("[[monitor_line]]\nvalue = 6000\n", "例").over(shipped("example")).over(shipped("default"))
#: Columns whose values no formula of one row can say, and why.
WITHOUT = {
    "child.back_pay": "needs the standards of earlier months",
    "child.eligibility_reason": "as child.eligibility",
    "child.eligibility": "free text is mapped to codes by a table of 150 expressions",
    "caregiver.ward_count": "counts different persons over the whole sheet, quadratic while typing",
    "household.industry_count": "different words inside one cell",
}
#: Functions of Excel 2010 that the formulas use.
ALLOWED = {
    "AND",
    "COUNT",
    "COUNTA",
    "INT",
    "DATE",
    "DAY",
    "EDATE",
    "IF",
    "IFERROR",
    "INDEX",
    "ISNUMBER",
    "LEFT",
    "LEN",
    "MATCH",
    "MAX",
    "MID",
    "MOD",
    "MONTH",
    "NOT",
    "OR",
    "RIGHT",
    "ROUND",
    "SUM",
    "SUMPRODUCT",
    "UPPER",
    "YEAR",
}


def test_every_derived_column_has_a_formula_or_a_reason() -> None:
    assert {one.name for one in all_derived() if one.formula is None} == set(WITHOUT)


@pytest.mark.parametrize(
    "formula", [pytest.param(one.formula, id=one.name) for one in all_derived() if one.formula]
)
def test_formulas_keep_to_excel_2010(formula: str) -> None:
    keeps_to_excel_2010(formula)
    assert len(formula) < 8192 / 2  # addresses are longer than names by less than that


def keeps_to_excel_2010(formula: str) -> None:
    """COUNTIF compares 15 digits, DATEDIF "MD" differs, array constants fail in checks, later functions are #NAME?."""
    bare = re.sub(r'"[^"]*"', '""', formula)
    assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare)) <= ALLOWED
    assert not re.search(r"\{[\d\"]", formula), "an array constant"
    assert bare.count("(") == bare.count(")")


@pytest.mark.parametrize("kind", ledgers(), ids=lambda one: one.kind_name)
def test_checks_and_highlights_keep_to_excel_2010(kind: type[LedgerKind], tmp_path: Path) -> None:
    """What is refused while typing and what is coloured, in the workbook as it is written; Excel 2010 allows 255 characters in a
    check, and no other sheet's cells in either (names are allowed)."""
    write_blank(tmp_path / "空白.xlsx", Blank(kind, standing_of(POLICY, PERIOD, "滑县"), live_columns(kind)))
    sheet = openpyxl.load_workbook(tmp_path / "空白.xlsx").worksheets[0]
    checks = [one.formula1 for one in sheet.data_validations.dataValidation if one.formula1]
    shades = [text for place in sheet.conditional_formatting for rule in place.rules for text in rule.formula]
    assert checks
    assert shades
    for formula in [*checks, *shades]:
        keeps_to_excel_2010(formula)
        assert "!" not in re.sub(r'"[^"]*"', "", formula)
    assert all(len(one) <= 255 for one in checks)


def test_formulas_speak_of_fields_and_columns_that_exist() -> None:
    for kind in ledgers():
        names = set(kind.fields) | {one.compute.__name__ for one in derived_of(kind)}
        for one in derived_of(kind):
            assert set(re.findall(r"\{(\w+)", one.formula or "")) <= names, one.name


def test_a_row_s_formula_speaks_of_its_own_row() -> None:
    assert (
        formula_at("IF({a}=1,SUM({b:all}),0)", {"a": 0, "b": 27}, 4, 10) == "=IF($A8=1,SUM($AB$4:$AB$13),0)"
    )


def plain(field: Field, value: Any) -> Any:
    """A typed value as a template's cell holds it."""
    if value is None or (isinstance(value, date | float | int) and not isinstance(value, bool)):
        return value
    return field.type.show(value)


def compared(
    folder: Path,
    tables: Sequence[tuple[type[LedgerKind], list[dict[str, Any]]]],
    *,
    may_be_empty: bool = False,
) -> int:
    """Write ledgers with these rows, recalculate them, compare every live cell with Python; how many were compared.

    `may_be_empty`: a formula may say nothing where Python says something.
    """
    written = [folder / f"{kind.kind_name}.xlsx" for kind, _ in tables]
    for path, (kind, rows) in zip(written, tables, strict=True):
        write_blank(path, ledger(kind, rows))
    made = convert_all(written, folder / "out", "xlsx", recalculate=True)
    return sum(
        differences_in(path, told, kind, rows, may_be_empty)
        for path, told, (kind, rows) in zip(written, made, tables, strict=True)
    )


def ledger(kind: type[LedgerKind], rows: list[dict[str, Any]]) -> Blank:
    return Blank(kind, standing_of(POLICY, PERIOD, "滑县"), live_columns(kind), PERIOD.chinese, rows)


def differences_in(
    path: Path, made: Path, kind: type[LedgerKind], rows: list[dict[str, Any]], may_be_empty: bool
) -> int:
    """Fails at the first cell that differs; how many cells were compared."""
    told = values_of(made)
    book = read_files([Found(path, path.name)], [kind])
    table = book[kind]
    assert len(table) == len(rows)
    wanted = [one for one in derived_of(kind) if one.formula is not None]
    results = compute(table, wanted, inputs=Inputs(book, PERIOD), policy=POLICY)
    places = ledger(kind, rows).places()
    for one in wanted:
        column = results[one.name]
        assert not isinstance(column, str), f"{one.name}: {column}"
        for row, value in zip(table.origins["row"], plain_column(column, one.type), strict=True):
            said = told[row - 1][places[one.compute.__name__]]
            unsaid = may_be_empty and said in (None, "")
            assert unsaid or same(said, value), f"{one.name} in row {row}: formula {said!r}, Python {value!r}"
    return len(wanted) * len(table)


def values_of(made: Path) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(made, data_only=True, read_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return rows


def same(said: Any, value: Any) -> bool:
    if said in (None, ""):
        return value is None
    if isinstance(value, date):
        return bool(said.date() == value) if hasattr(said, "date") else False
    if isinstance(value, float | int):
        return isinstance(said, float | int) and abs(said - value) < 1e-6
    return bool(said == value)


@pytest.mark.slow
def test_python_and_formulas_agree_on_every_row_of_the_demo(tmp_path: Path) -> None:
    city = invent(7, 1117, 900, systems=True)
    tables = []
    for kind in ledgers():
        rows = [
            {name: plain(kind.fields[name], value) for name, value in row.items() if name in kind.fields}
            for _, row in city.rows(kind.kind_name)
        ]
        if rows and live_columns(kind):
            tables.append((kind, rows))
    assert compared(tmp_path, tables) > 30_000


_EDGES = (date(2012, 2, 29), date(2004, 2, 29), date(2012, 4, 30), date(2012, 5, 1), date(2003, 4, 1))


def _number(chance: Random) -> str | None:
    """Numbers of every kind: right, wrong, in small letters, on the edges of a year, none."""
    born = chance.choice([*_EDGES, date(1930, 1, 1) + timedelta(days=chance.randrange(33_000))])
    body = f"{chance.choice([*COUNTIES, '110105', '830000'])}{born:%Y%m%d}{chance.randrange(1, 1000):03d}"
    right = check_character(body)
    kinds = [
        None,
        body + ("0" if right != "0" else "1"),
        "41052620120230122X",
        "A123456789",
        (body + right).lower(),
    ]
    return chance.choice([*kinds, *[body + right] * 10])


#: Amounts of the policy (monitoring line, standards): on a line, `<` and `<=` differ.
_LINES = (6000.0, 9000.0, 950.0, 1350.0, 300.0)


def _value(field: Field, chance: Random) -> Any:
    name, storage = field.type.name, field.type.storage
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(4380))
    if chance.random() < 0.15:
        return None
    if name in ("id_card", "member_id"):
        return _number(chance)
    if field.type.options and name != "many":
        return chance.choice(list(field.type.options))
    if storage == "date":
        return day
    if storage == "month":
        return f"{day:%Y-%m}"
    if name.startswith("money"):
        return chance.choice([*_LINES, *[chance.randrange(200_000) / 100] * 10])
    return chance.choice([chance.randrange(13), chance.randrange(200_000)]) if name == "count" else None


def _row(kind: type[LedgerKind], chance: Random) -> dict[str, Any]:
    formulas = " ".join(one.formula for one in live_columns(kind))
    used = sorted(set(re.findall(r"\{(\w+)", formulas)) & set(kind.fields))
    row = {name: _value(kind.fields[name], chance) for name in used}
    for one in (kind.person_field, *kind.keys):  # a row without any of them would be no row
        if one is not None and one.type.name in ("name", "text"):
            row[one.name] = chance.choice(["王芳", "李明", "张伟强"])
        elif one is not None and one.type.name in ("county", "count"):
            row[one.name] = "滑县" if one.type.name == "county" else 2021
    return row


@pytest.mark.slow
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=True))
def test_python_and_formulas_agree_on_random_rows(
    tmp_path_factory: pytest.TempPathFactory, chance: Random
) -> None:
    folder = tmp_path_factory.mktemp("twins")
    tables = [(kind, [_row(kind, chance) for _ in range(80)]) for kind in ledgers() if live_columns(kind)]
    assert compared(folder, tables) > 2_000


_AS_TEXT = ("5800元", "约5千", "5,800", "５８００", "3人", "无", "—")


@pytest.mark.slow
def test_a_figure_written_as_text_never_makes_a_formula_say_another_figure(tmp_path: Path) -> None:
    """Sums pass text over and text is more than any number: such a row's formula says nothing, or what Python says."""
    chance = Random(3)
    tables = [(kind, [_row(kind, chance) for _ in range(200)]) for kind in ledgers() if live_columns(kind)]
    for kind, rows in tables:
        figures = [
            one.name
            for one in kind.fields.values()
            if one.type.name.startswith("money") or one.type.name == "count"
        ]
        for row in rows:
            for name in set(figures) & set(row) - {one.name for one in kind.keys}:
                row[name] = chance.choice(_AS_TEXT) if chance.random() < 0.25 else row[name]
    assert compared(tmp_path, tables, may_be_empty=True) > 8_000
