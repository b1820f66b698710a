"""The summary workbook's template as it is shipped: the tables that do not change their columns, with placeholders for figures."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.model.book import Book, Inputs
from xltools.model.kind import KINDS, LedgerKind
from xltools.model.past import PastMonth
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.sheet_plan import SheetPlan
from xltools.model.table import Part, Table, empty_column
from xltools.verbs.summarize import summarize
from xltools.verbs.template_figures import names_of
from xltools.verbs.validate import Validation

#: What `template` calls it, and its file.
SUMMARY, SUMMARY_FILE = "summary", "汇总表.xlsx"
#: The tables of which it has a sheet, in their order.
_TABLES = (
    "总览",
    "基本情况表",
    "父母情况表",
    "报送质量通报",
    "对账差异表",
    "本月增减平衡",
    "增减变动明细",
    "政策指标",
    "到期预警",
    "问题清单",
)
_MONTH = Period(2021, 4)


def summary_template() -> list[SheetPlan]:
    """A sheet for each table: its title, its line and one row of placeholders between the marks of a loop."""
    book, previous, lists = Book(), Book(), Book()
    for kind in (Child, Caregiver):
        book.tables[kind.kind_name] = previous.tables[kind.kind_name] = _empty(kind)
    lists.tables["payments"] = _empty(KINDS["payments"])
    inputs = Inputs(book, _MONTH, previous, lists, past=[PastMonth(_MONTH.plus(-1), {}, 0)])
    plans = {plan.name: plan for plan in summarize(inputs, Validation(), Policy({}))}
    return [_with_placeholders(plans[name]) for name in _TABLES]


def _empty(kind: type[LedgerKind]) -> Table:
    """A ledger with all columns and no row."""
    labels = pd.Index([], dtype="int64")
    fields = kind.fields.values()
    frame = pd.DataFrame({one.name: empty_column(one, labels) for one in fields}, index=labels)
    written = pd.DataFrame(
        {one.name: pd.Series([], index=labels, dtype=object) for one in fields}, index=labels
    )
    origins = pd.DataFrame({"part": [], "row": []}, index=labels, dtype="int64")
    part = Part("", "", kind, (1,), 2, 1, 0, {one.name: at for at, one in enumerate(fields, start=1)})
    return Table(kind, frame, written, origins, [part])


def _with_placeholders(plan: SheetPlan) -> SheetPlan:
    name = plan.name
    blank = [""] * (len(plan.columns) - 1)
    cells = [_placeholder(one) for one in names_of(plan.columns)]
    totals = [
        column.total
        if column.total in (None, "sum", "") or callable(column.total)
        else f"{{{{ {name}.合计{_item(one)} }}}}"
        for column, one in zip(plan.columns, names_of(plan.columns), strict=True)
    ]
    return replace(
        plan,
        title=f"{{{{ {name}.标题 }}}}",
        note=f"{{{{ {name}.说明 }}}}",
        columns=[replace(column, total=total) for column, total in zip(plan.columns, totals, strict=True)],
        rows=[[f"{{% for 行 in {name} %}}", *blank], cells, ["{% endfor %}", *blank]],
        footnotes=[f"{{% for 注 in {name}.附注 %}}", "{{ 注 }}", "{% endfor %}"],
        own_heights=False,
        filter=False,
    )


def _placeholder(name: str) -> str:
    return f"{{{{ 行{_item(name)} }}}}"


def _item(name: str) -> str:
    return f".{name}" if name.isidentifier() else f'["{name}"]'
