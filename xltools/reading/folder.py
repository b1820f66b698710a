"""Which files are meant: a workbook, a folder, or a quoted wildcard."""

from __future__ import annotations

import glob
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xltools.model.errors import FileMissing, NothingToRead

SUFFIXES = frozenset(
    {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".txt", ".tsv", ".htm", ".html", ".xml"}
)
#: What xltools itself writes is never read as a ledger when a folder is given, nor the program's own folder (where xltools.cmd lies).
_OWN_FILES = re.compile(r"\.(?:校验|填充)\.xls[xm]$|^台账工具\.(?:xlsm|ods)$|^人员关联\.xlsx$")
_OWN_FOLDERS = frozenset({"校验结果", "填充结果", "结果"})


@dataclass(frozen=True)
class Found:
    """One file: where it lies, and how it is called in all output (the given path, `/`, the path below it)."""

    path: Path
    shown: str


def expand(inputs: Sequence[str]) -> list[Found]:
    """All files that the arguments mean, in the order given, folders in natural order, each file once.

    Raises FileMissing for a path or a wildcard that fits nothing, NothingToRead for a folder without tables.
    """
    found: dict[Path, Found] = {}
    for given in inputs:
        for one in _expand_one(given):
            found.setdefault(one.path.resolve(), one)
    return list(found.values())


def _expand_one(given: str) -> list[Found]:
    path = Path(given)
    if path.is_dir():
        return _folder(path, given)
    if path.exists():
        return [Found(path, given.replace("\\", "/"))]
    if any(sign in given for sign in "*?["):
        matches = sorted(glob.glob(given, recursive=True), key=natural)
        files = [
            one
            for match in matches
            for one in ([Found(Path(match), match.replace("\\", "/"))] if _wanted(Path(match)) else [])
        ]
        if files:
            return files
    raise FileMissing(given)


def _folder(folder: Path, given: str) -> list[Found]:
    prefix = given.replace("\\", "/").rstrip("/") or "/"
    everything = list(folder.rglob("*"))
    programs = {path.parent for path in everything if path.name == "xltools.cmd"}
    paths = sorted(
        (
            path
            for path in everything
            if _wanted(path) and not _own(path, folder) and programs.isdisjoint(path.parents)
        ),
        key=lambda path: natural(str(path)),
    )
    if not paths:
        raise NothingToRead(given)
    return [Found(path, f"{prefix}/{path.relative_to(folder).as_posix()}") for path in paths]


def _wanted(path: Path) -> bool:
    name = path.name
    return (
        path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not name.startswith(("~$", "."))
        and not _OWN_FILES.search(name)
    )


def _own(path: Path, folder: Path) -> bool:
    return any(part in _OWN_FOLDERS or part.startswith(".") for part in path.relative_to(folder).parts[:-1])


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key in which 2月 stands before 10月.

    >>> sorted(["10月.xlsx", "2月.xlsx"], key=natural)
    ['2月.xlsx', '10月.xlsx']
    """
    pieces = re.split(r"(\d+)", text)
    return tuple((0, int(piece), "") if piece.isdigit() else (1, 0, piece) for piece in pieces)
