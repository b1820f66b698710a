"""Run by Debian's Python, which has LibreOffice's `uno`: open a book on a screen of its own and type, as a clerk does.

type_in.py PROFILE BOOK PICTURES CELL=TEXT...

Each text is typed key by key into its cell and confirmed with Return. Prints for each the title of the window that then
stood in front of the book (None when none did), and what the cell held after that window was closed.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from with_uno import WINDOWS, command, desktop, run, screen, windows


def main(profile: str, book: str, pictures: str, *typed: str) -> None:
    with screen(), desktop(profile, WINDOWS) as programs:
        print(json.dumps(_work(programs, book, Path(pictures), typed), ensure_ascii=False))


def _work(programs: Any, book: str, pictures: Path, typed: tuple[str, ...]) -> list[dict[str, object]]:
    document = programs.loadComponentFromURL(Path(book).as_uri(), "_blank", 0, ())
    sheet = document.Sheets.getByIndex(0)
    told = []
    for number, one in enumerate(typed):
        place, _, text = one.partition("=")
        cell = sheet.getCellRangeByName(place)
        document.CurrentController.select(cell)
        time.sleep(1)
        command("xdotool", "type", "--delay", "20", text)
        command("xdotool", "key", "Return")
        window = _in_front(Path(book).stem)
        command("import", "-window", "root", str(pictures / f"{number}.png"))
        while _in_front(Path(book).stem, patience=1) is not None:
            command("xdotool", "key", "Escape")
            time.sleep(0.3)
        command("xdotool", "key", "Escape")
        told.append({"window": window, "held": cell.getString()})
    return told


def _in_front(book: str, patience: int = 20) -> str | None:
    """The title of a window that is not the book's own, when one comes up."""
    for _ in range(patience):
        for title in windows():
            if book not in title and "soffice" not in title.lower() and "LibreOffice" not in title:
                return title
        time.sleep(0.1)
    return None


if __name__ == "__main__":
    run(main)
