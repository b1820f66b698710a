"""Every run that makes copies leaves a receipt: which cells, by which rule, and the hashes before and after."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import openpyxl

from tests.cli.conftest import Command
from tests.cli.test_apply import ledger, returned


def receipt(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "回执.json").read_text(encoding="utf-8"))
    assert told["schema"] == "xltools.receipt/1"
    return told


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_marks(tmp_path: Path, command: Command) -> None:
    source = ledger(tmp_path / "收到" / "滑县.xlsx")
    command("validate", source, "--period", "2021-04", "--output", tmp_path / "回退")
    told = receipt(tmp_path / "回退")
    (one,) = told["files"]
    assert told["command"] == "validate"
    assert one["sha256_before"] == sha(source)
    assert one["sha256_after"] == sha(tmp_path / "回退" / one["target"])
    by_cell = {each["cell"]: each for each in one["touched"]}
    assert "P04" in by_cell["F3"]["rules"]
    assert "*" in by_cell["F3"]["value"]
    sheet = openpyxl.load_workbook(tmp_path / "回退" / one["target"]).worksheets[0]
    ours = {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in ("FFFFB3AB", "FFFFE08A", "FFBDD7EF")
    }
    assert ours == set(by_cell)
    first = (tmp_path / "回退" / "回执.json").read_bytes()
    command("validate", source, "--period", "2021-04", "--output", tmp_path / "回退")
    assert (tmp_path / "回退" / "回执.json").read_bytes() == first


def test_what_was_filled(tmp_path: Path, command: Command) -> None:
    source = ledger(tmp_path / "收到" / "滑县.xlsx")
    command("fill", source, "--period", "2021-04", "--output", tmp_path / "填充")
    (one,) = receipt(tmp_path / "填充")["files"]
    assert one["sha256_after"] == sha(tmp_path / "填充" / one["target"])
    was = openpyxl.load_workbook(source).worksheets[0]
    now = openpyxl.load_workbook(tmp_path / "填充" / one["target"]).worksheets[0]
    changed: dict[str, int] = {}
    for row in now.iter_rows():
        for cell in row:
            if cell.value is not None and was[cell.coordinate].value is None:
                changed[cell.column_letter] = changed.get(cell.column_letter, 0) + 1
    assert {each["column"]: each["cells"] for each in one["touched"]} == changed


def test_what_was_corrected(tmp_path: Path, command: Command) -> None:
    back = returned(
        command, tmp_path, {("P04", "F3"): {"整改结果": "已更正", "更正值": "410526201203041207"}}
    )
    output = tmp_path / "更正"
    command("apply", tmp_path / "收到", "--corrections", back, "--period", "2021-04", "--output", output)
    told = receipt(output)
    (one,) = told["files"]
    assert told["command"] == "apply"
    assert one["sha256_before"] == sha(tmp_path / "收到" / "滑县.xlsx")
    (cell,) = one["touched"]
    assert (cell["cell"], cell["new"], cell["rules"]) == ("F3", "410526********1207", ["P04"])
    assert "410526201203041207" not in (output / "回执.json").read_text(encoding="utf-8")


def test_an_earlier_run_in_the_same_folder_is_not_forgotten(tmp_path: Path, command: Command) -> None:
    output = tmp_path / "回退"
    for name in ("滑县", "汤阴县"):
        source = ledger(tmp_path / "收到" / f"{name}.xlsx")
        command("validate", source, "--period", "2021-04", "--output", output)
    assert [one["target"] for one in receipt(output)["files"]] == ["滑县.校验.xlsx", "汤阴县.校验.xlsx"]
    (output / "滑县.校验.xlsx").unlink()
    command("validate", tmp_path / "收到" / "汤阴县.xlsx", "--period", "2021-04", "--output", output)
    assert [one["target"] for one in receipt(output)["files"]] == ["汤阴县.校验.xlsx"]
