"""Mark cells of a long ledger with comments: our patch against openpyxl, one after the other, as ratios; and peak memory.

python bench/marking.py [--rows 100000] [--without-openpyxl]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

OURS = """
import sys, time, resource
from pathlib import Path
from xltools.model.finding import ERROR
from xltools.writing.mark import Mark, mark
source, rows, cells = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
marks = [Mark("表", 2 + at * (rows // cells), 1 + at % 30, ERROR, "P04 不对，请改正。") for at in range(cells)]
began = time.process_time()
mark(source, source.with_name("ours.xlsx"), marks, None)
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
OPENPYXL = """
import sys, time, resource, openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
source, rows, cells = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
began = time.process_time()
book = openpyxl.load_workbook(source)
sheet, fill = book["表"], PatternFill("solid", fgColor="FFFFB3AB")
for at in range(cells):
    cell = sheet.cell(2 + at * (rows // cells), 1 + at % 30)
    cell.fill, cell.comment = fill, Comment("P04 不对，请改正。", "xltools")
book.save(source.replace("source", "theirs"))
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measured(script: str, source: Path, rows: int, cells: int) -> tuple[float, float]:
    """Seconds of CPU for marking alone, and peak megabytes of the whole process."""
    command = [sys.executable, "-c", script, str(source), str(rows), str(cells)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(told[0]), float(told[1])


def main() -> None:
    from bench.writing import as_block, invented

    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--without-openpyxl", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source.xlsx"
        as_block(source, invented(options.rows))
        resource.getrusage(resource.RUSAGE_CHILDREN)
        few, memory = measured(OURS, source, options.rows, 500)
        many, most = measured(OURS, source, options.rows, 5000)
        print(
            f"{options.rows} rows × 30: 500 cells {few:.2f} s, {memory:.0f} MB; 5000 cells {many:.2f} s, {most:.0f} MB"
        )
        print(f"5000 ÷ 500 cells = {many / few:.2f}")
        if not options.without_openpyxl:
            theirs, much = measured(OPENPYXL, source, options.rows, 500)
            print(f"openpyxl: 500 cells {theirs:.1f} s, {much:.0f} MB; ÷ ours = {theirs / few:.0f}")


if __name__ == "__main__":
    main()
