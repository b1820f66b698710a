"""Workbooks that nobody here made: whatever other projects keep to test their libraries with, marked and opened again.

They are downloaded when the test runs and never kept. Without a package index the test says so and is skipped.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import urllib.parse
import urllib.request
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import wolfxl

from bench.fidelity import PROBLEMS, first_sheet, try_one
from tests.office import convert_what_opens
from xltools.model.errors import NotSupported
from xltools.model.finding import ERROR
from xltools.writing.mark import Mark, mark

PROJECTS = ("openpyxl", "xlsxwriter", "xlwings", "pandas", "python-calamine")
#: Fewer would mean that the archives have changed and nothing is shown any more.
AT_LEAST = 40
WORDS = "P04 请核对这一格"


def index() -> str:
    """The package index that this machine's pip uses."""
    ask = "from pip._internal.models.index import PyPI; print(PyPI.simple_url)"
    default = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout
    return (os.environ.get("PIP_INDEX_URL") or default).strip().rstrip("/")


def fetched(address: str, kind: str = "*/*") -> bytes:
    wanted = urllib.request.Request(address, headers={"Accept": kind})
    with urllib.request.urlopen(wanted, timeout=60) as answer:
        content: bytes = answer.read()
    return content


def archives(project: str) -> list[bytes]:
    """The newest and the largest source archive of a project: old ones kept the workbooks of their tests."""
    page = json.loads(fetched(f"{index()}/{project}/", "application/vnd.pypi.simple.v1+json"))
    files = [one for one in page["files"] if one["filename"].endswith(".tar.gz")]
    chosen = {files[-1]["url"], max(files, key=lambda one: one.get("size") or 0)["url"]}
    return [fetched(urllib.parse.urljoin(f"{index()}/{project}/", one)) for one in sorted(chosen)]


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("foreign")
    found: dict[str, Path] = {}
    for project in PROJECTS:
        try:
            packed = archives(project)
        except (OSError, ValueError, KeyError) as error:
            pytest.skip(f"no source archives of {project}: {error}")
        for content in packed:
            for suffix, workbook in workbooks_in(content):
                path = folder / f"{project}-{len(found)}{suffix}"
                path.write_bytes(workbook)
                found.setdefault(hashlib.sha256(workbook).hexdigest(), path)
    return list(found.values())


def workbooks_in(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """Suffix and bytes of every .xlsx and .xlsm in a source archive."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for member in packed:
            stream = packed.extractfile(member) if re.search(r"\.xls[xm]$", member.name) else None
            if stream is not None and "~$" not in member.name:
                yield Path(member.name).suffix, stream.read()


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


@pytest.mark.slow
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
