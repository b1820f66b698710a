"""Run by Debian's Python, which has LibreOffice's `uno`: open a book headless, call macros, print the home page's cells.

drive.py PROFILE BOOK CELLS MACRO[:ARGUMENT]...
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def main(profile: str, book: str, cells: str, *calls: str) -> None:
    address = f"uno:pipe,name=x{os.getpid()};urp;StarOffice.ComponentContext"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation={Path(profile).as_uri()}",
         f"--accept={address.removeprefix('uno:')}"],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        print(json.dumps(_work(address, book, cells.split(","), calls), ensure_ascii=False))
    finally:
        os.killpg(office.pid, signal.SIGTERM)


def _work(address: str, book: str, cells: list[str], calls: tuple[str, ...]) -> dict[str, list[object]]:
    import uno
    from com.sun.star.beans import PropertyValue

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(400):
        try:
            context = resolver.resolve(address)
            break
        except Exception:
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    settings = PropertyValue("Hidden", 0, True, 0), PropertyValue("MacroExecutionMode", 0, 4, 0)
    document = desktop.loadComponentFromURL(Path(book).as_uri(), "_blank", 0, settings)
    scripts = document.getScriptProvider()
    answers = []
    for call in calls:
        name, _, argument = call.partition(":")
        place = f"vnd.sun.star.script:VBAProject.{name}?language=Basic&location=document"
        answers.append(scripts.getScript(place).invoke((argument,) if argument else (), (), ())[0])
    page = document.Sheets.getByIndex(0)
    return {
        "answers": answers,
        "cells": [page.getCellRangeByName(one).getString() for one in cells],
        "modified": [document.isModified()],
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
