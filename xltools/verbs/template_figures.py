"""What an office's own summary workbook can show: every summary table by its name, and the figures of the monthly report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from xltools.model.book import Inputs
from xltools.model.errors import UnknownFigure
from xltools.model.policy import Policy
from xltools.model.sheet_plan import Cell, ColumnPlan, SheetPlan
from xltools.model.summary import all_summaries
from xltools.verbs.report import figures
from xltools.verbs.summarize import summarize
from xltools.verbs.validate import Validation

#: Headings that a table has in some months only; they are empty in the others.
_SOMETIMES = frozenset(("照料人数", "协议签订率", "上月问题销号率"))


class Line:
    """One row of a table by heading: the whole path (本月退出/死亡), the last heading where it is the only one, and that
    without the brackets at its end (应发（元） → 应发)."""

    def __init__(self, names: dict[str, int], values: Sequence[Any]) -> None:
        self._names, self._values = names, values

    def __getitem__(self, name: str) -> Any:
        at = self._names.get(name)
        if at is not None:
            return self._values[at]
        if name in _SOMETIMES:
            return ""
        raise UnknownFigure(name, list(self._names))


class SummaryTable:
    """A summary table for templates: 标题, 说明, 附注 (sentences), 行数, 合计, and its rows one after the other."""

    def __init__(self, title: str, plan: SheetPlan | None) -> None:
        self._plan = plan
        self._names = _names(plan.columns) if plan is not None else {}
        self._known = {
            "标题": plan.title if plan is not None else f"{title}（没有需要的台账、名单或上月，未生成）",
            "说明": plan.note if plan is not None else "",
            "附注": list(plan.footnotes) if plan is not None else [],
            "行数": len(plan.rows) if plan is not None else 0,
            "合计": Line(self._names, _totals(plan)) if plan is not None else _Nothing(),
        }

    def __iter__(self) -> Iterator[Line]:
        for row in self._plan.rows if self._plan is not None else ():
            yield Line(self._names, [_plain(cell) for cell in row])

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            raise UnknownFigure(name, list(self._known))
        return self._known[name]


class _Nothing:
    """The totals of a table that there is not this month."""

    def __getitem__(self, name: str) -> str:
        return ""


def template_figures(inputs: Inputs, validation: Validation, policy: Policy) -> dict[str, Any]:
    """Name → value for a summary template: the tables, and what `report.figures` has. A table that there is not this month has no
    rows and says so in its 标题."""
    plans = {plan.name: plan for plan in summarize(inputs, validation, policy)}
    tables = {one.title: SummaryTable(one.title, plans.get(one.title)) for one in all_summaries()}
    tables |= {name: SummaryTable(name, plan) for name, plan in plans.items()}
    return {**figures(inputs, validation, policy), **tables}


def _plain(cell: Any) -> Any:
    value = cell.value if isinstance(cell, Cell) else cell
    return "" if value is None else value


def names_of(columns: Sequence[ColumnPlan]) -> list[str]:
    """The shortest name of each column that means no other."""
    names = _names(columns)
    shortest: dict[int, str] = {}
    for name, at in names.items():
        if at not in shortest or len(name) < len(shortest[at]):
            shortest[at] = name
    return [shortest[at] for at in range(len(columns))]


def _names(columns: Sequence[ColumnPlan]) -> dict[str, int]:
    whole = ["/".join(one.path) for one in columns]
    leaves = [one.path[-1] for one in columns]
    bare = [leaf.split("（")[0] or leaf for leaf in leaves]
    names: dict[str, int] = {}
    for words in (whole, leaves, bare):
        counts = Counter(words)
        for at, word in enumerate(words):
            if counts[word] == 1:
                names.setdefault(word, at)
    return names


def _totals(plan: SheetPlan) -> list[Any]:
    values = []
    for at, column in enumerate(plan.columns):
        total = column.total
        if callable(total):
            total = total(1, max(len(plan.rows), 1))
        if total == "sum":
            numbers = [_plain(row[at]) for row in plan.rows]
            total = round(sum(one for one in numbers if isinstance(one, int | float)), 2)
        values.append(_plain(total))
    return values
