"""Workbooks whose size cannot be seen beforehand (.xls, .xlsb, .ods, long texts), read in a process of its own.

A cell said to stand in row 1,000,000 and column 16,000 makes a library ask for hundreds of gigabytes, which ends the
process that asks. Here that is not the clerk's.
"""

from __future__ import annotations

import contextlib
import pickle
import signal
import subprocess
import sys
from typing import Literal, cast

from xltools.beside import start
from xltools.reading.libraries import DAMAGED, read_calamine, read_openpyxl
from xltools.reading.markup import read_html, read_spreadsheetml, read_text
from xltools.reading.sheet import CannotOpen, RawSheet

Library = Literal["calamine", "openpyxl", "html", "spreadsheetml", "text"]
_LIBRARIES = {
    "calamine": read_calamine,
    "openpyxl": read_openpyxl,
    "html": read_html,
    "spreadsheetml": read_spreadsheetml,
    "text": read_text,
}

#: What one such file may take; a ledger of 100,000 rows takes 10 seconds and 0.6 GB.
MOST_SECONDS = 120
MOST_BYTES = 2 << 30
_BEYOND = "请删除表格以外多余的行和列，用Excel或WPS另存为xlsx后重报"

#: How a child ends that was refused memory: by our own word, by a library's abort, or killed by the system.
_OUT_OF_MEMORY = (12, -signal.SIGABRT, -9)


def read_apart(content: bytes, library: Library = "calamine") -> list[RawSheet]:
    """The sheets of a file, read by a child process within bounds of time and memory.

    Raises CannotOpen.
    """
    with start("xltools.reading.apart", library) as child:
        try:
            told, _ = child.communicate(content, timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            raise CannotOpen(f"{MOST_SECONDS}秒还没有读完", _BEYOND) from None
    if child.returncode not in (0, *_OUT_OF_MEMORY):
        raise CannotOpen("读它的程序意外停止了", "请用Excel或WPS打开，另存为xlsx后重报")
    if child.returncode:
        raise CannotOpen(f"太大，读它要用的内存超过了{MOST_BYTES >> 30}GB", _BEYOND)
    answer: list[RawSheet] | tuple[str, str] = pickle.loads(told)
    if isinstance(answer, tuple):
        raise CannotOpen(*answer)
    return answer


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such bound on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def _main(library: Library) -> int:
    _bound_memory()
    answer: list[RawSheet] | tuple[str, str]
    try:
        answer = _LIBRARIES[library](sys.stdin.buffer.read())
    except CannotOpen as error:
        answer = (error.reason, error.remedy)
    except MemoryError:
        return _OUT_OF_MEMORY[0]
    except Exception:  # openpyxl raises many kinds for a damaged package
        answer = DAMAGED
    sys.stdout.buffer.write(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
    return 0


if __name__ == "__main__":
    sys.exit(_main(cast(Library, sys.argv[1])))
