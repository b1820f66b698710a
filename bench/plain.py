"""The baseline: what a clerk's script with pandas and openpyxl does before it has checked anything.

python bench/plain.py copies|one|read FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pandas as pd


def main(what: str, folder: Path) -> None:
    files = sorted((folder / "收到").glob("*.xlsx"))
    sheets = [
        (file, name, sheet)
        for file in files
        for name, sheet in pd.read_excel(file, sheet_name=None, header=None, engine="openpyxl").items()
    ]
    if what == "copies":
        (folder / "plain").mkdir(exist_ok=True)
        for file in files:
            openpyxl.load_workbook(file).save(folder / "plain" / file.name)
    if what == "one":
        together: dict[str, list[pd.DataFrame]] = {}
        for file, _, sheet in sheets:
            together.setdefault(str(sheet.shape[1]), []).append(sheet.assign(source=file.name))
        with pd.ExcelWriter(folder / "plain.xlsx", engine="openpyxl") as writer:
            for number, several in enumerate(together.values()):
                pd.concat(several).to_excel(writer, sheet_name=f"Sheet{number}", index=False)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
