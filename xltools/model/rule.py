"""A rule: one function with a docstring that is its message, its reason, its example and its test.

```python
@rule("K28", ERROR)
def exit_without_reason(children: Table) -> Hits:
    \"\"\"{格}已退出但没有退出原因或日期，请补填。

    退出原因决定下月能否再次纳入，也是增减变动表的依据。

    | 儿童姓名 | 在册状态 | 退出原因   | 退出日期   |
    | 王芳     | 退出     | 死亡       | 2021-03-02 |
    | 李明     | 退出     | ****       | 2021-03-02 |
    \"\"\"
    left = children[Child.status] == "退出"
    return children_hits...
```

* The first paragraph is the message; `{…}` are filled from the hit's words and from what the engine knows:
  格 (the place), 格1 (the earlier place), 格2 (= 格), 各格 (all other places), 姓名, 值, 列, 县.
* The second paragraph says why, in plain Chinese. Then come example tables: **bold** cells must be flagged, all
  others must not.
* The parameters state what the rule needs: a ledger kind's plural (`children`), `previous_` + plural for last
  month's, a list kind's plural (`payments`), `policy`, `period`, `notes`, `facts`, `files`, `inputs`, `matches`
  (who is who in two tables). What is missing makes the outcome `skipped`. `on="id_card"` runs the rule once for each field of that value type, with `cells`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from xltools.model.address import CellRef
from xltools.model.field import Field
from xltools.model.finding import Severity
from xltools.model.table import Table

#: The families of domain.md section 9, by the code's first letter.
FAMILIES = {
    "F": "文件",
    "P": "人员信息",
    "H": "家庭",
    "C": "照料人",
    "K": "儿童",
    "X": "交叉比对",
    "M": "月度变动",
    "T": "汇总",
    "S": "救助供养",
    "I": "防贫保险",
    "L": "产业就业",
    "B": "资金项目",
    "Z": "本单位",
}


@dataclass(frozen=True)
class Hit:
    """One place that a rule calls wrong, with the words that fill its message.

    `severity` differs from the rule's own only where domain.md gives one code two levels.
    """

    place: CellRef
    words: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[CellRef, ...] = ()
    severity: Severity | None = None
    table: Table | None = None
    label: int | None = None
    field: Field | None = None
    value: str | None = None
    county: str | None = None
    suggestion: str = ""


Hits = Iterable[Hit]


def hits(
    table: Table,
    wrong: Any,
    column: Field,
    *,
    also: Callable[[Any], Any] | Any = None,
    severity: Severity | Any = None,
    suggestion: Any = "",
    **words: Any,
) -> Iterator[Hit]:
    """The rows of `table` where the mask `wrong` is true, as hits at the cell of `column`.

    `words` are scalars or Series on the table's labels; `severity` too. `also` is a Series of labels of other rows of the
    same table (a label, a list of labels or NA), or a function from label to CellRefs. `suggestion`: what the cell
    probably should hold.
    """
    flagged = pd.Series(wrong, index=table.labels).fillna(False).astype(bool)
    for label in table.labels[flagged.to_numpy()]:
        yield Hit(
            place=table.place(label, column),
            words={word: _at(value, label) for word, value in words.items()},
            also=_others(table, column, also, label),
            severity=_at(severity, label),
            table=table,
            label=label,
            field=column,
            suggestion=_at(suggestion, label),
        )


def _at(value: Any, label: Any) -> Any:
    return value.loc[label] if isinstance(value, pd.Series) else value


def _others(table: Table, column: Field, also: Any, label: Any) -> tuple[CellRef, ...]:
    if also is None:
        return ()
    other = also if isinstance(also, tuple | list) else also(label) if callable(also) else also.loc[label]
    if isinstance(other, CellRef):
        return (other,)
    if isinstance(other, list | tuple):
        return tuple(one if isinstance(one, CellRef) else table.place(one, column) for one in other)
    return () if pd.isna(other) else (table.place(other, column),)


@dataclass(frozen=True)
class Cells:
    """One column of one table, handed to the rules that judge every column of a value type."""

    table: Table
    column: Field

    @property
    def values(self) -> Any:
        return self.table[self.column]

    @property
    def text(self) -> Any:
        return self.table.text(self.column)

    def noted(self, code: str) -> Any:
        return self.table.noted(self.column, code)

    def hits(self, wrong: Any, **rest: Any) -> Iterator[Hit]:
        return hits(self.table, wrong, self.column, **rest)


class Skip(Exception):
    """Raised by a rule that cannot judge at all, with the reason in plain Chinese (未配置标准)."""


@dataclass(frozen=True)
class Rule:
    """One declared rule; `needs` are its parameter names.

    `short`: what it finds in a few words, for tables and reports. `doubles`: the plural of the table in which it asks who
    stands twice, so that the search can begin before its turn. `cap`: an office lets no finding of it be above this level.
    """

    code: str
    severity: Severity
    name: str
    check: Callable[..., Hits]
    needs: tuple[str, ...]
    message: str
    reason: str
    examples: str
    on: str | None
    module: str
    short: str = ""
    doubles: str = ""
    cap: Severity | None = None

    @property
    def family(self) -> str:
        return FAMILIES[self.code[0]]

    @property
    def title(self) -> str:
        """The message with its placeholders as words in brackets, for lists."""
        return re.sub(r"\{([^}:]*)[^}]*\}", r"〔\1〕", self.message)

    def level(self, severity: Severity | None) -> Severity:
        """The level of a finding whose hit asks for `severity`."""
        # pandas may have turned a column of levels into plain integers
        wanted = self.severity if severity is None else Severity(severity)
        return wanted if self.cap is None else min(wanted, self.cap)


RULES: dict[str, Rule] = {}

#: The order of the families in lists and reports.
_ORDER = "FPHCKXMTSILBZ"


def rule(
    code: str, severity: Severity, *, on: str | None = None, short: str = "", doubles: str = ""
) -> Callable[[Callable[..., Hits]], Callable[..., Hits]]:
    """Declare a rule; `short` is what it finds in a few words (its code where it is not given), `doubles` as in Rule.

    Raises TypeError when the code is taken or the docstring has no message.
    """

    def declare(check: Callable[..., Hits]) -> Callable[..., Hits]:
        message, reason, examples = split_docstring(check)
        if code in RULES and RULES[code].check.__module__ != check.__module__:
            raise TypeError(f"{code} is declared in {RULES[code].module} and in {check.__module__}")
        needs = tuple(name for name in inspect.signature(check).parameters if name != "cells")
        RULES[code] = Rule(
            code,
            severity,
            check.__name__,
            check,
            needs,
            message,
            reason,
            examples,
            on,
            check.__module__,
            short or code,
            doubles,
        )
        return check

    return declare


def split_docstring(function: Callable[..., Any]) -> tuple[str, str, str]:
    """A docstring as (first paragraph, prose, everything from the first table or example on).

    Raises TypeError when there is no docstring.
    """
    text = inspect.getdoc(function)
    if not text:
        raise TypeError(f"{function.__name__} has no docstring")
    message, _, rest = text.partition("\n\n")
    start = re.search(r"^(?:[^\n|`]{2,24}\n)?(?:\||```)", rest, re.MULTILINE)
    prose, examples = (rest[: start.start()], rest[start.start() :]) if start else (rest, "")
    return " ".join(message.split()), prose.strip(), examples.strip()


def all_rules() -> list[Rule]:
    """Every declared rule, family by family, by number."""
    return sorted(RULES.values(), key=lambda one: (_ORDER.index(one.code[0]), one.code))
