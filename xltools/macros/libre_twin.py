"""Run by LibreOffice's own Python: a book with macros → .ods, whose double-clicks outlive being saved by LibreOffice.

libre_twin.py BOOK.xlsm TARGET.ods PROFILE

LibreOffice 7.4 drops the names that bind a sheet to its code when it saves an .xlsm; its own sheet events stay.
Needs only the standard library and `uno`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

#: Sheet → what a double-click on it calls.
_EVENTS = {0: "ButtonClicked", 1: "RowClicked"}


def main(book: str, target: str, profile: str) -> None:
    pipe = f"twin{os.getpid()}"
    command = [
        "soffice",
        "--headless",
        "--norestore",
        "--nologo",
        f"-env:UserInstallation={Path(profile).as_uri()}",
    ]
    office = subprocess.Popen(
        [*command, f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"], start_new_session=True
    )
    try:
        _store(_connected(pipe), Path(book), Path(target))
    finally:
        os.killpg(office.pid, signal.SIGKILL)


def _store(programs: Any, book: Path, target: Path) -> None:
    import uno
    from com.sun.star.beans import PropertyValue

    def named(name: str, value: object) -> Any:
        return PropertyValue(name, 0, value, 0)

    settings = named("Hidden", True), named("MacroExecutionMode", 4)
    document = programs.loadComponentFromURL(book.as_uri(), "_blank", 0, settings)
    for number, called in _EVENTS.items():
        place = f"vnd.sun.star.script:VBAProject.modXlRun.{called}?language=Basic&location=document"
        event = uno.Any(
            "[]com.sun.star.beans.PropertyValue", (named("EventType", "Script"), named("Script", place))
        )
        uno.invoke(document.Sheets.getByIndex(number).Events, "replaceByName", ("OnDoubleClick", event))
    document.storeToURL(target.as_uri(), (named("FilterName", "calc8"),))
    document.close(True)


def _connected(pipe: str) -> Any:
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(400):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.1)
    raise TimeoutError("LibreOffice did not start")


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # threads of `uno` crash when LibreOffice has gone before them
