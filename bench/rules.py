"""CPU seconds of every rule over 100,000 household rows and 30,000 children with caregivers, on one core.

    python bench/rules.py [--children 30000] [--households 40000]

Prints the whole and the ten slowest, and how many findings the clean city got (there should be none above 提示).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from typing import Any

import pandas as pd

from xltools.demo.city import PERIOD, City
from xltools.demo.invent import invent
from xltools.model.book import Book, InputFile, Inputs
from xltools.model.discovery import discover_all
from xltools.model.finding import INFO
from xltools.model.kind import KINDS, LedgerKind
from xltools.model.rule import all_rules
from xltools.model.table import Part, Table, typed_column
from xltools.policies.load import shipped
from xltools.verbs.validate import judge


def table_of(kind: type[LedgerKind], rows: Sequence[dict[str, Any]], first: int) -> Table:
    """Rows as they would have been read from one sheet of one file."""
    names = [name for name in kind.fields if any(row.get(name) is not None for row in rows)]
    labels = pd.RangeIndex(first, first + len(rows))
    fields = {name: kind.fields[name] for name in names}
    frame = pd.DataFrame(
        {name: typed_column(one, [row.get(name) for row in rows], labels) for name, one in fields.items()},
        index=labels,
    )
    written = pd.DataFrame(
        {
            name: ["" if row.get(name) is None else one.type.show(row[name]) for row in rows]
            for name, one in fields.items()
        },
        index=labels,
        dtype=object,
    )
    origins = pd.DataFrame({"part": 0, "row": range(2, len(rows) + 2)}, index=labels)
    part = Part(
        "市.xlsx",
        kind.title,
        kind,
        (1,),
        2,
        len(rows) + 1,
        len(rows),
        {name: at for at, name in enumerate(names, start=1)},
    )
    return Table(kind, frame, written, origins, [part])


def inputs_of(city: City) -> Inputs:
    """The city as one reading."""
    book = Book(files=[InputFile("市.xlsx", "")])
    first = 0
    for ledger in ("child", "caregiver", "household"):
        rows = [row for _, row in city.rows(ledger)]
        book.tables[ledger] = table_of(KINDS[ledger], rows, first)
        first += len(rows)
    previous = Book(
        tables={
            "child": table_of(
                KINDS["child"], [row for rows in city.previous.values() for row in rows], 10_000_000
            )
        }
    )
    lists = Book(tables={"payments": table_of(KINDS["payments"], city.payments, 20_000_000)})
    return Inputs(book, PERIOD, previous, lists, whole_city=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--children", type=int, default=30_000)
    parser.add_argument("--households", type=int, default=44_000)
    parser.add_argument("--slowest", type=int, default=10)
    options = parser.parse_args()
    discover_all()
    inputs = inputs_of(invent(7, options.children, options.households))
    policy = shipped("example").over(shipped("default"))
    print({table.kind.title: len(table) for table in inputs.book.tables.values()})
    seconds: dict[str, float] = {}
    loud = 0
    for rule in all_rules():
        start = time.process_time()
        findings, outcome = judge(rule, inputs, policy)
        seconds[rule.code] = time.process_time() - start
        serious = [one for one in findings if one.severity is not INFO and one.code != "T03"]
        loud += len(serious)
        if serious or outcome.outcome == "crashed":
            print(
                rule.code,
                outcome.outcome,
                outcome.reason or "",
                len(serious),
                serious[0].message if serious else "",
            )
    print(
        f"all {len(seconds)} rules: {sum(seconds.values()):.2f} s; errors and warnings on the clean city: {loud}"
    )
    for code, spent in sorted(seconds.items(), key=lambda pair: -pair[1])[: options.slowest]:
        print(f"  {code} {spent * 1000:7.1f} ms")


if __name__ == "__main__":
    main()
