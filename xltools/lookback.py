"""Looking back over the months of a bureau's folder: how they went, and how one person fared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from xltools.model.discovery import discover_all
from xltools.model.errors import OperatorError
from xltools.model.kind import ledgers
from xltools.model.past import PastMonth
from xltools.model.period import Period
from xltools.model.sheet_plan import SheetPlan
from xltools.monthly import MERGED, inputs_of, newest, past_months
from xltools.reading.folder import expand
from xltools.reading.read import read_files
from xltools.summaries.trend import rates_of, trend_of
from xltools.verbs.history import Record, dossier, find
from xltools.writing.save import save
from xltools.writing.workbook import write as write_workbook


class NothingDone(OperatorError):
    """A folder in which no month has been worked through."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"“{folder}”里还没有做过的月份。请先运行 xltools run {folder} --period 年月，结果在“结果”文件夹里。"
        )


def worked_months(folder: Path) -> list[tuple[PastMonth, Path]]:
    """All months that were worked through in this folder, the earliest first, each with its newest results.

    Raises NothingDone where there is none.
    """
    found = past_months(folder, None)
    if not found:
        raise NothingDone(folder)
    return [(month, results) for month in reversed(found) if (results := newest(folder, month.period))]


def trend(folder: Path) -> list[SheetPlan]:
    """The months of this folder: 逐月趋势 and 各县差错率.

    Raises NothingDone.
    """
    months = [month for month, _ in worked_months(folder)]
    return [trend_of(months), rates_of(months)]


def save_trend(folder: Path, output: Path, plans: Sequence[SheetPlan]) -> Path:
    """The workbook of what `trend` told. Raises CannotWrite."""
    return save(output, inputs_of(folder), lambda target: write_workbook(target, plans, title="逐月趋势"))


def history(
    folder: Path, person: str, *, progress: Callable[[str], None] = lambda _: None
) -> tuple[list[Period], list[Record]]:
    """The months of this folder, and every row that names a person (by whole name or number) through these months.

    Raises NothingDone.
    """
    discover_all()
    records: dict[tuple[str, ...], Record] = {}
    months = worked_months(folder)
    for month, results in months:
        progress(month.period.chinese)
        book = read_files(expand([str(results / MERGED)]), ledgers())
        find(records, person, month.period, book, list(month.problems.values()))
    return [month.period for month, _ in months], list(records.values())


def save_history(
    folder: Path, output: Path, months: Sequence[Period], records: Sequence[Record], *, show_ids: bool
) -> Path:
    """The workbook of what `history` found. Raises CannotWrite."""
    plans = dossier(records, months, show_ids=show_ids)
    return save(output, inputs_of(folder), lambda target: write_workbook(target, plans, title="逐月情况"))
