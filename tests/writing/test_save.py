"""A file is written whole or not at all, and nothing of a killed run stays for ever."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.writing.save import save
from xltools.writing.workbook import write


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "合并台账.xlsx"
    target.write_text("上次的", encoding="utf-8")

    def fails(beside: Path) -> None:
        beside.write_text("一半", encoding="utf-8")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(target, [], fails)
    assert [path.name for path in tmp_path.iterdir()] == ["合并台账.xlsx"]
    assert target.read_text(encoding="utf-8") == "上次的"


def test_what_a_killed_run_left_is_cleared_a_day_later(tmp_path: Path) -> None:
    yesterday, today = tmp_path / ".xltools-yesterday", tmp_path / ".xltools-today"
    for room in (yesterday, today):
        room.mkdir()
        (room / "合并台账.xlsx").write_text("一半", encoding="utf-8")
    before = time.time() - 90_000
    os.utime(yesterday, (before, before))
    save(tmp_path / "a.txt", [], lambda beside: beside.write_text("全部", encoding="utf-8"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".xltools-today", "a.txt"]


def test_rows_never_lie_in_the_system_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_aside: list[Path] = []
    plan = SheetPlan("表", "表", [ColumnPlan("姓名")], [["张三"]])
    real = tempfile.mkstemp

    def noted(*, dir: str) -> tuple[int, str]:
        laid_aside.append(Path(dir))
        return real(dir=dir)

    def writes(beside: Path) -> None:
        monkeypatch.setattr(tempfile, "mkstemp", noted)
        write(beside, [plan], title="表")

    save(tmp_path / "a.xlsx", [], writes)
    assert {one.parent for one in laid_aside} == {tmp_path}
    assert all(one.name.startswith(".xltools-") for one in laid_aside)
