"""Each verb against a plain pandas + openpyxl script that only reads and writes the same files, in one run.

    python bench/run.py [--rows 1117 10000 100000] [--repeat 1]

Ratios are baseline ÷ xltools, so above 1 means faster than merely reading and writing with the usual libraries, before
any check is done. Figures of one run on one machine belong together; seconds of different runs do not.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
CITY = """
import sys
from pathlib import Path
from xltools.model.discovery import discover_all
discover_all()
from xltools.demo.invent import invent
from xltools.demo.write import write_city
write_city(invent(7, int(sys.argv[2]), 0), Path(sys.argv[1]))
"""
POLICY = "[[child_std]]\nfrom = '2019-07'\nscattered = 950\ninstitution = 1350\n"
#: Verb → which baseline does the same reading and writing: a copy of each workbook, or one workbook of all rows.
VERBS = {"validate": "copies", "fill": "copies", "merge": "one", "summarize": "read"}


def seconds(command: list[str]) -> tuple[float, float]:
    """Wall-clock and CPU seconds of a whole process; exit codes 0 and 1 (findings) are fine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def verb_command(verb: str, folder: Path) -> list[str]:
    out = {
        "merge": ["-o", str(folder / "合并.xlsx"), "--fail-on", "never"],
        "summarize": ["-o", str(folder / "汇总.xlsx")],
    }
    rest = out.get(verb, ["--output", str(folder / verb)])
    policy = ["--policy", str(folder / "policy.toml")]
    return [
        sys.executable,
        "-m",
        "xltools",
        verb,
        str(folder / "收到"),
        "--period",
        "2021-04",
        *policy,
        *rest,
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, nargs="+", default=[1117, 10_000, 100_000])
    parser.add_argument("--repeat", type=int, default=1)
    options = parser.parse_args()
    print(f"{'children':>9} {'verb':<10} {'xltools s':>10} {'plain s':>9} {'ratio':>6} {'CPU ratio':>9}")
    for rows in options.rows:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "policy.toml").write_text(POLICY, encoding="utf-8")
            subprocess.run([sys.executable, "-c", CITY, str(folder), str(rows)], check=True)
            plain = {
                what: min(
                    seconds([sys.executable, str(HERE / "plain.py"), what, str(folder)])
                    for _ in range(options.repeat)
                )
                for what in dict.fromkeys(VERBS.values())
            }
            for verb, what in VERBS.items():
                ours = min(seconds(verb_command(verb, folder)) for _ in range(options.repeat))
                ratio, cpu = plain[what][0] / ours[0], plain[what][1] / ours[1]
                print(
                    f"{rows:>9} {verb:<10} {ours[0]:>10.2f} {plain[what][0]:>9.2f} {ratio:>6.2f} {cpu:>9.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
