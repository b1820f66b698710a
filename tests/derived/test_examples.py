"""Every derived column's table contains the column: emptied and worked out again, it is the same."""

from __future__ import annotations

import re

import pytest

from xltools.derived.compute import compute
from xltools.model.book import Inputs
from xltools.model.derived import DERIVED, Derived
from xltools.model.discovery import discover_all
from xltools.model.kind import ledgers
from xltools.model.period import Period
from xltools.policies.load import parse, shipped
from xltools.reading.text_table import read_text_tables
from xltools.verbs.merge import plain_column

discover_all()


def expected(one: Derived) -> list[object]:
    """The column's cells in the example, read as values of its type."""
    lines = [line for line in one.examples.splitlines() if line.startswith("|")]
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    at = table[0].index(one.heading)
    return [one.type.read(row[at]) for row in table[1:]]


@pytest.mark.parametrize("one", DERIVED.values(), ids=lambda one: one.name)
def test_example(one: Derived) -> None:
    assert one.examples, f"{one.name} has no example"
    tables = read_text_tables(one.examples, ledgers(), default=one.kind)
    period = re.search(r"期别：(\S+)", one.examples)
    toml = "\n".join(re.findall(r"```toml\n(.*?)```", one.examples, re.S))
    policy = parse(toml, "例").over(shipped("default"))
    table = tables.book.tables[one.kind.kind_name]
    inputs = Inputs(tables.book, Period.parse(period[1] if period else "2021-04"))
    result = compute(table, [one], inputs=inputs, policy=policy)[one.name]
    assert not isinstance(result, str), result
    shown = [None if value is None else one.type.read(value) for value in plain_column(result, one.type)]
    assert shown == expected(one)
