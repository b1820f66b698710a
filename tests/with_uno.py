"""For scripts that Debian's Python runs, which has LibreOffice's `uno`: a LibreOffice of their own to drive."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HEADLESS = ("--headless", "--norestore", "--nologo")
#: For a LibreOffice with windows.
WINDOWS = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard")


@contextmanager
def screen() -> Iterator[None]:
    """A screen of its own, with a window manager, for what this process starts."""
    reading, writing = os.pipe()
    shown = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.environ["DISPLAY"] = ":" + os.read(reading, 8).decode().strip()
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        manager.terminate()
        shown.terminate()


def command(*words: object) -> str:
    """What a program prints."""
    return subprocess.run([*map(str, words)], capture_output=True, text=True, timeout=60, check=False).stdout


def windows() -> list[str]:
    """The titles of all windows on the screen."""
    found = command("xdotool", "search", "--onlyvisible", "--name", ".+").split()
    return [title for one in found if (title := command("xdotool", "getwindowname", one).strip())]


@contextmanager
def desktop(profile: str, flags: Sequence[str] = HEADLESS) -> Iterator[Any]:
    """Start LibreOffice with a profile of its own and yield its desktop; it is killed afterwards, whatever it shows."""
    address = f"uno:pipe,name=x{os.getpid()};urp;StarOffice.ComponentContext"
    place = f"-env:UserInstallation={Path(profile).as_uri()}"
    office = subprocess.Popen(
        ["soffice", *flags, place, f"--accept={address.removeprefix('uno:')}"],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _connected(address)
    finally:
        os.killpg(office.pid, signal.SIGKILL)


def run(main: Callable[..., None]) -> None:
    """Call a script's main with its arguments and leave at once: threads of `uno` crash when LibreOffice has gone before them."""
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)


def _connected(address: str) -> Any:
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(400):
        try:
            context = resolver.resolve(address)
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.1)
    raise TimeoutError("LibreOffice did not start")
