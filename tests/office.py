"""LibreOffice, for what only a spreadsheet program can say about a workbook."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

#: Comma-separated, quoted, UTF-8.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"


def convert(source: Path, folder: Path, kind: str = "pdf") -> Path:
    """Open a workbook in LibreOffice with a profile of its own and save it as another kind of file.

    Raises FileNotFoundError when LibreOffice is not installed (`make test` installs it).
    """
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice: run `make test`, which installs LibreOffice")
    profile = (folder / "profile").resolve().as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    made = folder / f"{source.stem}.{kind.partition(':')[0]}"
    if not made.exists():
        raise FileNotFoundError(made)
    return made
