"""Run by Debian's Python, which has LibreOffice's `uno`: open a book headless, call macros, print the home page's cells.

drive.py PROFILE BOOK CELLS MACRO[:ARGUMENT]...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from with_uno import desktop, run


def main(profile: str, book: str, cells: str, *calls: str) -> None:
    with desktop(profile) as programs:
        print(json.dumps(_work(programs, book, cells.split(","), calls), ensure_ascii=False))


def _work(programs: Any, book: str, cells: list[str], calls: tuple[str, ...]) -> dict[str, list[object]]:
    from com.sun.star.beans import PropertyValue

    settings = PropertyValue("Hidden", 0, True, 0), PropertyValue("MacroExecutionMode", 0, 4, 0)
    document = programs.loadComponentFromURL(Path(book).as_uri(), "_blank", 0, settings)
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
    run(main)
