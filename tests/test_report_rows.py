"""docs/市报告对照.md: all 47 rows of the report, and everything that it names exists."""

from __future__ import annotations

import re
from pathlib import Path

from xltools.model.derived import DERIVED
from xltools.model.discovery import discover_all
from xltools.model.indicator import INDICATORS
from xltools.model.kind import ledgers
from xltools.model.rule import RULES
from xltools.model.summary import all_summaries

discover_all()
PAGE = Path(__file__).parent.parent / "docs" / "市报告对照.md"


def _rows() -> list[tuple[str, str]]:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| Q")]
    return [(line.split("|")[1].strip(), line.split("|")[3]) for line in lines]


def test_all_rows_are_there() -> None:
    assert [code for code, _ in _rows()] == [f"Q{number:02d}" for number in range(1, 48)]


def test_what_is_named_exists() -> None:
    for code, held in _rows():
        for named in re.findall(r"\b[A-Z]\d\d\b(?!\d)", held):
            assert named in RULES or named in INDICATORS, (code, named)
        for first, last in re.findall(r"\b([A-Z]\d\d)—([A-Z]\d\d)\b", held):
            assert {first, last} <= set(RULES), code


def test_every_indicator_stands_in_its_row() -> None:
    for one in INDICATORS:
        held = dict(_rows())[one[:3]]
        assert f"{one}" in held, one


def test_columns_and_tables_that_are_named_exist() -> None:
    headings = {field.heading for kind in ledgers() for field in kind.fields.values()}
    known = headings | {one.heading for one in DERIVED.values()} | {"扶心", "动态清零"}
    known |= {one.title for one in all_summaries()}
    for code, held in _rows():
        for quoted in re.findall(r"“([^”]+)”", held):
            assert quoted in known, (code, quoted)
