"""Workbooks that nobody here made: whatever other projects keep to test their libraries with, marked and opened again.

They are downloaded when the test runs and never kept. Where pip cannot download, the test says so and is skipped.
"""

from __future__ import annotations

import gc
import hashlib
import re
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import wolfxl

from bench.fidelity import PROBLEMS, first_sheet, try_one
from tests.office import convert_what_opens
from tests.reading.agreement import check_agreement
from xltools.model.errors import NotSupported
from xltools.model.finding import ERROR
from xltools.reading.sheet import CannotOpen
from xltools.reading.xlsx.tags import NotPlain
from xltools.writing.mark import Mark, mark

#: Source archives that keep the workbooks of their tests, and a wheel with workbooks for its users.
SOURCES = (
    "openpyxl==2.5.9",
    "xlsx2csv==0.8.6",
    "excelrd==3.0.0",
    "pyexcel-xlsx==0.6.1",
    "agate-excel==0.4.2",
    "tablib==3.10.0",
    "pyexcel-xlsxw==0.6.1",
    "petl==1.7.30",
)
WHEELS = ("xlwings",)
#: Fewer would mean that the archives have changed and nothing is shown any more.
AT_LEAST = 40
WORDS = "P04 请核对这一格"


def downloaded(folder: Path, packages: tuple[str, ...], kind: str) -> list[Path]:
    """Archives that pip fetches: `kind` is --no-binary (source archives) or --only-binary (wheels)."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", kind, ":all:", "-d", str(folder)]
    done = subprocess.run([*command, *packages], capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip(f"pip could not download {', '.join(packages)}: {done.stderr[-300:]}")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("foreign")
    archives = [
        *downloaded(tmp_path_factory.mktemp("sources"), SOURCES, "--no-binary"),
        *downloaded(tmp_path_factory.mktemp("wheels"), WHEELS, "--only-binary"),
    ]
    found: dict[str, Path] = {}
    for archive in archives:
        for suffix, workbook in workbooks_in(archive):
            path = folder / f"{archive.name.split('-')[0]}-{len(found)}{suffix}"
            path.write_bytes(workbook)
            found.setdefault(hashlib.sha256(workbook).hexdigest(), path)
    return list(found.values())


def workbooks_in(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Suffix and bytes of every .xlsx and .xlsm in an archive."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            contents = [(name, wheel.read(name)) for name in wheel.namelist() if _is_workbook(name)]
    else:
        with tarfile.open(archive) as packed:
            contents = [
                (member.name, stream.read())
                for member in packed
                if _is_workbook(member.name) and (stream := packed.extractfile(member)) is not None
            ]
    yield from ((Path(name).suffix, content) for name, content in contents)


def _is_workbook(name: str) -> bool:
    return re.search(r"\.xls[xm]$", name) is not None and "~$" not in name


@pytest.mark.slow
def test_nothing_else_is_changed_in_foreign_workbooks(workbooks: list[Path], tmp_path: Path) -> None:
    """Other parts byte for byte the same, well formed, marking twice is marking once, taking off gives the parts back."""
    assert len(workbooks) >= AT_LEAST
    told: Counter[str] = Counter()
    wrong = {}
    for number, path in enumerate(workbooks):
        folder = tmp_path / str(number)
        folder.mkdir()
        try:
            outcome = try_one(path, folder)
        except NotSupported as refusal:
            outcome = f"refused: {refusal}"
        told[outcome.partition(":")[0].partition(" (")[0]] += 1
        if not outcome.startswith(("same", "refused")):
            wrong[path.name] = outcome
    print(dict(told))
    assert wrong == {}
    assert told["same"] >= 0.9 * len(workbooks), told


@pytest.mark.slow
def test_the_quick_reader_gives_what_the_library_gives(workbooks: list[Path]) -> None:
    told: Counter[str] = Counter()
    for path in workbooks:
        try:
            check_agreement(path.read_bytes())
            told["same"] += 1
        except NotPlain:
            told["left alone"] += 1
        except (CannotOpen, zipfile.BadZipFile):
            told["refused"] += 1
    print(dict(told))
    assert told["same"] >= 0.65 * len(workbooks), told


@pytest.mark.slow
def test_libreoffice_opens_them_with_the_marks_there(workbooks: list[Path], tmp_path: Path) -> None:
    """Every one that LibreOffice can open unmarked: colour and comment stand in what it makes of the marked copy."""
    marked = []
    for path in workbooks:
        target = tmp_path / path.name
        try:
            sheet = first_sheet(path)
            mark(path, target, [Mark(sheet, row, row, ERROR, WORDS) for row in (1, 2, 3)], PROBLEMS)
        except (NotSupported, StopIteration):
            continue
        marked.append(target)
    made = convert_what_opens(marked, tmp_path / "ods", "ods")
    lacking = []
    for source, result in zip(marked, made, strict=True):
        if not result.exists():
            lacking.append(f"{source.name}: not opened")
            continue
        with zipfile.ZipFile(result) as package:
            content = package.read("content.xml").decode("utf-8")
        comments = re.sub(r"<[^>]+>", "", content).count(WORDS)  # fonts part a text into pieces
        if "#ffb3ab" not in content or comments < 3:
            lacking.append(f"{source.name}: colour {'#ffb3ab' in content}, comments {comments}")
    assert len(marked) >= 0.9 * AT_LEAST
    assert lacking == []


def values(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What wolfxl, a reader that nobody else here uses, finds in the cells of every sheet."""
    book = wolfxl.load_workbook(str(path))
    return {name: [tuple(row) for row in book[name].iter_rows(values_only=True)] for name in book.sheetnames}


@pytest.fixture
def collected_here() -> Iterator[None]:
    """wolfxl's books must go on the thread that opened them, and marking has a second one that may come to collect them."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.mark.slow
@pytest.mark.usefixtures("collected_here")
def test_another_reader_finds_the_same_values(workbooks: list[Path], tmp_path: Path) -> None:
    compared = 0
    for path in workbooks:
        target = tmp_path / path.name
        try:
            mark(path, target, [Mark(first_sheet(path), row, row, ERROR, WORDS) for row in (1, 2, 3)])
            before = values(path)
        except Exception:  # what is refused, and what wolfxl cannot read before
            continue
        except BaseException as fault:  # what its Rust core calls a panic is no Exception
            if type(fault).__name__ != "PanicException":
                raise
            continue
        after = values(target)
        for name, rows in before.items():
            there = {
                (at, column): value
                for at, row in enumerate(rows)
                for column, value in enumerate(row)
                if value is not None
            }
            now = {
                (at, column): value
                for at, row in enumerate(after[name])
                for column, value in enumerate(row)
                if value is not None
            }
            assert there == now, (path.name, name)
        compared += 1
    assert compared >= AT_LEAST
