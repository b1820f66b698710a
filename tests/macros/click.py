"""Run by Debian's Python, which has LibreOffice's `uno`: a person's hands on a book with macros, on a screen of their own.

click.py PROFILE BOOK LEVEL STEP...

LEVEL: how LibreOffice takes macros (0 all, 2 only trusted ones, which is how it comes). Steps: `double:CELL` of the sheet in
front; `sheet:NAME` of the book; `type:CELL=TEXT` types into a cell; `wait:CELL=TEXT` until the book's first sheet holds it
there; `comment:CELL=TEXT` until that sheet's cell has it as a comment (none without TEXT); `front:TEXT` until a book whose
title holds it stands in front; `sleep:SECONDS`; `window:TEXT` until a window's title holds it; `key:NAME`; `picture:FILE`; `row:TEXT`
double-clicks the first row of the sheet in front whose column B holds it; `marks:CELL` adds the colour and the comment of a
cell of the book's first sheet; `save:`. Prints after each step the titles of the open
books, the front book's, its selected cell, and the windows.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from with_uno import WINDOWS, command, desktop, run, screen, windows

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>LEVEL</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product">
<prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
</oor:items>
"""
_USER, _FULL_API = 0, 1


def main(profile: str, book: str, level: str, *steps: str) -> None:
    settings = Path(profile) / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    # what a LibreOffice that was ended leaves behind
    Path(book).with_name(f".~lock.{Path(book).name}#").unlink(missing_ok=True)
    settings.write_text(_PROFILE.replace("LEVEL", level), encoding="utf-8")
    with screen(), desktop(profile, (*WINDOWS, book)) as programs:
        hands = Hands(programs, Path(book))
        print(json.dumps([hands.do(*one.split(":", 1)) for one in steps], ensure_ascii=False))


class Hands:
    """One person before one book."""

    def __init__(self, programs: Any, book: Path) -> None:
        self._programs = programs
        self._book = _wait(lambda: self._opened(book.stem), 60, book)
        time.sleep(2)

    def do(self, step: str, what: str) -> dict[str, object]:
        found = getattr(self, f"_{step}")(what)
        front = self._programs.getCurrentComponent()
        chosen = front.getCurrentSelection() if front else None
        return {
            "step": f"{step}:{what}",
            "books": [one.Title for one in self._open()],
            "front": front.Title if front else "",
            "sheet": front.CurrentController.ActiveSheet.Name if front else "",
            "cell": chosen.AbsoluteName.rpartition(".")[2].replace("$", "") if chosen else "",
            "windows": windows(),
            **(found or {}),
        }

    def _double(self, cell: str) -> None:
        front = self._programs.getCurrentComponent()
        address = front.CurrentController.ActiveSheet.getCellRangeByName(cell).CellAddress
        place = next(
            found
            for one in _tables(front.CurrentController.ComponentWindow.getAccessibleContext())
            if (found := _inside(one, address))
        )
        command("xdotool", "mousemove", *place, "click", "--repeat", 2, "--delay", 60, 1)

    def _row(self, text: str) -> None:
        sheet = self._programs.getCurrentComponent().CurrentController.ActiveSheet
        for row in range(3, 1000):
            if text in sheet.getCellRangeByName(f"B{row}").getString():
                self._programs.getCurrentComponent().CurrentController.setFirstVisibleRow(row - 1)
                time.sleep(1)
                return self._double(f"B{row}")
        raise LookupError(text)

    def _sheet(self, name: str) -> None:
        self._book.CurrentController.Frame.activate()
        self._book.CurrentController.Frame.ContainerWindow.toFront()
        self._book.CurrentController.setActiveSheet(self._book.Sheets.getByName(name))
        time.sleep(1)

    def _type(self, what: str) -> None:
        cell, _, text = what.partition("=")
        self._book.CurrentController.select(self._book.CurrentController.ActiveSheet.getCellRangeByName(cell))
        time.sleep(0.5)
        command("xdotool", "type", "--delay", 20, text)
        command("xdotool", "key", "Return")
        time.sleep(0.5)

    def _wait(self, what: str) -> None:
        cell, _, text = what.partition("=")
        page = self._book.Sheets.getByIndex(0)
        place = page.getCellRangeByName(cell)
        try:
            _wait(lambda: text in place.getString(), 90, what)
        except TimeoutError:
            raise TimeoutError(f"{what}: {place.getString()}") from None

    def _marks(self, cell: str) -> dict[str, object]:
        sheet = self._book.Sheets.getByIndex(0)
        place = sheet.getCellRangeByName(cell)
        colour = "" if place.CellBackColor == -1 else f"#{place.CellBackColor & 0xFFFFFF:06x}"
        return {"marks": [colour, place.Annotation.getString()]}

    def _comment(self, what: str) -> None:
        cell, _, text = what.partition("=")
        place = self._book.Sheets.getByIndex(0).getCellRangeByName(cell)
        _wait(
            lambda: text in place.Annotation.getString() if text else not place.Annotation.getString(),
            90,
            what,
        )

    def _front(self, text: str) -> None:
        def there() -> bool:
            front = self._programs.getCurrentComponent()
            return front is not None and text in front.Title and front.CurrentController is not None

        _wait(there, 90, text)
        time.sleep(1)

    def _save(self, _: str) -> None:
        self._book.store()

    def _window(self, text: str) -> None:
        _wait(lambda: any(text in one for one in windows()), 90, text)

    def _key(self, name: str) -> None:
        command("xdotool", "key", name)
        time.sleep(1)

    def _sleep(self, seconds: str) -> None:
        time.sleep(float(seconds))

    def _picture(self, file: str) -> None:
        command("import", "-window", "root", file)

    def _opened(self, stem: str) -> Any:
        """The book, once what LibreOffice says of forbidden macros is closed."""
        if "Warning" in windows():
            command("xdotool", "key", "Return")
        return self._named(stem)

    def _named(self, stem: str) -> Any:
        return next((one for one in self._open() if stem in one.Title), None)

    def _open(self) -> list[Any]:
        listed = self._programs.Components.createEnumeration()
        found = []
        while listed.hasMoreElements():
            one = listed.nextElement()
            if hasattr(one, "Sheets") and one.getCurrentController() is not None:
                found.append(one)
        return found


def _tables(context: Any, depth: int = 0) -> Iterator[Any]:
    """The parts of a window that know where their cells are: one, or four where rows and columns stay in sight."""
    if hasattr(context, "getAccessibleCellAt"):
        yield context
    elif depth <= 8:
        for at in range(min(context.getAccessibleChildCount(), 40)):
            yield from _tables(context.getAccessibleChild(at).getAccessibleContext(), depth + 1)


def _inside(table: Any, address: Any) -> tuple[int, int] | None:
    """Where a cell is on the screen, if this part of the window shows it."""
    shown = table.getAccessibleCellAt(address.Row, address.Column).getAccessibleContext()
    corner, size = shown.getLocationOnScreen(), shown.getSize()
    place = corner.X + min(size.Width // 2, 40), corner.Y + min(size.Height // 2, 15)
    edge, whole = table.getLocationOnScreen(), table.getSize()
    within = edge.X <= place[0] < edge.X + whole.Width and edge.Y <= place[1] < edge.Y + whole.Height
    return place if within else None


def _wait(ready: Callable[[], Any], seconds: float, what: object) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = ready()
        if found:
            return found
        time.sleep(0.2)
    raise TimeoutError(f"{what}: {windows()}")


if __name__ == "__main__":
    run(main)
