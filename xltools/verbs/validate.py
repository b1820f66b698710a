"""Judge a book by the rules: findings with addresses, and one outcome for every rule."""

from __future__ import annotations

import contextlib
import inspect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from xltools.matching.tables import Matches
from xltools.model.book import Book, Inputs
from xltools.model.field import Field
from xltools.model.finding import ERROR, INFO, WARNING, Finding, Outcome, Severity
from xltools.model.kind import KINDS, by_plural
from xltools.model.policy import Policy
from xltools.model.rule import Cells, Hit, Rule, Skip
from xltools.model.table import Table
from xltools.verbs.message import Message

#: What a rule is told it lacks, for needs that are not ledgers or lists.
_MISSING = {"previous": "未提供上月台账", "period": "期别不明"}


@dataclass
class Validation:
    """What validation says: findings in reading order, and one outcome for every rule."""

    findings: list[Finding] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity and not finding.confirmed for finding in self.findings)

    @property
    def worst(self) -> Severity | None:
        return max((finding.severity for finding in self.findings if not finding.confirmed), default=None)

    def totals(self) -> dict[str, int]:
        return {"errors": self.count(ERROR), "warnings": self.count(WARNING), "infos": self.count(INFO)}


def validate(
    inputs: Inputs,
    policy: Policy,
    rules: Sequence[Rule],
    *,
    unchosen: Callable[[str], str] = lambda code: "",
    progress: Callable[[str], None] | None = None,
) -> Validation:
    """Run the rules; those for which `unchosen` gives a reason are skipped. A rule that crashes stops no other."""
    out = Validation()
    _look_ahead(inputs, policy, [one for one in rules if not unchosen(one.code)])
    for one in rules:
        if reason := unchosen(one.code):
            out.outcomes.append(Outcome(one.code, "skipped", reason=reason))
            continue
        if progress:
            progress(one.code)
        findings, outcome = judge(one, inputs, policy)
        out.findings.extend(findings)
        out.outcomes.append(outcome)
    out.findings.sort(key=_order(inputs))
    return out


def _look_ahead(inputs: Inputs, policy: Policy, rules: Sequence[Rule]) -> None:
    """Begin the searches for doubles that rules will ask for; other rules are judged meanwhile.

    What goes wrong here goes wrong again when the rule's turn comes, and is told then.
    """
    needs = Needs(inputs, policy)
    for name in dict.fromkeys(one.doubles for one in rules if one.doubles):
        with contextlib.suppress(Exception):
            table, _ = needs.find(name)
            if table is not None:
                inputs.matches.begin(table)


def judge(one: Rule, inputs: Inputs, policy: Policy) -> tuple[list[Finding], Outcome]:
    """Run one rule."""
    needs = Needs(inputs, policy)
    arguments, lacking = needs.gather(one)
    if lacking:
        return [], Outcome(one.code, "skipped", reason=lacking)
    try:
        hits = list(_hits(one, arguments, inputs.book))
        findings = [_finding(one, hit) for hit in hits]
    except Skip as skip:
        return [], Outcome(one.code, "skipped", reason=str(skip))
    except Exception as error:  # a fault of one rule must not hide what the others say
        return [], Outcome(one.code, "crashed", reason=f"{type(error).__name__}（{where(error)}）")
    lowered = None if one.cap is None else f"按 xltools.toml 降为{one.cap.chinese}"
    return findings, Outcome(one.code, "found" if findings else "clean", len(findings), lowered)


def _hits(one: Rule, arguments: dict[str, Any], book: Book) -> Iterator[Hit]:
    if one.on is None:
        yield from one.check(**arguments)
        return
    for table in book.tables.values():
        for type_name in one.on.split():
            for column in table.kind.typed(type_name):
                if table.has(column):
                    yield from one.check(cells=Cells(table, column), **arguments)


def where(error: BaseException) -> str:
    """File and line of the fault; never the values, which may hold identity numbers."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "位置不明"
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"


@dataclass
class Needs:
    """Turns a rule's (derived column's, summary's) parameter names into what they ask for."""

    inputs: Inputs
    policy: Policy
    extra: dict[str, Any] = field(default_factory=dict)

    def gather(self, one: Any) -> tuple[dict[str, Any], str]:
        """Arguments by name, and the reason for skipping ('' when nothing is lacking)."""
        function = getattr(one, "check", None) or getattr(one, "compute", None) or one.build
        optional = {
            name
            for name, parameter in inspect.signature(function).parameters.items()
            if parameter.default is not inspect.Parameter.empty
        }
        arguments: dict[str, Any] = {}
        for need in one.needs:
            found, lacking = self.find(need)
            if found is not None:
                arguments[need] = found
            elif need not in optional:
                return {}, lacking
        return arguments, ""

    def find(self, need: str) -> tuple[Any, str]:
        """One need by its parameter name: (what it asks for or None, why it is lacking)."""
        book = self.inputs.book
        if self.inputs.matches is None:
            self.inputs.matches = Matches()
        simple: dict[str, Any] = {
            "policy": self.policy,
            "inputs": self.inputs,
            "book": book,
            "notes": book.notes,
            "facts": book.facts,
            "files": book.files,
            "period": self.inputs.period,
            "previous": self.inputs.previous,
            "lists": self.inputs.lists,
            "matches": self.inputs.matches,
        } | self.extra
        if need in simple:
            return simple[need], _MISSING.get(need, "")
        return self._table(need)

    def _table(self, need: str) -> tuple[Table | None, str]:
        plural = need.removeprefix("previous_")
        kind = by_plural(plural)
        if kind is None:
            raise TypeError(
                f"nothing is called {need!r}: known are the plurals {[one.plural for one in KINDS.values()]}"
            )
        if need != plural:
            previous = self.inputs.previous
            found = previous.tables.get(kind.kind_name) if previous is not None else None
            return found, f"未提供上月{kind.title}"
        source = self.inputs.book if kind.role == "ledger" else self.inputs.lists
        return source.tables.get(kind.kind_name), f"未提供{kind.title}"


def _finding(one: Rule, hit: Hit) -> Finding:
    message = Message(one, hit)
    county = hit.county
    if county is None and hit.table is not None and hit.label is not None:
        found = hit.table.county_at(hit.label)
        county = found
    return Finding(
        code=one.code,
        severity=one.level(hit.severity),
        message=message.masked(),
        full_message=message.full(),
        place=hit.place,
        field=hit.field.name if isinstance(hit.field, Field) else None,
        value=message.masked_value(),
        full_value=message.value,
        county=county,
        also=hit.also,
        label=hit.label,
        kind=hit.table.kind.kind_name if hit.table is not None else None,
        person=message.person,
        suggestion=hit.suggestion,
    )


def _order(inputs: Inputs) -> Callable[[Finding], tuple[Any, ...]]:
    """Files as given, sheets as in the workbook, rows, columns, codes; what has no place comes first."""
    files = {file.path: number for number, file in enumerate(_all_files(inputs))}
    sheets = {
        (file, sheet): number
        for book in _books(inputs)
        for file, names in book.sheet_order.items()
        for number, sheet in enumerate(names)
    }

    def key(finding: Finding) -> tuple[Any, ...]:
        place = finding.place
        return (
            -1 if place.file is None else files.get(place.file, len(files)),
            place.file or "",
            -1 if place.sheet is None else sheets.get((place.file or "", place.sheet), len(sheets)),
            place.row or 0,
            place.column or 0,
            finding.code,
            finding.county or "",
            finding.message,
        )

    return key


def _books(inputs: Inputs) -> list[Book]:
    return [inputs.book, inputs.lists, *([inputs.previous] if inputs.previous else [])]


def _all_files(inputs: Inputs) -> Iterable[Any]:
    for book in _books(inputs):
        yield from book.files


def worst_by_row(findings: Iterable[Finding]) -> dict[tuple[str, int], tuple[Severity, int]]:
    """(ledger kind, label) → the worst severity and the number of findings of that row."""
    counts: Counter[tuple[str, int]] = Counter()
    worst: dict[tuple[str, int], Severity] = {}
    for finding in findings:
        if finding.kind is None or finding.label is None or finding.confirmed:
            continue
        key = (finding.kind, finding.label)
        counts[key] += 1
        worst[key] = max(worst.get(key, finding.severity), finding.severity)
    return {key: (worst[key], counts[key]) for key in counts}
