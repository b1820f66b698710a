"""Write a file whole or not at all, and never over an input."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from xltools.model.errors import CannotWrite, OutputOverInput


def save(target: Path, inputs: Iterable[Path], write: Callable[[Path], object]) -> Path:
    """Let `write` make the file beside its place under a temporary name, then move it there.

    Raises OutputOverInput when `target` is one of the inputs, CannotWrite when the folder or the file cannot be
    written. Nothing half-written stays behind, whatever happens.
    """
    if any(_same(target, one) for one in inputs):
        raise OutputOverInput(str(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".xltools-", suffix=target.suffix, dir=target.parent)
    except OSError as error:
        raise CannotWrite(str(target), _why(error)) from None
    os.close(handle)
    beside = Path(name)
    try:
        write(beside)
        _flush(beside)
        beside.chmod(0o644)
        os.replace(beside, target)
    except OSError as error:
        raise CannotWrite(str(target), _why(error)) from None
    finally:
        beside.unlink(missing_ok=True)
    return target


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
