"""The offline bundle: the same bytes each time, and its Python runs the program (under Wine)."""

from __future__ import annotations

import platform
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bundle.make import make
from tests.wine import Wine
from xltools.macros.job import escape, unescape

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        platform.machine() != "x86_64", reason="the bundle is for 64-bit Intel; so is its Wine"
    ),
]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked zip in a folder with Chinese characters and a blank."""
    work = tmp_path_factory.mktemp("bundle")
    package = make(work)
    assert make(tmp_path_factory.mktemp("again")).read_bytes() == package.read_bytes()
    with zipfile.ZipFile(package) as unpacked:
        unpacked.extractall(work / "临澧县 民政局")
    return work / "临澧县 民政局" / "台账工具"


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    windows = Wine(tmp_path_factory.mktemp("wine"))
    yield windows
    windows.close()


def test_holds_what_a_clerk_needs_and_nothing_of_this_machine(bundle: Path) -> None:
    assert sorted(one.name for one in bundle.iterdir()) == [
        "xltools",
        "使用说明.pdf",
        "双击运行.cmd",
        "台账工具.ods",
        "台账工具.xlsm",
        "收到",
    ]
    assert (bundle / "使用说明.pdf").read_bytes().startswith(b"%PDF")
    here = str(Path(__file__).parents[2]).encode()
    for one in bundle.rglob("*"):
        assert not (one.is_file() and here in one.read_bytes()), one
    assert sum(one.stat().st_size for one in bundle.rglob("*")) < 200 << 20


def test_starts_in_two_seconds_and_does_a_city(bundle: Path, wine: Wine) -> None:
    starter = ["cmd", "/c", "xltools\\xltools.cmd"]
    assert "xltools" in wine.run([*starter, "--version"], bundle)
    begin = time.perf_counter()
    wine.run([*starter, "--version"], bundle)
    assert time.perf_counter() - begin < 2
    small = ["--children", "100", "--households", "100", "--errors", "40"]
    printed = wine.run([*starter, "demo", "示例", *small], bundle)
    assert "埋下 40 处错误" in printed
    assert "找到 40 处" in printed
    assert "误报 0 处" in printed


def test_double_click_without_macros(bundle: Path, wine: Wine) -> None:
    wine.run(
        ["cmd", "/c", "xltools\\xltools.cmd", "template", "child", "--period", "2021-04", "--output", "收到"],
        bundle,
    )
    printed = wine.run(["cmd", "/c", "双击运行.cmd"], bundle)
    assert "儿童台账" in printed
    assert re.search("规则", printed)


def test_a_second_process_answers(bundle: Path, wine: Wine) -> None:
    """As large sets of workbooks are read and long tables searched (xltools/beside.py); a failure would go unseen there."""
    (bundle / "ask.py").write_text(
        "from xltools.beside import Helper\n"
        "from xltools.values.id_parts import check_character\n"
        "if __name__ == '__main__':\n"
        "    with Helper(check_character) as helper:\n"
        "        print([helper.ask(body) for body in ('41052620120304122', '11010519491231002')])\n"
    )
    python = next(bundle.rglob("python.exe"))
    assert "['3', 'X']" in wine.run([python, "ask.py"], bundle)
    (bundle / "ask.py").unlink()


def test_job_of_the_macro_workbook(bundle: Path, wine: Wine) -> None:
    job = bundle.parent / "job"
    job.mkdir()
    home = f"Z:{bundle}".replace("/", "\\")
    lines = [
        f"xltools-job-1|validate|{escape(home)}|end",
        f"cfg|folder|{escape('示例/收到')}",
        "cfg|period|2021-04",
    ]
    (job / "job.txt").write_text("\r\n".join(lines), "ascii")
    starter = ["cmd", "/c", "xltools\\xltools.cmd", "macros", "run", "--job", "..\\job\\job.txt"]
    wine.run(starter, bundle)
    state, told, result, _ = map(unescape, (job / "status.txt").read_text("ascii").strip().split("|"))
    assert state == "done", told
    assert "校验结果" in result
    assert list((bundle / "结果").glob("校验结果-*/*.校验.xlsx"))
