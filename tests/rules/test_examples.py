"""Every rule's docstring is its test: bold cells must be flagged, all others must not."""

from __future__ import annotations

import re

import pytest

from xltools.model.book import Inputs
from xltools.model.discovery import discover_all
from xltools.model.finding import Finding
from xltools.model.kind import KINDS, LedgerKind, by_plural, ledgers
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Rule, all_rules
from xltools.policies.load import parse, shipped
from xltools.reading.text_table import TextTables, read_text_tables
from xltools.verbs.validate import judge

discover_all()

#: Rules about whole files, sheets or lines around a table: shown by tests with real workbooks instead.
WITHOUT_TABLES = {
    "F01",
    "F02",
    "F03",
    "F04",
    "F05",
    "F06",
    "F07",
    "F08",
    "F11",
    "F14",
    "M01",
    "M06",
    "T01",
    "T03",
    "T06",
}


def _default_kind(rule: Rule) -> type[LedgerKind]:
    for need in rule.needs:
        kind = by_plural(need)
        if kind is not None and kind.role == "ledger":
            return kind
    return KINDS["child"]


def read_example(rule: Rule) -> tuple[TextTables, Inputs, Policy]:
    """An example's tables, with the policy block and the period that it states."""
    tables = read_text_tables(rule.examples, ledgers(), default=_default_kind(rule))
    toml = "\n".join(re.findall(r"```toml\n(.*?)```", rule.examples, re.S))
    policy = parse(toml, "例").over(shipped("default"))
    period = re.search(r"期别：(\S+)", rule.examples)
    inputs = Inputs(
        tables.book,
        Period.parse(period[1] if period else "2021-04"),
        tables.previous,
        tables.lists,
        "全市" in rule.examples,
    )
    return tables, inputs, policy


def cells(findings: list[Finding]) -> set[tuple[str, str, str]]:
    return {(one.place.file or "", one.place.sheet or "", one.place.cell or "") for one in findings}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda one: one.code)
def test_example(rule: Rule) -> None:
    if rule.code in WITHOUT_TABLES:
        assert "|" not in rule.examples or rule.examples, rule.code
        return
    tables, inputs, policy = read_example(rule)
    findings, outcome = judge(rule, inputs, policy)
    assert outcome.outcome in ("found", "clean"), f"{rule.code}: {outcome.outcome} {outcome.reason}"
    assert cells(findings) == tables.flagged
    assert tables.flagged or rule.family == "汇总", "an example without a wrong cell shows nothing"
    for one in findings:
        assert "{" not in one.full_message
        assert "nan" not in one.full_message.lower()


def test_codes_are_declared_once_per_file() -> None:
    modules = [rule.module for rule in all_rules()]
    assert len(modules) == len(set(modules))
