"""Fill a ledger of 100,000 children: seconds, peak memory, and whether every other part of the workbook is the same.

    python -m bench.fill [--rows 100000] [--inline]

The texts are shared among cells, as Excel, WPS and LibreOffice save them; `--inline` puts each into its cell, as some systems
export them, which makes the part three times as long.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

CITY = """
import sys
from pathlib import Path
from xltools.model.discovery import discover_all
discover_all()
from xltools.demo.invent import invent
import xlsxwriter
from xltools.ledgers.child import Child
city = invent(7, int(sys.argv[2]), 0)
book = xlsxwriter.Workbook(sys.argv[1], {"constant_memory": len(sys.argv) > 3})
sheet = book.add_worksheet("儿童台账")
text = book.add_format({"num_format": "@", "border": 1})
fields = [one for one in Child.fields.values() if one.name not in ("gender", "birth_date", "age", "std_amount")]
sheet.write_row(0, 0, [one.heading for one in fields])
for number, (_, row) in enumerate(city.rows("child"), start=1):
    for at, one in enumerate(fields):
        value = row.get(one.name)
        if value is not None:
            number_like = isinstance(value, float | int) and not isinstance(value, bool)
            sheet.write_number(number, at, value) if number_like else sheet.write_string(number, at, one.type.show(value), text)
other = book.add_worksheet("说明")
chart = book.add_chart({"type": "column"})
chart.add_series({"values": "=儿童台账!$A$2:$A$9"})
other.insert_chart("A1", chart)
book.close()
"""


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {name: hashlib.sha256(package.read(name)).hexdigest() for name in package.namelist()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--inline", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = folder / "儿童台账2021年4月.xlsx"
        subprocess.run(
            [sys.executable, "-c", CITY, str(ledger), str(options.rows), *["inline"] * options.inline],
            check=True,
        )
        policy = folder / "policy.toml"
        policy.write_text(
            "[[child_std]]\nfrom = '2019-07'\nscattered = 950\ninstitution = 1350\n", encoding="utf-8"
        )
        command = [
            sys.executable,
            "-m",
            "xltools",
            "fill",
            str(ledger),
            "--period",
            "2021-04",
            "--policy",
            str(policy),
        ]
        start = time.perf_counter()
        filling = subprocess.Popen([*command, "--output", str(folder / "out")], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(filling.pid, 0)
        wall = time.perf_counter() - start
        if os.waitstatus_to_exitcode(status):
            raise RuntimeError("filling failed")
        peak = used.ru_maxrss / 1024
        (filled,) = (folder / "out").glob("*.xlsx")
        before, after = parts(ledger), parts(filled)
        changed = sorted(one for one in before if after.get(one) != before[one])
        print(f"{options.rows} rows: {wall:.1f} s, peak {peak:.0f} MB; parts changed: {', '.join(changed)}")
        print(
            f"parts the same: {len(before) - len(changed)} of {len(before)}; new: {sorted(set(after) - set(before))}"
        )


if __name__ == "__main__":
    main()
