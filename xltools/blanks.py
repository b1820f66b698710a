"""What an office starts from: blank ledgers, the report's template, the policy workbook, launchers, the macro workbook."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from xltools.job import agreed_period
from xltools.model.book import Book
from xltools.model.derived import derived_of
from xltools.model.discovery import discover_all
from xltools.model.errors import PeriodUnknown, UnknownName
from xltools.model.field import Field
from xltools.model.kind import LedgerKind, ledgers
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.policies.load import shipped as shipped_policy
from xltools.reading.folder import expand
from xltools.reading.policy_file import load_policy
from xltools.reading.read import read_files
from xltools.resources import PROJECT, TOOL, TWIN, shipped
from xltools.values.region import COUNTIES
from xltools.verbs.fill import ADDED
from xltools.verbs.merge import plain_column
from xltools.verbs.policy_table import policy_table
from xltools.verbs.summary_template import SUMMARY, SUMMARY_FILE, summary_template
from xltools.writing.blank import Blank, Live, template_name, write_blank
from xltools.writing.blank_macros import Macros
from xltools.writing.letter_template import LETTERS, write_letter_template
from xltools.writing.save import save
from xltools.writing.standing import Standing
from xltools.writing.workbook import write as write_workbook

#: What `template` calls the templates of the monthly report and of the notice to a county.
REPORT = "report"
#: … and the workbook of policy values.
POLICY, POLICY_FILE = "policy", "政策参数.xlsx"
#: Fields that say that a row leaves, and fields that begin anew each month.
_LEAVING = ("status", "state", "change_type")
_ANEW = ("seq", "period", "change_type", "arrears")


def blank_ledgers(
    names: Sequence[str],
    folder: Path,
    *,
    county: str = "",
    period: str | None = None,
    previous: Sequence[str] = (),
    policy: Path | None = None,
    macros: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> list[Path]:
    """Ledgers of these kinds to fill in, and with `report` the report's template (all when none is named).

    `previous`: last month's ledgers, whose rows are carried over; `macros`: ledgers that check themselves by a double-click; `say` is told what was carried and what was not.
    Raises UnknownName, BadPeriod, CannotWrite, and for `previous` and `policy` as `xltools.job.read` does.
    """
    discover_all()
    known = {kind.kind_name: kind for kind in ledgers()}
    for name in names:
        if name not in known and name not in (REPORT, POLICY, SUMMARY):
            raise UnknownName("台账", name, [*known, REPORT, SUMMARY, POLICY])
    if county and county not in COUNTIES.values():
        raise UnknownName("县（市、区）", county, list(COUNTIES.values()))
    kinds = [known[name] for name in names if name in known] or ([] if names else list(known.values()))
    others = []
    if REPORT in names or not names:
        others = [save(folder / one.file, [], partial(write_letter_template, one)) for one in LETTERS]
    if SUMMARY in names or not names:
        others.append(save(folder / SUMMARY_FILE, [], _write_summary_template))
    if POLICY in names or not names:
        others.append(write_policy(folder / POLICY_FILE))
    before = read_files(found := expand(previous), kinds) if previous else None
    month = Period.parse(period) if period else _month_after(before)
    standing = standing_of(load_policy(policy), month, county)
    sources = [one.path for one in found] if previous else []
    checking = ledger_macros() if macros else None
    return others + [
        save(
            folder / f"{county}{template_name(kind, macros=macros)}",
            sources,
            partial(
                write_blank,
                blank=Blank(
                    kind,
                    standing,
                    live_columns(kind),
                    month.chinese if month else "",
                    carried_over(before, kind, county, month, say) if before else (),
                    checking,
                ),
            ),
        )
        for kind in kinds
    ]


def ledger_macros(settings: Mapping[str, str] | None = None) -> Macros:
    """What makes a ledger check itself; `settings` for tests (`program`, `silent`)."""
    folder = shipped("macros")
    messages = tomllib.loads((folder / "messages.toml").read_text("utf-8"))
    return Macros(folder / PROJECT, messages, {"program": "", "silent": "", **(settings or {})})


def _write_summary_template(target: Path) -> None:
    write_workbook(target, summary_template(), title="汇总表模板")


def _month_after(before: Book | None) -> Period | None:
    """The month after the one that last month's ledgers say, None when they do not say it."""
    if before is None or not before.periods:
        return None
    try:
        return agreed_period(before).plus(1)
    except PeriodUnknown:
        return None


def live_columns(kind: type[LedgerKind]) -> list[Live]:
    """The derived columns of a kind that a formula can say."""
    return [
        Live(
            one.compute.__name__,
            one.heading if one.fills else f"{one.heading}{ADDED}",
            one.type,
            one.formula,
            one.fills.name if one.fills else None,
            one.description,
        )
        for one in derived_of(kind)
        if one.formula is not None
    ]


def standing_of(policy: Policy, month: Period | None, county: str) -> Standing:
    """What the formulas look up, as it is in force in a month; nothing that depends on a month when none is known."""

    def value(key: str, of: str | None = None, name: str = "value") -> float | None:
        found = policy.value(key, month, of, name)
        return None if found is None else float(found)

    return Standing(
        month.closing_day if month else None,
        county,
        {
            one: (
                value("child_std", one, "scattered"),
                value("child_std", one, "institution"),
                value("monitor_line", one),
            )
            for one in COUNTIES.values()
        },
        {
            "投保比例": value("premium_ratio"),
            "每人保费": value("premium_per_head"),
            "渐退最少": value("taper_months", name="least"),
            "渐退最多": value("taper_months", name="most"),
            "A类下限": value("aplus_min"),
        },
        COUNTIES,
    )


def carried_over(
    before: Book, kind: type[LedgerKind], county: str, month: Period | None, say: Callable[[str], None]
) -> list[dict[str, Any]]:
    """Last month's rows as they start this month: those who left stay behind, 本月变动 is 不变, numbers begin anew.

    A cell that could not be read is carried as it is written.
    """
    table = before.tables.get(kind.kind_name)
    if table is None or not len(table):
        say(f"上月文件里没有{kind.title}，做的是空白台账。")
        return []
    here = (table.county_of() == county) if county else pd.Series(True, index=table.labels)
    left = pd.Series(False, index=table.labels)
    for name in _LEAVING:
        if name in kind.fields:
            left |= table[kind.fields[name]] == "退出"
    chosen = (here & ~left).to_numpy()
    columns = {
        name: _cells(table, one) for name, one in kind.fields.items() if table.has(one) and name not in _ANEW
    }
    rows = [{name: cells[at] for name, cells in columns.items()} for at in chosen.nonzero()[0]]
    for number, row in enumerate(rows, start=1):
        row |= {"seq": number, "change_type": "不变", "period": str(month) if month else None}
    say(
        f"{kind.title}：带过来{len(rows)}行；上月已退出的{int((here & left).sum())}行、"
        f"其他县区的{int((~here).sum())}行没有带。"
    )
    if len(table.others.columns):
        say(f"{kind.title}：模板里没有的列没有带：{'、'.join(map(str, table.others.columns))}。")
    return rows


def _cells(table: Table, column: Field) -> list[Any]:
    values = plain_column(table[column], column.type)
    written = table.text(column)
    return [(text or None) if value is None else value for value, text in zip(values, written, strict=True)]


def write_policy(target: Path) -> Path:
    """政策参数.xlsx with every parameter and the values that are shipped."""
    discover_all()
    plan = policy_table(shipped_policy("default"))
    return save(target, [], partial(write_workbook, plans=[plan], title="政策参数"))


def install_launchers(folder: Path) -> list[Path]:
    """Copies of the launchers in a folder of ledgers."""
    return [
        save(folder / one.name, [], partial(shutil.copyfile, one))
        for one in sorted(shipped("macros").glob("双击运行.*"))
    ]


def install_macros(folder: Path) -> list[Path]:
    """The launchers and the macro workbook for Excel and WPS and for LibreOffice; a workbook that is there is kept, it holds
    the clerk's settings."""
    books = [shipped("workbooks") / "templates" / name for name in (TOOL, TWIN)]
    missing = [one for one in books if not (folder / one.name).exists()]
    copied = [save(folder / one.name, [], partial(shutil.copyfile, one)) for one in missing]
    return copied + install_launchers(folder)
