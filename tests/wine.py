"""Windows programs under Wine, as far as Wine goes."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

#: Every Windows since 7 has this library; Wine before 9 has not. Its one function is another name of an older one.
_LIBRARY = "bcryptprimitives.dll"
_EXPORTS = f"LIBRARY {_LIBRARY}\nEXPORTS\nProcessPrng = advapi32.SystemFunction036\n"
_START = ".text\n.globl DllMain\nDllMain:\nmov $1,%eax\nret\n"


class Wine:
    """A Windows of its own in a folder."""

    def __init__(self, folder: Path) -> None:
        self._environment = os.environ | {
            "WINEPREFIX": str(folder / "windows"),
            "WINEDEBUG": "-all",
            # Wine's answers to questions about the machine are unfinished; without them Python asks elsewhere.
            "WINEDLLOVERRIDES": "wbemprox=d",
            "LC_ALL": "C.UTF-8",
            "XLTOOLS_NO_PAUSE": "1",
        }
        self.run(["winecfg", "-v", "win10"], folder)
        system = folder / "windows" / "drive_c" / "windows" / "system32"
        if not (system / _LIBRARY).exists():
            _stand_in(folder, system / _LIBRARY)

    def run(self, command: Sequence[object], folder: Path, timeout: float = 240) -> str:
        """What a program prints, started in a folder. Fails with its words where it fails."""
        with subprocess.Popen(
            ["wine", *map(str, command)],
            cwd=folder,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as program:
            assert program.stdin
            assert program.stdout
            program.stdin.close()
            # Not until the output ends: Wine's own services hold it open.
            os.set_blocking(program.stdout.fileno(), False)
            printed = b""
            end = time.monotonic() + timeout
            while program.poll() is None and time.monotonic() < end:
                printed += program.stdout.read() or b""
                time.sleep(0.02)
            printed += program.stdout.read() or b""
            program.kill()
        told = printed.decode("utf-8", "replace")
        assert program.returncode == 0, told
        return told

    def close(self) -> None:
        """Ends what still runs in it."""
        subprocess.run(["wineserver", "-k"], env=self._environment, check=False)


def _stand_in(folder: Path, target: Path) -> None:
    (folder / "exports.def").write_text(_EXPORTS)
    (folder / "start.s").write_text(_START)
    tools = "x86_64-w64-mingw32-"
    subprocess.run([f"{tools}as", "-o", folder / "start.o", folder / "start.s"], check=True)
    parts = [folder / "exports.def", folder / "start.o"]
    subprocess.run([f"{tools}ld", "-shared", "-e", "DllMain", *parts, "-o", target], check=True)
