"""The policy file, whichever way an office keeps it: TOML for those who script, a workbook for clerks."""

from __future__ import annotations

from pathlib import Path

from xltools.model.errors import BadPolicy, FileMissing
from xltools.model.policy import Policy
from xltools.policies.load import load as load_toml
from xltools.policies.load import shipped
from xltools.policies.rows import HEADINGS, PolicyRow, from_rows
from xltools.reading.sheet import CannotOpen, RawSheet
from xltools.reading.workbook import open_workbook
from xltools.values.text import as_text, clean

_NEEDED = ("参数", "数值")
_SEARCHED = 10


def load_policy(path: Path | None) -> Policy:
    """The shipped policy with the file's values over it (a key in the file replaces all shipped values of that key).

    Raises FileMissing, UnknownPolicyKey, BadPolicy.
    """
    if path is None or path.suffix.lower() == ".toml":
        return load_toml(path)
    return read_policy_workbook(path).over(shipped("default"))


def read_policy_workbook(path: Path) -> Policy:
    """A workbook with a table of policy values (政策参数.xlsx), on whichever sheet it stands."""
    try:
        sheets = open_workbook(path.read_bytes())
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except CannotOpen as error:
        raise BadPolicy(str(path), "文件", f"打不开：{error.reason}") from None
    for sheet in sheets:
        located = _heading(sheet)
        if located is not None:
            return from_rows(_rows(sheet, *located), str(path))
    raise BadPolicy(
        str(path), "表头", f"没有找到，要有{'、'.join(_NEEDED)}等列；可用 xltools template policy 得到空表"
    )


def _heading(sheet: RawSheet) -> tuple[int, dict[str, int]] | None:
    for number, row in enumerate(sheet.rows[:_SEARCHED], start=1):
        names = {clean(cell): at for at, cell in enumerate(row, start=1) if isinstance(cell, str)}
        if all(one in names for one in _NEEDED):
            return number, {one: names[one] for one in HEADINGS if one in names}
    return None


def _rows(sheet: RawSheet, heading: int, columns: dict[str, int]) -> list[PolicyRow]:
    rows = []
    for number in range(heading + 1, len(sheet.rows) + 1):
        cells = tuple(sheet.cell(number, columns[one]) if one in columns else "" for one in HEADINGS)
        row = PolicyRow(number, cells)
        if (row.text("参数代码") or row.text("参数")) and not row.text("参数").startswith(("注：", "说明：")):
            rows.append(row)
    return [row for row in rows if not as_text(row.cells[0]).startswith("注")]
