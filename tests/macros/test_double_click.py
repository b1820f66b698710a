"""Real double-clicks on the books with macros in LibreOffice on a screen; pictures are kept beside what pytest keeps."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.office import drive
from xltools.blanks import ledger_macros, live_columns, standing_of
from xltools.cli import run
from xltools.ledgers.child import Child
from xltools.macros.build import build, build_twin
from xltools.model.discovery import discover_all
from xltools.model.period import Period
from xltools.policies.load import shipped as shipped_policy
from xltools.resources import TOOL, TWIN, shipped
from xltools.writing.blank import Blank, write_blank

pytestmark = pytest.mark.slow

CLICK = Path(__file__).parent / "click.py"
#: Cells of the home page: the buttons, where the state stands.
VALIDATE, MERGE, STOP, STATE = "B4", "B5", "B10", "B20"
_SLOWLY = """
import time
from xltools.cli import main
from xltools.macros import job
step = job.Status.step
def slowly(self, text):
    time.sleep(0.5)
    step(self, text)
job.Status.step = slowly
main()
"""

Steps = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau's folder with nine counties."""
    home = tmp_path_factory.mktemp("clicks") / "临澧县 民政局"
    assert run(["demo", str(home), "--children", "100", "--households", "100", "--errors", "60"]) == 0
    return home


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return _program(tmp_path / "xltools.sh", "from xltools.cli import main\nmain()\n")


def _program(path: Path, script: str) -> Path:
    path.with_suffix(".script").write_text(script)
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{path.with_suffix(".script")}" "$@"\n')
    path.chmod(0o755)
    return path


@pytest.fixture
def click(tmp_path: Path) -> Steps:
    """Do steps with a book and return what was seen after each; job folders are gone afterwards."""
    temporary = tmp_path / "temp"
    temporary.mkdir()

    def work(book: Path, *steps: str, level: int = 0) -> list[dict[str, Any]]:
        printed = drive(
            CLICK,
            tmp_path / "profile",
            book,
            level,
            *steps,
            timeout=240,
            environment={"TMPDIR": str(temporary)},
        )
        assert not list(temporary.glob("xltools-*")), "a job folder was left behind"
        seen: list[dict[str, Any]] = json.loads(printed)
        return seen

    return work


def _tool(home: Path, program: Path, name: str = TOOL, **config: str) -> Path:
    make = partial(build_twin if name.endswith(".ods") else build, shipped("macros"))
    make(home / name, {"program": str(program), "period": "2021-04", **config})
    return home / name


def test_from_a_check_to_the_wrong_cell(city: Path, program: Path, click: Steps, tmp_path: Path) -> None:
    before = {one: one.read_bytes() for one in (city / "收到").iterdir()}
    book = _tool(city, program)
    *_, told, _, jumped, _ = click(
        book,
        f"double:{VALIDATE}",
        f"wait:{STATE}=完成。",
        f"picture:{tmp_path / '1完成.png'}",
        "key:Return",
        "sheet:问题",
        "double:B3",
        "front:.校验",
        f"picture:{tmp_path / '2跳到单元格.png'}",
    )
    assert told["front"] == TOOL
    assert jumped["front"].endswith(".校验.xlsx")
    assert jumped["cell"]
    assert {one: one.read_bytes() for one in before} == before


def test_from_a_merge_to_both_places(city: Path, program: Path, click: Steps, tmp_path: Path) -> None:
    merged, *_, jumped, _ = click(
        _tool(city, program, silent="yes"),
        f"double:{MERGE}",
        f"wait:{STATE}=完成。",
        "front:合并台账",
        "sheet:问题",
        "row:X04",
        "front:2021年4月",
        "sleep:3",
        f"picture:{tmp_path / '两处.png'}",
    )
    assert merged["front"] == TOOL
    counties = [one for one in jumped["books"] if one not in (TOOL, _merged_book(jumped))]
    assert len(counties) == 2, jumped


def _merged_book(seen: dict[str, Any]) -> str:
    return next(one for one in seen["books"] if one.startswith("合并台账"))


def test_stopping(city: Path, click: Steps, tmp_path: Path) -> None:
    book = _tool(city, _program(tmp_path / "slow.sh", _SLOWLY), "慢.xlsm", silent="yes")
    results = set((city / "结果").rglob("*"))
    click(
        book,
        f"double:{MERGE}",
        f"wait:{STATE}=正在运行",
        "sleep:2",
        f"double:{STOP}",
        f"wait:{STATE}=已停止",
        f"picture:{tmp_path / '已停止.png'}",
    )
    assert set((city / "结果").rglob("*")) == results


def test_macros_forbidden(city: Path, program: Path, click: Steps, tmp_path: Path) -> None:
    """As LibreOffice comes: a double-click only opens the cell, and the page itself says what that means."""
    results = set((city / "结果").rglob("*"))
    seen = click(
        _tool(city, program),
        f"double:{VALIDATE}",
        "sleep:3",
        f"picture:{tmp_path / '宏被禁用.png'}",
        level=2,
    )
    assert set((city / "结果").rglob("*")) == results
    assert seen[-1]["books"] == [TOOL]


def test_twin_outlives_being_saved_by_libreoffice(city: Path, program: Path, tmp_path: Path) -> None:
    book = _tool(city, program, TWIN, silent="yes")
    for visit in ("first", "second"):
        steps = (
            f"double:{VALIDATE}",
            f"wait:{STATE}=完成。",
            "save:",
            "sheet:问题",
            "double:B3",
            "front:.校验",
        )
        printed = drive(CLICK, tmp_path / visit, book, 0, *steps, timeout=240)
        jumped = json.loads(printed)[-1]
        assert jumped["front"].endswith(".校验.xlsx"), visit


def test_a_ledger_checks_itself(program: Path, click: Steps, tmp_path: Path) -> None:
    discover_all()
    month = Period.parse("2021-04")
    book = tmp_path / "滑县儿童台账.xlsm"
    row = {"child_name": "张三", "child_id": "410526201001011234", "county": "滑县"}
    macros = ledger_macros({"program": str(program), "silent": "yes"})
    standing = standing_of(shipped_policy("default"), month, "滑县")
    write_blank(book, Blank(Child, standing, live_columns(Child), month.chinese, [row], macros))
    before = book.read_bytes()
    seen = click(
        book,
        "double:A1",
        "comment:H4=校验码不对",
        "wait:A1=双击",
        f"picture:{tmp_path / '1标出.png'}",
        "marks:H4",
        "sheet:问题",
        "double:B3",
        "sleep:2",
        "sheet:儿童台账",
        "double:C1",
        "comment:H4=",
        "marks:H4",
    )
    marked, unmarked = (one["marks"] for one in seen if "marks" in one)
    assert marked[0] == "#ffb3ab"
    assert "校验码不对" in marked[1]
    assert unmarked == ["", ""]
    assert (seen[7]["sheet"], seen[7]["cell"]) == ("儿童台账", "H4")
    assert book.read_bytes() == before, "the open ledger was saved"
