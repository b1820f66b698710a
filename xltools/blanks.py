"""What an office starts from: blank ledgers, the report's template, the policy workbook, launchers, the macro workbook."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from xltools.model.discovery import discover_all
from xltools.model.errors import UnknownName
from xltools.model.kind import ledgers
from xltools.model.period import Period
from xltools.policies.load import shipped as shipped_policy
from xltools.resources import TOOL, shipped
from xltools.verbs.policy_table import policy_table
from xltools.writing.blank import template_name, write_blank
from xltools.writing.letter_template import TEMPLATE, write_letter_template
from xltools.writing.save import save
from xltools.writing.workbook import write as write_workbook

#: What `template` calls the template of the monthly report.
REPORT = "report"
#: … and the workbook of policy values.
POLICY, POLICY_FILE = "policy", "政策参数.xlsx"


def blank_ledgers(
    names: Sequence[str], folder: Path, *, county: str = "", period: str | None = None
) -> list[Path]:
    """Blank ledgers of these kinds, and with `report` the report's template (all when none is named).

    Raises UnknownName, BadPeriod, CannotWrite.
    """
    discover_all()
    known = {kind.kind_name: kind for kind in ledgers()}
    for name in names:
        if name not in known and name not in (REPORT, POLICY):
            raise UnknownName("台账", name, [*known, REPORT, POLICY])
    month = Period.parse(period).chinese if period else ""
    kinds = [known[name] for name in names if name in known] or ([] if names else list(known.values()))
    others = [save(folder / TEMPLATE, [], write_letter_template)] if REPORT in names or not names else []
    if POLICY in names or not names:
        others.append(write_policy(folder / POLICY_FILE))
    return others + [
        save(
            folder / f"{county}{template_name(kind)}",
            [],
            partial(write_blank, kind=kind, county=county, period=month),
        )
        for kind in kinds
    ]


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
    """The launchers and the macro workbook; a workbook that is there is kept, it holds the clerk's settings."""
    book = shipped("workbooks") / "templates" / TOOL
    kept = (folder / TOOL).exists()
    copied = [] if kept else [save(folder / TOOL, [], partial(shutil.copyfile, book))]
    return copied + install_launchers(folder)
