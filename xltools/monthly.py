"""One month, whole, from a folder that clerks understand; it remembers what it has done."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from xltools import run
from xltools.blanks import POLICY_FILE, install_launchers, write_policy
from xltools.matching.answers import FILE as LINKS
from xltools.model.errors import CannotWrite, FileMissing, NotSupported, OperatorError
from xltools.model.past import PastMonth, Problem
from xltools.model.period import Period
from xltools.policies.settings import FILE
from xltools.summaries.trend import children_on_register
from xltools.values.region import COUNTIES
from xltools.verbs.problems import problems as problems_of

MERGED, RECONCILED, RETURNED = "合并台账.xlsx", "对账结果.xlsx", "回退"
RECEIVED, BEFORE, LISTS, RESULTS, RECORD = "收到", "上月", "名单", "结果", "运行记录.json"

#: Held while a month is worked through; the system lets it go when a run is killed.
_LOCK = ".运行中"

#: Words in a list's file name → its kind; the first that fits.
_LIST_WORDS = {
    "发放": "payments",
    "死亡": "deaths",
    "注销": "deaths",
    "残联": "disability",
    "残疾": "disability",
    "司法": "custody",
    "释放": "custody",
    "戒毒": "custody",
    "系统": "system",
    "低保": "dibao",
    "特困": "tekun",
    "孤儿": "orphans",
    "一事一议": "cases",
    "困境": "cases",
    "学籍": "school",
    "机构": "institutions",
    "资金": "funds",
    "保险": "insurance",
    "投保": "insurance",
    "汇总": "summary",
}

_SETTINGS = """# 本单位的设置。以 # 开头的行是说明，去掉 # 就生效。
policy = "政策参数.xlsx"
# rules = "rules/"        # 本单位自己的规则（Python文件）

# report = "月报.docx"     # 本单位的月报模板；通报模板写 notice = "通报.docx"，汇总表模板写 summary = "汇总表.xlsx"

[protect]
# "滑县" = "密码"          # 退回这个县的文件加密；"全部" = "密码" 对所有县

[severity]
# P06 = "off"             # 停用一条规则
# C02 = "info"            # 把一条规则降为提示（error、warning、info、off）
"""


class UnknownList(NotSupported):
    def __init__(self, name: str) -> None:
        words = "、".join(dict.fromkeys(_LIST_WORDS))
        super().__init__(
            f"名单/{name} 看不出是什么名单，文件名里请写明（{words}），例如“一卡通发放名单.xlsx”。"
        )


class AlreadyRunning(OperatorError):
    def __init__(self, folder: str) -> None:
        super().__init__(f"另一个 xltools run 正在文件夹“{folder}”里运行，请等它结束后再试。")


class StaleMonth(OperatorError):
    """上月/ holds the ledgers of another month: every comparison would be with the wrong month."""

    def __init__(self, place: str, said: Period, month: Period, folder: Path) -> None:
        before = month.plus(-1)
        made = last_month_made(folder, month)
        instead = f"，或清空“上月”文件夹，就用结果/{made.parent.name}里的{made.name}" if made else ""
        super().__init__(
            f"{place}写的是{said.chinese}，不是{month.chinese}的上月。请把“上月”文件夹里的换成{before.chinese}的台账{instead}。"
        )


@dataclass
class MonthResult:
    """Where the month's files are; `unchanged`: the same inputs had been worked through before."""

    folder: Path
    job: run.Job | None = None
    unchanged: bool = False
    seconds: dict[str, float] = field(default_factory=dict)


def make_folder(folder: Path) -> list[Path]:
    """The folder for a bureau's months; files that are there are left alone.

    Raises CannotWrite.
    """
    try:
        for name in (RECEIVED, BEFORE, LISTS, RESULTS):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(str(folder), error.strerror or "建不了文件夹") from None
    made = []
    if not (folder / FILE).exists():
        (folder / FILE).write_text(_SETTINGS, encoding="utf-8")
        made.append(folder / FILE)
    if not (folder / POLICY_FILE).exists():
        made.append(write_policy(folder / POLICY_FILE))
    return [*made, *install_launchers(folder / RECEIVED)]


def run_month(folder: Path, period: str, *, progress: Callable[[str], None] = lambda _: None) -> MonthResult:
    """Check, merge, reconcile and sum up what lies in `folder`/收到; results go to `folder`/结果/<period>.

    The same inputs are recognised and nothing is written; changed inputs make a new version beside the old one. Everything
    is written in a hidden folder that is renamed at the end, so that a run that was killed leaves nothing half done.

    Raises FileMissing, UnknownList, AlreadyRunning, StaleMonth and what `run.read` raises.
    """
    month = Period.parse(period)
    if not (folder / RECEIVED).is_dir():
        raise FileMissing(str(folder / RECEIVED))
    (folder / RESULTS).mkdir(exist_ok=True)
    try:
        with FileLock(folder / RESULTS / _LOCK, timeout=0):
            return _run_alone(folder, month, progress)
    except Timeout:
        raise AlreadyRunning(str(folder)) from None


def _run_alone(folder: Path, month: Period, progress: Callable[[str], None]) -> MonthResult:
    """The month, while nobody else runs in the folder."""
    request = _request(folder, month, progress)
    remarks = run.take_answers(_answered(folder), folder / LINKS)
    past = past_months(folder, month)
    fingerprint = _fingerprint(folder, past, request.previous)
    for done in sorted((folder / RESULTS).glob(f"{month}*/{RECORD}")):
        if json.loads(done.read_text(encoding="utf-8")).get("fingerprint") == fingerprint:
            return MonthResult(done.parent, unchanged=True)
    for leftover in (folder / RESULTS).glob(".xltools-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=".xltools-", dir=folder / RESULTS))
    try:
        result = _work(folder, request, work, past)
        if result.job is not None:
            result.job.remarks.extend(remarks)
        _write_record(result, work, fingerprint)
        result.folder = _free_name(folder / RESULTS, month)
        work.rename(result.folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return result


def watch(
    folder: Path,
    period: str,
    *,
    every: float = 3.0,
    progress: Callable[[str], None] = lambda _: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[MonthResult | OperatorError]:
    """Work the month through again each time files have arrived or changed, and have been still for one round.

    Yields the result, or the error that a clerk can mend (a list without a name, a file gone missing); never ends by
    itself. `every`: seconds between two looks.
    """
    worked: Snapshot | None = None
    before: Snapshot | None = None
    while True:
        now = _snapshot(folder)
        if now != worked and now == before:
            worked = now
            try:
                yield run_month(folder, period, progress=progress)
            except OperatorError as error:
                yield error
        before = now
        sleep(every)


#: Path → (size, time of change) of every input file.
Snapshot = dict[str, tuple[int, int]]


def _snapshot(folder: Path) -> Snapshot:
    found = {}
    for path in inputs_of(folder):
        try:
            facts = path.stat()
        except OSError:  # gone since it was listed
            continue
        found[str(path)] = (facts.st_size, facts.st_mtime_ns)
    return found


def late(job: run.Job, today: date) -> list[tuple[str, int | None]]:
    """Counties that have not reported, with how many days they are late: None where no closing day is set.

    0 or less means that the day has not passed.
    """
    there = set(job.inputs.book.counties())
    return [(county, days_late(job, today)) for county in COUNTIES.values() if county not in there]


def days_late(job: run.Job, today: date) -> int | None:
    """For how many days the month's ledgers have been due; 0 or less before, None where no closing day is set."""
    day = job.policy.value("report_day", job.period)
    if day is None:
        return None
    following = job.period.plus(1)
    last = min(int(day), following.closing_day.day)
    return (today - date(following.year, following.month, last)).days


def _request(folder: Path, month: Period, progress: Callable[[str], None]) -> run.Request:
    against = []
    for path in sorted((folder / LISTS).glob("*")) if (folder / LISTS).is_dir() else []:
        if path.name.startswith(("~$", ".")):
            continue
        kind = next((kind for word, kind in _LIST_WORDS.items() if word in path.name), None)
        if kind is None:
            raise UnknownList(path.name)
        against.append((kind, str(path)))
    before = last_month(folder, month)
    return run.Request(
        [str(folder / RECEIVED)],
        period=str(month),
        previous=[] if before is None else [str(before)],
        against=against,
        whole_city=True,
        progress=progress,
    )


def last_month(folder: Path, month: Period) -> Path | None:
    """Last month's ledgers: what lies in 上月/, else the merged workbook that this folder made last month; None without either."""
    before = folder / BEFORE
    if before.is_dir() and any(
        path.is_file() and not path.name.startswith(("~$", ".")) for path in before.rglob("*")
    ):
        return before
    return last_month_made(folder, month)


def last_month_made(folder: Path, month: Period) -> Path | None:
    """The newest merged workbook that this folder made of the month before."""
    results = newest(folder, month.plus(-1))
    return None if results is None else results / MERGED


def newest(folder: Path, month: Period) -> Path | None:
    """The results of a month's last version, None where it was not worked through."""
    versions = (folder / RESULTS).glob(f"{month}*/{RECORD}")
    last = max(versions, key=lambda path: (path.stat().st_mtime_ns, str(path)), default=None)
    return None if last is None else last.parent


def _agree_on_last_month(job: run.Job, folder: Path) -> None:
    """Raises StaleMonth where ledgers in 上月/ say that they are of another month than the one before."""
    expected = str(job.period.plus(-1))
    for said in [] if job.inputs.previous is None else job.inputs.previous.periods:
        if str(said.value) != expected:
            raise StaleMonth(said.place.shown(), Period.parse(str(said.value)), job.period, folder)


def past_months(folder: Path, before: Period | None) -> list[PastMonth]:
    """Months before `before` (None: all) that were worked through in this folder, the latest first; of each its last version."""
    found: dict[str, tuple[float, PastMonth]] = {}
    for path in (folder / RESULTS).glob(f"*/{RECORD}"):
        told = json.loads(path.read_text(encoding="utf-8"))
        if "problems" not in told or (before is not None and told["period"] >= str(before)):
            continue
        problems = {one["key"]: Problem(**one) for one in told["problems"]}
        quality = {county: (rows, wrong) for county, (rows, wrong) in told.get("quality", {}).items()}
        month = PastMonth(Period.parse(told["period"]), problems, told["children"], quality)
        written = path.stat().st_mtime
        if told["period"] not in found or found[told["period"]][0] < written:
            found[told["period"]] = written, month
    return [month for _, (_, month) in sorted(found.items(), reverse=True)]


def _work(folder: Path, request: run.Request, work: Path, past: Sequence[PastMonth]) -> MonthResult:
    result = MonthResult(work)

    def timed(name: str, step: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        done = step()
        result.seconds[name] = round(time.perf_counter() - start, 2)
        return done

    job: run.Job = timed("读取", lambda: run.read(request))
    _agree_on_last_month(job, folder)
    job.inputs.past = past
    timed("检查", lambda: run.validate(request, job=job))
    timed("标注", lambda: run.write_marked(job, work / RETURNED, receipts_in=work))
    timed("反馈", lambda: run.send_back(job, work / RETURNED, days_late(job, date.today())))
    timed("合并", lambda: run.merge(request, work / MERGED, job=job))
    timed("汇总", lambda: run.summarize(request, work / "汇总表.xlsx", job=job))
    timed("月报", lambda: run.report(request, work / "月报.docx", job=job))
    timed("对账", lambda: run.reconcile(request, work / RECONCILED, job=job))
    result.job = job
    return result


def _fingerprint(folder: Path, past: Sequence[PastMonth], previous: Sequence[str]) -> str:
    """Of everything that the result depends on: all input files, the settings, the policy, former months, the program's version."""
    digest = hashlib.sha256(metadata.version("xltools").encode())
    for month in past:
        digest.update(f"{month.period} {month.children} {sorted(month.problems)} {month.quality}".encode())
    made = [path for path in map(Path, previous) if path.is_file()]
    for path in [*inputs_of(folder), *made]:
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _answered(folder: Path) -> list[Path]:
    """Results in which clerks may have answered 是否同一人, the older first."""
    found = [path for name in (MERGED, RECONCILED) for path in (folder / RESULTS).glob(f"*/{name}")]
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, str(path)))


def inputs_of(folder: Path) -> list[Path]:
    """Every file that the result depends on, in order; Excel's lock files and hidden ones are none."""
    parts = [
        *(path for ending in ("*.toml", "*.xlsx", "*.docx", "*.json") for path in folder.glob(ending)),
        *(path for name in (RECEIVED, BEFORE, LISTS) for path in (folder / name).rglob("*")),
    ]
    return sorted(path for path in set(parts) if path.is_file() and not path.name.startswith(("~$", ".")))


def _write_record(result: MonthResult, work: Path, fingerprint: str) -> None:
    job = result.job
    assert job is not None
    told = job.json()
    record = {
        "schema": "xltools.run/1",
        "version": metadata.version("xltools"),
        "period": told["period"],
        "fingerprint": fingerprint,
        "inputs": [
            {
                "file": file.path,
                "sha256": file.sha256,
                "role": file.role,
                "opened": file.opened,
                "rows": file.rows_read,
            }
            for book in (job.inputs.book, job.inputs.previous, job.inputs.lists)
            if book is not None
            for file in book.files
        ],
        "totals": told["totals"],
        "outcomes": told["outcomes"],
        "seconds": result.seconds,
        "children": children_on_register(job.inputs.book),
        "quality": {one.county: [one.rows, one.wrong] for one in job.quality()},
        "problems": [asdict(one) for one in problems_of(job.inputs.book, job.validation.findings)],
    }
    (work / RECORD).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _free_name(results: Path, month: Period) -> Path:
    folder, number = results / str(month), 2
    while folder.exists():
        folder, number = results / f"{month}({number})", number + 1
    return folder
