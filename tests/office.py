"""LibreOffice, for what only a spreadsheet program can say about a workbook."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

#: Debian's Python, which has LibreOffice's `uno`.
_PYTHON = "/usr/bin/python3"


def drive(
    script: Path, *arguments: object, timeout: float, environment: Mapping[str, str] | None = None
) -> str:
    """What a script that drives LibreOffice (`tests/with_uno.py`) prints; fails with its words where it fails."""
    done = subprocess.run(
        [_PYTHON, str(script), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        env=os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"} | dict(environment or {}),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


#: Comma-separated, quoted, UTF-8.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"


#: A setting of LibreOffice: work out every formula when a workbook is opened, whoever wrote it.
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def convert(source: Path, folder: Path, kind: str = "pdf", *, recalculate: bool = False) -> Path:
    """Open a workbook in LibreOffice with a profile of its own and save it as another kind of file.

    `recalculate`: formulas are worked out anew instead of shown as they were stored.
    Raises FileNotFoundError when LibreOffice is not installed (`make test` installs it).
    """
    (made,) = convert_all([source], folder, kind, recalculate=recalculate)
    return made


def convert_all(sources: Sequence[Path], folder: Path, kind: str, *, recalculate: bool = False) -> list[Path]:
    """The same for several workbooks, opened one after the other by one LibreOffice."""
    made = convert_what_opens(sources, folder, kind, recalculate=recalculate)
    for one in made:
        if not one.exists():
            raise FileNotFoundError(one)
    return made


def convert_what_opens(
    sources: Sequence[Path], folder: Path, kind: str, *, recalculate: bool = False
) -> list[Path]:
    """The same; the files of workbooks that LibreOffice does not open are not there afterwards."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice: run `make test`, which installs LibreOffice")
    home = folder / "profile"
    if recalculate:
        (home / "user").mkdir(parents=True, exist_ok=True)
        (home / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")
    profile = home.resolve().as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [folder / f"{one.stem}.{kind.partition(':')[0]}" for one in sources]
