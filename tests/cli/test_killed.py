"""A monthly run that is killed, at whatever moment: nothing half done is seen, and the next run goes on."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from xltools.demo.invent import invent
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all
from xltools.monthly import make_folder

KILLS = 50
PERIOD = "2021-04"
WHOLE = {
    "合并台账.xlsx",
    "回退",
    "对账结果.xlsx",
    "月报.docx",
    "月报.html",
    "汇总表.xlsx",
    "运行记录.json",
    "回执.json",
}


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    discover_all()
    write_city(invent(3, 30, 0), tmp_path / "city")
    folder = tmp_path / "民政"
    make_folder(folder)
    for name in ("收到", "上月", "名单"):
        shutil.copytree(tmp_path / "city" / name, folder / name, dirs_exist_ok=True)
    return folder


def start(bureau: Path, temporary: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "xltools", "run", str(bureau), "--period", PERIOD],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def hashes(bureau: Path) -> dict[Path, str]:
    """Every file outside 结果 with the hash of its bytes."""
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(bureau.rglob("*"))
        if path.is_file() and "结果" not in path.parts
    }


def assert_whole(done: Path) -> None:
    assert {path.name for path in done.iterdir()} == WHOLE
    assert json.loads((done / "运行记录.json").read_text(encoding="utf-8"))["period"] == PERIOD
    returned = list((done / "回退").glob("*.校验.xlsx"))
    received = list((done.parent.parent / "收到").rglob("*台账*.xlsx"))
    assert len(returned) == len(received) >= 9
    for path in [*returned, *(done / name for name in WHOLE if name.endswith(("xlsx", "docx")))]:
        assert zipfile.ZipFile(path).testzip() is None


@pytest.mark.slow
def test_fifty_kills_leave_no_half_result(bureau: Path, tmp_path: Path) -> None:
    before, temporary = hashes(bureau), tmp_path / "temporary"
    temporary.mkdir()
    began = time.perf_counter()
    assert start(bureau, temporary).wait() in (0, 1)
    whole = time.perf_counter() - began
    results, moments = bureau / "结果", random.Random(20210430)
    outcomes = {"before writing": 0, "while writing": 0, "finished": 0}
    for _ in range(KILLS):
        for path in results.glob(f"{PERIOD}*"):
            assert_whole(path)
            shutil.rmtree(path)
        process = start(bureau, temporary)
        time.sleep(moments.uniform(0, whole))
        process.kill()
        process.wait()
        seen = [path for path in results.iterdir() if not path.name.startswith(".")]
        hidden = list(results.glob(".xltools-*"))
        outcomes["finished" if seen else "while writing" if hidden else "before writing"] += 1
        assert hashes(bureau) == before
    # The kills did hit the middle: a test that only ever kills a process that is starting proves nothing.
    assert outcomes["while writing"] >= 10, outcomes
    for path in results.glob(f"{PERIOD}*"):
        shutil.rmtree(path)
    assert start(bureau, temporary).wait() in (0, 1)
    assert [path.name for path in results.glob("[!.]*")] == [PERIOD]
    assert list(results.glob(".xltools-*")) == []
    assert_whole(results / PERIOD)
    assert list(temporary.iterdir()) == []
