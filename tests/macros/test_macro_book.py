"""台账工具.xlsm: built from text, read back by oletools, run by LibreOffice."""

from __future__ import annotations

import json
import re
import sys
import warnings
import zipfile
from pathlib import Path
from typing import Any
from xml.dom import minidom
from xml.sax.saxutils import unescape as unescape_xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.office import drive
from xltools.cli import run
from xltools.demo.invent import invent
from xltools.demo.write import write_city
from xltools.macros.build import build
from xltools.macros.job import escape, run_job, unescape
from xltools.macros.lint import SourceError, check_source
from xltools.model.discovery import discover_all
from xltools.resources import PROJECT, TOOL, TWIN, shipped

DRIVE = Path(__file__).parent / "drive.py"
BOOK = shipped("workbooks") / "templates" / TOOL


def test_shipped_book_is_what_the_sources_make() -> None:
    assert run(["macros", "build", "--check"]) == 0


def test_another_reader_sees_our_sources() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from oletools.olevba import VBA_Parser

        parser = VBA_Parser(str(BOOK))
        code = {name: text.replace("\r\n", "\n") for _, _, name, text in parser.extract_macros()}
        parser.close()
    _same_code(code, {"Sheet1.cls": "Buttons.cls", "Sheet2.cls": "Findings.cls"})


def _same_code(code: dict[str, str], sheets: dict[str, str]) -> None:
    """Modules as another reader sees them are our sources; `sheets`: module → the source of its code."""
    names = {one.name: one.name for one in (shipped("macros") / "src").iterdir()}
    names = {name: name for name in names if name not in ("Buttons.cls", "Findings.cls")} | sheets
    for module, source in names.items():
        lines = code[module].splitlines()
        body = "\n".join(line for line in lines if not line.startswith("Attribute "))
        assert body.strip() == (shipped("macros") / "src" / source).read_text("ascii").strip()


def test_ledgers_bear_the_same_code(tmp_path: Path) -> None:
    assert run(["template", "child", "--macros", "--output", str(tmp_path)]) == 0
    with zipfile.ZipFile(tmp_path / "儿童台账.xlsm") as package:
        assert package.read("xl/vbaProject.bin") == (shipped("macros") / PROJECT).read_bytes()
        assert b"sheet.macroEnabled.main+xml" in package.read("[Content_Types].xml")
        book = package.read("xl/workbook.xml").decode()
        assert re.findall('<sheet name="([^"]+)"', book)[3:] == ["问题", "_text", "_marks"]
        for number in range(1, 7):
            sheet = package.read(f"xl/worksheets/sheet{number}.xml").decode()
            assert f'codeName="Sheet{number}"' in sheet


def test_twin_for_libreoffice_has_the_same_code() -> None:
    with zipfile.ZipFile(shipped("workbooks") / "templates" / TWIN) as package:
        for source in (shipped("macros") / "src").glob("*.bas"):
            text = package.read(f"Basic/VBAProject/{source.stem}.xml").decode()
            body = unescape_xml(
                text[text.index("Option Explicit") : text.rindex("</script:module>")],
                {"&quot;": '"', "&apos;": "'"},
            )
            assert body.strip() == source.read_text("ascii").strip(), source.name
        assert package.read("content.xml").decode().count("modXlRun.ButtonClicked") == 1


def test_package_is_a_macro_workbook() -> None:
    with zipfile.ZipFile(BOOK) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                minidom.parseString(package.read(name))
        assert b"sheet.macroEnabled.main+xml" in package.read("[Content_Types].xml")
        assert b'codeName="ThisWorkbook"' in package.read("xl/workbook.xml")
        assert re.search(rb'codeName="Sheet1"', package.read("xl/worksheets/sheet1.xml"))


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('Option Explicit\nSub A()\n MsgBox "你好"\nEnd Sub\n', ":3: not ASCII"),
        ('Option Explicit\nPrivate Declare PtrSafe Sub Sleep Lib "kernel32" ()\n', "Declare"),
        ("Option Explicit\nSub A()\n x = ThisWorkbook.FullName\nEnd Sub\n", "FullName"),
        ("Option Explicit\nSub A(Optional x)\nEnd Sub\n", "Optional"),
        ("Sub A()\nEnd Sub\n", "Option Explicit"),
    ],
)
def test_sources_keep_to_what_every_office_takes(source: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        check_source("m", source)


@given(st.text())
def test_escaping_is_ascii_and_reversible(text: str) -> None:
    line = escape(text)
    assert line.isascii()
    assert "|" not in line
    assert "\n" not in line
    assert unescape(line) == text


def _job(beside: Path, home: Path, task: str, **settings: str) -> Path:
    lines = [f"xltools-job-1|{task}|{escape(str(home))}|end"]
    lines += [f"cfg|{name}|{escape(value)}" for name, value in settings.items()]
    beside.mkdir()
    (beside / "job.txt").write_text("\r\n".join(lines), "ascii")
    return beside / "job.txt"


def _status(folder: Path) -> list[str]:
    return [unescape(one) for one in (folder / "status.txt").read_text("ascii").strip().split("|")]


def test_missing_folder_is_said(tmp_path: Path) -> None:
    assert run_job(_job(tmp_path / "job", tmp_path, "validate", folder="没有")) == 2
    state, text, _, _ = _status(tmp_path / "job")
    assert state == "error"
    assert "没有" in text


def test_stop_is_obeyed(tmp_path: Path) -> None:
    assert run(["template", "child", "--output", str(tmp_path / "收到")]) == 0
    job = _job(tmp_path / "job", tmp_path, "merge", folder="收到", period="2021-04")
    (tmp_path / "job" / "cancel.txt").write_text("cancel")
    assert run_job(job) == 130
    assert _status(tmp_path / "job")[0] == "cancelled"
    assert not (tmp_path / "结果").exists()


def test_a_month_says_what_was_found_and_that_nothing_has_changed(tmp_path: Path) -> None:
    discover_all()
    city = invent(3, 60, 60)
    del city.ledgers["林州市"]
    city.previous.pop("林州市")
    write_city(city, tmp_path)
    for number, said in enumerate(
        (
            r"错误\d+处、警告\d+处。还没有报的：林州市。结果在 .*2021-04$",
            r"无变化：输入和上次一样，结果仍在 .*2021-04$",
        )
    ):
        job = _job(tmp_path / f"job{number}", tmp_path, "month", period="2021-04")
        assert run_job(job) == 0
        state, text, result, _ = _status(job.parent)
        assert state == "done"
        assert re.search(said, text), text
        assert Path(result) == tmp_path / "结果" / "2021-04"


def test_a_check_says_how_much_was_found(tmp_path: Path) -> None:
    discover_all()
    write_city(invent(3, 20, 20), tmp_path)
    job = _job(tmp_path / "job", tmp_path, "validate", folder="收到", period="2021-04")
    assert run_job(job) == 0
    assert re.search(r"读了\d+个文件，错误\d+处、警告\d+处。写出\d+个文件：", _status(tmp_path / "job")[1])


def test_findings_lead_to_the_marked_copies(tmp_path: Path) -> None:
    assert (
        run(["demo", str(tmp_path / "城市"), "--children", "60", "--households", "60", "--errors", "30"]) == 0
    )
    job = _job(tmp_path / "job", tmp_path / "城市", "validate", folder="收到", period="2021-04")
    assert run_job(job) == 0
    lines = (tmp_path / "job" / "findings.txt").read_text("ascii").splitlines()
    assert len(lines) >= 30
    for line in lines:
        level, words, file, sheet, cell, *also, end = map(unescape, line.split("|"))
        assert level in ("错误", "警告", "提示")
        assert words
        assert len(also) == 3
        assert end == "end"
        if sheet:
            assert file.endswith(".校验.xlsx")
            assert Path(file).is_file()
            assert re.fullmatch(r"[A-Z]+\d+|", cell)
    assert not re.search(r"(?<!\d)\d{17}[\dX](?!\d)", "\n".join(map(unescape, lines))), (
        "a number is not masked"
    )


def test_install_keeps_the_settings_of_a_clerk(tmp_path: Path) -> None:
    assert run(["macros", "install", str(tmp_path)]) == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        [TOOL, TWIN, "双击运行.cmd", "双击运行.desktop"]
    )
    (tmp_path / TOOL).write_bytes(b"mine")
    assert run(["macros", "install", str(tmp_path)]) == 0
    assert (tmp_path / TOOL).read_bytes() == b"mine"


@pytest.mark.slow
def test_libreoffice_runs_validate_and_merge(tmp_path: Path) -> None:
    home = tmp_path / "临澧县 民政局"
    small = ["--children", "60", "--households", "80", "--errors", "10"]
    assert run(["demo", str(home), *small]) == 0
    program = tmp_path / "xltools.sh"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m xltools "$@"\n')
    program.chmod(0o755)
    book = home / TOOL
    build(shipped("macros"), book, {"program": str(program), "silent": "yes", "period": "2021-04"})
    before = {one: one.read_bytes() for one in home.rglob("*.xls?")}
    calls = ["modXlRun.SelfTest", "modXlRun.RunTask:validate", "modXlRun.RunTask:merge"]
    told = _called(tmp_path, book, "B20,B23", *calls)
    assert told["answers"][0] == "a|b\\县龥/台账工具/x/y/False1"
    assert told["cells"][0].startswith("完成。"), told
    assert Path(told["cells"][1]).is_file()
    assert "合并台账" in told["cells"][1]
    assert list((home / "结果").glob("校验结果-*/*.校验.xlsx"))
    assert {one: one.read_bytes() for one in before} == before


@pytest.mark.slow
def test_a_missing_program_is_said_with_the_way_out(tmp_path: Path) -> None:
    book = tmp_path / TOOL
    build(shipped("macros"), book, {"program": str(tmp_path / "没有"), "silent": "yes"})
    (said,) = _called(tmp_path, book, "B20", "modXlRun.RunTask:validate")["cells"]
    assert said.startswith("没有启动xltools程序。")
    assert "双击运行.cmd" in said


def _called(folder: Path, book: Path, cells: str, *calls: str) -> dict[str, Any]:
    """What LibreOffice answers to calls of macros, and some cells of the home page after them; no job folder is left behind."""
    temporary = folder / "temp"
    temporary.mkdir()
    environment = {"TMPDIR": str(temporary)}
    printed = drive(DRIVE, folder / "profile", book, cells, *calls, timeout=300, environment=environment)
    assert not list(temporary.glob("xltools-*")), "a job folder was left behind"
    told: dict[str, Any] = json.loads(printed)
    return told
