"""Read a ledger of 100,000 rows and 30 columns: xltools against an unzip with an XML scan and against pandas + openpyxl.

    python bench/reading.py [--rows 100000] [--rounds 3]

“xltools cells” tells numbers, texts, dates, errors and blanks apart, with addresses; “xltools” also reads every cell as its
field says and makes a table with notes. Every run is a process of its own; figures are the least of the rounds, in CPU seconds and MB at the peak, with ratios.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import xlsxwriter

from xltools.demo.city import Row
from xltools.demo.invent import invent
from xltools.ledgers.child import Child

COLUMNS = 30

_FRAME = """
import json, sys, time
path = sys.argv[1]
{setup}
start = time.process_time()
{run}
spent = time.process_time() - start
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(json.dumps([spent, peak / 1024, rows]))
"""
RUNS = {
    "unzip + expat": (
        "import zipfile, xml.parsers.expat",
        """
rows = 0
with zipfile.ZipFile(path) as package:
    for name in package.namelist():
        if name.endswith(".xml"):
            parser = xml.parsers.expat.ParserCreate()
            parser.Parse(package.read(name), True)
""",
    ),
    "xltools cells": (
        """
from pathlib import Path
from xltools.reading.workbook import open_workbook
""",
        """
rows = len(open_workbook(Path(path).read_bytes())[0].rows)
""",
    ),
    "xltools": (
        """
from pathlib import Path
from xltools.model.discovery import discover_all
from xltools.model.kind import ledgers
from xltools.reading.folder import Found
from xltools.reading.read import read_files
discover_all()
""",
        """
book = read_files([Found(Path(path), "bench.xlsx")], ledgers())
rows = sum(len(table) for table in book.tables.values())
""",
    ),
    "calamine alone": (
        "from python_calamine import CalamineWorkbook",
        """
rows = len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False))
""",
    ),
    "pandas + openpyxl": (
        "import pandas",
        'rows = len(pandas.read_excel(path, engine="openpyxl", header=0))',
    ),
}


def make(path: Path, rows: int) -> None:
    """A plain ledger of children with 30 columns: numbers as text, dates, money."""
    city = invent(3, rows, 0)
    children: list[Row] = [row for _, row in city.rows("child")][:rows]
    names = [name for name in Child.fields if children[0].get(name) is not None][:COLUMNS]
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd", "constant_memory": False})
    sheet = book.add_worksheet("儿童台账")
    sheet.write_row(0, 0, [Child.fields[name].heading for name in names])
    for at, row in enumerate(children, start=1):
        for column, name in enumerate(names):
            value = row.get(name)
            if not isinstance(value, date | float | int | None) or isinstance(value, bool):
                value = Child.fields[name].type.show(value)
            sheet.write(at, column, value)
    book.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-pandas", action="store_true", help="it takes half a minute a round")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.xlsx"
        make(path, options.rows)
        best: dict[str, tuple[float, float]] = {}
        for _ in range(options.rounds):
            for name, (setup, run) in RUNS.items():
                if name.startswith("pandas") and options.skip_pandas:
                    continue
                code = _FRAME.format(setup=setup, run=run)
                done = subprocess.run(
                    [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
                )
                seconds, megabytes, _ = json.loads(done.stdout)
                before = best.get(name, (seconds, megabytes))
                best[name] = (min(before[0], seconds), min(before[1], megabytes))
        own = best["xltools"][0]
        print(f"{options.rows} rows x {COLUMNS} columns, {path.stat().st_size / 1e6:.1f} MB")
        for name, (seconds, megabytes) in best.items():
            print(f"  {name:<20}{seconds:8.2f} s {megabytes:8.0f} MB   {seconds / own:6.2f} of xltools")


if __name__ == "__main__":
    main()
