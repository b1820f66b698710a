"""The program's side of a double-click: job.txt in, status.txt out, both ASCII with \\uXXXX (docs/interfaces.md)."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xltools import run
from xltools.copies import marked_copies
from xltools.macros.findings import Line, left_out, listed, on_open_book
from xltools.macros.libre_copy import repair
from xltools.model.errors import FileMissing, OperatorError
from xltools.monthly import late, run_month
from xltools.values.mask import mask_text


def escape(text: str) -> str:
    r"""ASCII only: `县|` → `\u53BF\u007C`, in UTF-16 units as VBA counts them."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")
    return "".join(chr(one) if 32 <= one <= 126 and one not in b"\\|" else f"\\u{one:04X}" for one in units)


def unescape(text: str) -> str:
    """The reverse of `escape`."""
    raw = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Cancelled(Exception):
    """The clerk double-clicked 停止."""


@dataclass
class Status:
    """Where the macro reads how far the job is and whether it was stopped."""

    folder: Path

    def put(self, state: str, text: str, result: str = "") -> None:
        """One line, never half-read. Does nothing once the macro has removed the folder."""
        draft = self.folder / "status.tmp"
        line = "|".join(map(escape, (state, mask_text(text), result, "end")))
        for _ in range(40):
            try:
                draft.write_text(line + "\r\n", "ascii", newline="")
                os.replace(draft, self.folder / "status.txt")
                return
            except FileNotFoundError:
                return
            except PermissionError:  # Windows: the macro holds the file open for a moment
                time.sleep(0.05)

    def found(self, lines: Sequence[Line]) -> None:
        """Leave what was found for the macro, one line a row."""
        rows = [(one.level, one.words, *one.place, *(one.also or ("", "", "")), "end") for one in lines]
        text = "".join("|".join(map(escape, row)) + "\r\n" for row in rows)
        with suppress(FileNotFoundError):  # the macro has given up and removed the folder
            (self.folder / "findings.txt").write_text(text, "ascii", newline="")

    def step(self, text: str) -> None:
        """Progress; raises Cancelled when asked to stop."""
        if (self.folder / "cancel.txt").exists():
            raise Cancelled
        self.put("running", text)


def run_job(path: Path) -> int:
    """Do what job.txt asks for and write status.txt beside it. Returns an exit code; raises nothing the clerk caused."""
    status = Status(path.parent)
    status.put("running", "读取设置")
    try:
        head, *rest = [
            [unescape(one) for one in line.split("|")]
            for line in path.read_text("ascii").splitlines()
            if line
        ]
        settings = {name: value for _, name, value in rest}
        text, result = _do(head[1], Path(head[2]), settings, status)
    except Cancelled:
        status.put("cancelled", "已停止")
        return 130
    except OperatorError as error:
        status.put("error", str(error))
        return 2
    except Exception as error:
        status.put("error", f"程序出了故障：{type(error).__name__}。原件没有改动。请告诉维护人员。")
        raise
    status.put("done", text, result)
    return 0


def _do(task: str, home: Path, settings: dict[str, str], status: Status) -> tuple[str, str]:
    if task == "check":
        return _check(Path(settings["book"]), home, settings, status), ""
    folder = home / settings.get("folder", "")
    if not folder.exists():
        raise FileMissing(str(folder))
    if task == "month":
        done = run_month(home, settings.get("period", ""), progress=status.step)
        if done.job is None:
            return f"无变化：输入和上次一样，结果仍在 {done.folder}", str(done.folder)
        status.found(listed(done.job.validation.findings, done.job.found))
        missing = [county for county, _ in late(done.job, date.today())]
        told = f"还没有报的：{'、'.join(missing)}。" if missing else ""
        return f"{_found(done.job)}{told}结果在 {done.folder}", str(done.folder)
    request = run.Request(
        files=_files(folder, settings.get("county", "")),
        period=settings.get("period") or None,
        policy=home / settings["policy"] if settings.get("policy") else None,
        previous=[str(home / settings["previous"])] if settings.get("previous") else [],
        progress=status.step,
    )
    results = home / "结果"  # never read as ledgers
    stamp = time.strftime("%Y%m%d-%H%M%S")
    if task == "fill":
        job = run.fill(request, results / f"填充结果-{stamp}")
    elif task == "validate":
        job = run.validate(request, output=results / f"校验结果-{stamp}")
    else:
        write, name = {
            "merge": (run.merge, "合并台账"),
            "reconcile": (run.reconcile, "对账结果"),
            "summarize": (run.summarize, "汇总表"),
        }[task]
        job = write(request, results / f"{name}-{stamp}.xlsx")
    if task != "fill":
        copies = marked_copies(job, results / f"校验结果-{stamp}") if task == "validate" else {}
        status.found(listed(job.validation.findings, {**job.found, **copies}))
    target = job.written[0] if len(job.written) == 1 else job.written[0].parent
    told, listed_at = "", ""
    if task != "fill":
        told, listed_at = _found(job), "。“问题”页逐条列出，双击一条就打开那一格"
    return f"读了{len(job.found)}个文件，{told}写出{len(job.written)}个文件：{target}{listed_at}", str(target)


def _check(book: Path, home: Path, settings: dict[str, str], status: Status) -> str:
    """Check the copy of the open ledger that the macro has made; what is found goes to the cells of the open one."""
    repair(book)
    request = run.Request(
        files=[str(book)],
        period=settings.get("period") or None,
        policy=home / settings["policy"] if settings.get("policy") else None,
        progress=status.step,
    )
    job = run.validate(request)
    status.found(lines := on_open_book(job.validation.findings))
    if not lines:
        return "没有发现问题。"
    return (
        f"{_found(job)}错的格子已标红、拿不准的标黄，“问题”页逐条列出，双击一条就到那一格。{left_out(lines)}"
    )


def _found(job: run.Job) -> str:
    """How many errors and warnings there are."""
    totals = job.validation.totals()
    return f"错误{totals['errors']}处、警告{totals['warnings']}处。"


def _files(folder: Path, county: str) -> list[str]:
    if county in ("", "全部"):
        return [str(folder)]
    found = sorted(str(one) for one in folder.iterdir() if county in one.name and one.is_file())
    if not found:
        raise FileMissing(str(folder / f"*{county}*"))
    return found
