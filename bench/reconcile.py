"""Reconcile 100,000 children with 100,000 payments and with last month's 100,000: seconds and peak memory of a whole process.

    python -m bench.reconcile [--rows 100000] [--seed 7]

The children come in nine workbooks of all their columns, as counties send them; reading, comparing, telling people apart and
writing the result are all counted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from xltools.demo.invent import invent
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all


def make(folder: Path, rows: int, seed: int) -> None:
    """Two months of children and one month of payments."""
    discover_all()
    city = invent(seed, rows, 0)
    for ledgers in city.ledgers.values():
        for name in ledgers:
            if name != "child":
                ledgers[name] = []
    write_city(city, folder)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--make", type=Path, help="only write the workbooks into this folder")
    options = parser.parse_args()
    if options.make is not None:
        make(options.make, options.rows, options.seed)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # By a process of its own: memory once taken would be counted for every process that this one starts.
        wanted = ["--rows", str(options.rows), "--seed", str(options.seed), "--make", str(folder)]
        subprocess.run([sys.executable, "-m", "bench.reconcile", *wanted], check=True)
        (payments,) = (folder / "名单").iterdir()
        for what, given in {
            "payments": ["--against", f"payments={payments}"],
            "last month": ["--previous", str(folder / "上月")],
            "both": ["--against", f"payments={payments}", "--previous", str(folder / "上月")],
        }.items():
            command = [sys.executable, "-m", "xltools", "reconcile", str(folder / "收到"), *given]
            start = time.perf_counter()
            run = subprocess.Popen(
                [*command, "--period", "2021-04", "-o", str(folder / "对账结果.xlsx")],
                stdout=subprocess.DEVNULL,
            )
            _, status, used = os.wait4(run.pid, 0)
            wall = time.perf_counter() - start
            if os.waitstatus_to_exitcode(status) not in (0, 1):
                raise RuntimeError(f"reconciling against {what} failed")
            peak = used.ru_maxrss / 1024
            print(f"{options.rows} children against {what}: {wall:.1f} s, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
