"""Write a file whole or not at all, and never over an input."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from xltools.model.errors import CannotWrite, OutputOverInput

_ROOM = ".xltools-"
_DAY = 86_400.0  # seconds


def save(target: Path, inputs: Iterable[Path], write: Callable[[Path], object]) -> Path:
    """Let `write` make the file in a hidden folder beside its place, then move it there.

    What `write` lays aside belongs into that folder too. It is gone afterwards; one that a killed run has left is
    cleared a day later by the next file written there.

    Raises OutputOverInput when `target` is one of the inputs, CannotWrite when the folder or the file cannot be
    written. Nothing half-written stays behind, whatever happens.
    """
    if any(_same(target, one) for one in inputs):
        raise OutputOverInput(str(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(target.parent)
        room = Path(tempfile.mkdtemp(prefix=_ROOM, dir=target.parent))
    except OSError as error:
        raise CannotWrite(str(target), _why(error)) from None
    beside = room / target.name
    try:
        write(beside)
        _flush(beside)
        beside.chmod(0o644)
        os.replace(beside, target)
    except OSError as error:
        raise CannotWrite(str(target), _why(error)) from None
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return target


def _clear_leftovers(folder: Path) -> None:
    """Rooms of runs that were killed; one of today may belong to a run that is still at work."""
    for room in folder.glob(f"{_ROOM}*"):
        with suppress(FileNotFoundError):  # another run has cleared it meanwhile
            if time.time() - room.stat().st_mtime > _DAY:
                shutil.rmtree(room, ignore_errors=True)


def _same(one: Path, other: Path) -> bool:
    if one.resolve() == other.resolve():
        return True
    return one.exists() and other.exists() and one.samefile(other)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "文件正被其他程序打开，或没有写入权限"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return "路径里有一段是文件而不是文件夹"
    return error.strerror or type(error).__name__
