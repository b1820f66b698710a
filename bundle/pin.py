"""Choose the versions that the bundle holds: `python -m bundle.pin` writes windows.txt anew (needs internet)."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
#: What only Windows needs: pip asks this machine, not that one, what a package depends on.
_WINDOWS = ["colorama", "tzdata", "pywin32"]
#: The newest numpy whose modules the Wine of Debian 12 can load; what is tested is what is shipped.
_TESTED = ["numpy<2"]
#: Wheels for the Python that `python.txt` names.
PLATFORM = [
    "--platform=win_amd64",
    "--python-version=3.12",
    "--implementation=cp",
    "--only-binary=:all:",
]


def main() -> None:
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["password"], *extras["live"], *_WINDOWS, *_TESTED]
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
    command += ["--report=-", "--target=nowhere", *PLATFORM, *wanted]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    lines = [
        f"{one['metadata']['name'].lower()}=={one['metadata']['version']}"
        f" --hash=sha256:{one['download_info']['archive_info']['hashes']['sha256']}"
        for one in report["install"]
    ]
    (HERE / "windows.txt").write_text(
        "# Written by `python -m bundle.pin`: the wheels for Windows, 64 bit, Python 3.12.\n"
        + "\n".join(sorted(lines))
        + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
