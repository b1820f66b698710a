"""Every rule's docstring is its test: bold cells must be flagged, all others must not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from xltools.model.book import Inputs
from xltools.model.discovery import discover_all
from xltools.model.finding import Finding
from xltools.model.kind import KINDS, LedgerKind, by_plural, ledgers
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import RULES, Rule, all_rules
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


#: Harder examples in the same notation, one file per rule, several examples separated by a line of ---.
CASES = Path(__file__).parent.parent / "cases"


def texts_of(rule: Rule) -> list[str]:
    """The rule's docstring example and its cases."""
    path = CASES / f"{rule.code}.md"
    cases = path.read_text(encoding="utf-8").split("\n---\n") if path.exists() else []
    return [rule.examples, *cases]


def read_example(rule: Rule, text: str) -> tuple[TextTables, Inputs, Policy]:
    """An example's tables, with the policy block and the period that it states."""
    tables = read_text_tables(text, ledgers(), default=_default_kind(rule))
    toml = "\n".join(re.findall(r"```toml\n(.*?)```", text, re.S))
    policy = parse(toml, "例").over(shipped("default"))
    period = re.search(r"期别：(\S+)", text)
    inputs = Inputs(
        tables.book,
        Period.parse(period[1] if period else "2021-04"),
        tables.previous,
        tables.lists,
        "全市" in text,
    )
    return tables, inputs, policy


def cells(findings: list[Finding]) -> set[tuple[str, str, str]]:
    return {(one.place.file or "", one.place.sheet or "", one.place.cell or "") for one in findings}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda one: one.code)
def test_example(rule: Rule) -> None:
    if rule.code in WITHOUT_TABLES:
        assert "|" not in rule.examples or rule.examples, rule.code
        return
    tables, inputs, policy = read_example(rule, rule.examples)
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


def _cases() -> list[tuple[str, str]]:
    return [
        (path.stem, text)
        for path in sorted(CASES.glob("*.md"))
        for text in path.read_text(encoding="utf-8").split("\n---\n")
    ]


@pytest.mark.parametrize(("code", "text"), _cases(), ids=lambda one: one if len(one) == 3 else "")
def test_case(code: str, text: str) -> None:
    assert problem(RULES[code], text) == ""


def problem(rule: Rule, text: str) -> str:
    """What is wrong with a rule's answer to a text, '' when it is right; lines such as B2：警告 state levels."""
    tables, inputs, policy = read_example(rule, text)
    findings, outcome = judge(rule, inputs, policy)
    if outcome.outcome not in ("found", "clean"):
        return f"{outcome.outcome}: {outcome.reason}"
    if cells(findings) != tables.flagged:
        return f"flagged {sorted(cells(findings))}, should be {sorted(tables.flagged)}"
    levels = dict(re.findall(r"^([A-Z]+\d+)：(错误|警告|提示)$", text, re.MULTILINE))
    told = {one.place.cell: one.severity.chinese for one in findings if one.place.cell in levels}
    return "" if told == levels else f"levels {told}, should be {levels}"


GOLDEN = Path(__file__).parent.parent / "golden" / "messages.md"


def messages() -> str:
    """Every message of every example, as a county reads it."""
    lines = []
    for rule in all_rules():
        if rule.code in WITHOUT_TABLES or rule.code.startswith("Z"):
            continue
        _, inputs, policy = read_example(rule, rule.examples)
        lines += [
            f"{one.severity.chinese} {one.code} {one.full_message}" for one in judge(rule, inputs, policy)[0]
        ]
    return "\n\n".join(lines) + "\n"


def test_every_message_reads_as_it_was_read_aloud() -> None:
    """After a change of wording: read tests/golden/messages.md aloud, then write it anew."""
    assert messages() == GOLDEN.read_text(encoding="utf-8")
