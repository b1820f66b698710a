"""What is asked for, and what was read for it: paths in, tables out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xltools.matching.answers import FILE as LINKS
from xltools.matching.answers import LinkAnswer, latest
from xltools.matching.tables import Matches
from xltools.model.book import Book, Inputs, Said
from xltools.model.discovery import discover_all
from xltools.model.errors import BadSettings, ListUnreadable, NoInputOpened, PeriodUnknown, UnknownName
from xltools.model.kind import KINDS, ledgers
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import RULES
from xltools.policies.confirmed import find as find_confirmed
from xltools.policies.settings import Settings
from xltools.policies.settings import find as find_settings
from xltools.reading.folder import expand
from xltools.reading.link_answers import read_link_answers
from xltools.reading.policy_file import load_policy
from xltools.reading.read import read_files
from xltools.reading.sheet import CannotOpen
from xltools.summaries.county_quality import CountyQuality, county_quality
from xltools.verbs.as_json import as_json
from xltools.verbs.fill import FillPlan
from xltools.verbs.summarize import county_order
from xltools.verbs.validate import Validation

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    return None


@dataclass
class Request:
    """What is asked for, as given: paths, wildcards or folders, and options that mean the same in every command."""

    files: Sequence[str]
    period: str | None = None
    policy: Path | None = None
    policy_values: Policy | None = None
    previous: Sequence[str] = ()
    against: Sequence[tuple[str, str]] = ()
    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    strict: bool = False
    show_ids: bool = False
    whole_city: bool = False
    password: str | None = None
    progress: Progress = _silent


@dataclass
class Job:
    """What was read and found for one request, and the files that were written."""

    request: Request
    inputs: Inputs
    policy: Policy
    found: dict[str, Path]
    settings: Settings = field(default_factory=Settings)
    validation: Validation = field(default_factory=Validation)
    confirmed: Path = Path()
    links: Path = Path()
    written: list[Path] = field(default_factory=list)
    fill_plan: FillPlan | None = None
    remarks: list[str] = field(default_factory=list)

    @property
    def period(self) -> Period:
        assert self.inputs.period is not None
        return self.inputs.period

    @property
    def sources(self) -> list[Path]:
        return list(self.found.values())

    def quality(self) -> list[CountyQuality]:
        """How good each county's ledgers are, by what was found."""
        counties = county_order(self.inputs, self.policy)
        return county_quality(self.inputs.book, self.validation.findings, counties)

    def json(self) -> dict[str, Any]:
        return as_json(self.inputs, self.validation, show_ids=self.request.show_ids)


def read(request: Request) -> Job:
    """Read everything that the request names and settle the period.

    Raises OperatorError subclasses: a missing file, nothing to read, no file that opens, an unknown period,
    a bad policy, an unknown rule or list kind.
    """
    discover_all()
    settings = find_settings([*map(Path, request.files), Path()])
    check_codes([*request.only, *request.skip])
    policy = request.policy_values or load_policy(request.policy or settings.policy)
    period = Period.parse(request.period) if request.period else None
    found = expand(request.files)
    book = read_files(
        found,
        ledgers(),
        password=request.password,
        progress=request.progress,
        answers=settings.headings,
    )
    if book.files and not any(file.opened for file in book.files):
        raise NoInputOpened([_why_closed(book, file.path) for file in book.files])
    lists, places = _read_lists(request, settings)
    previous, earlier = _read_previous(request, settings)
    inputs = Inputs(book, period or agreed_period(book), previous, lists, request.whole_city, request.strict)
    everything = {one.shown: one.path for one in found} | places | earlier
    links = links_file(request, settings)
    inputs.matches = Matches({one.code: one.same for one in read_links(links).values()})
    return Job(
        request,
        inputs,
        policy,
        everything,
        settings,
        confirmed=find_confirmed([*map(Path, request.files), Path()], settings.path),
        links=links,
    )


def links_file(request: Request, settings: Settings | None = None) -> Path:
    """Where answers to 是否同一人 are kept for this request: 人员关联.xlsx beside the settings or the first file."""
    places = [*map(Path, request.files), Path()]
    return find_confirmed(places, (settings or find_settings(places)).path, LINKS)


def read_links(path: Path) -> dict[str, LinkAnswer]:
    """关联码 → answer; none where there is no file.

    Raises BadSettings for a file that cannot be opened.
    """
    if not path.is_file():
        return {}
    try:
        return latest(one for one in read_link_answers(path) if isinstance(one, LinkAnswer))
    except CannotOpen as error:
        raise BadSettings(str(path), f"打不开：{error.reason}；请修好或改名后重试") from None


def read_headings(request: Request) -> Book:
    """What the files hold, without a period and without lists: to say what each heading was taken for.

    Raises as `read` does for files.
    """
    discover_all()
    settings = find_settings([*map(Path, request.files), Path()])
    return read_files(expand(request.files), ledgers(), password=request.password, answers=settings.headings)


def check_codes(codes: Iterable[str]) -> None:
    """Raises UnknownName for a rule code (or family letter) that does not exist."""
    families = {code[0] for code in RULES}
    for code in codes:
        if code.upper() not in RULES and code.upper() not in families:
            raise UnknownName("规则", code, list(RULES))


def agreed_period(book: Book) -> Period:
    """The month that titles and file names say, when all agree.

    Raises PeriodUnknown with what was found.
    """
    said: dict[str, Said] = {}
    for one in book.periods:
        said.setdefault(str(one.value), one)
    if len(said) == 1:
        return Period.parse(next(iter(said)))
    raise PeriodUnknown([(month, one.place.shown()) for month, one in said.items()])


def _why_closed(book: Book, path: str) -> str:
    return next(
        (
            f"《{note.place.file_name}》{note.words.get('原因', '打不开')}"
            for note in book.noted("F01")
            if note.place.file == path
        ),
        path,
    )


#: Labels of last month's rows and of lists begin here, so that every label of a run is unique.
_LIST_LABELS = 20_000_000
_PREVIOUS_LABELS = 10_000_000


def _insist(book: Book, title: str, kinds: Sequence[str]) -> None:
    """What is handed in to be compared with must be readable: a comparison that silently did not happen misleads.

    Raises ListUnreadable for a file that cannot be opened or in which no heading was found.
    """
    for file in book.files:
        if not file.opened:
            raise ListUnreadable(title, file.path, _why_closed(book, file.path))
        if not any(
            part.file == file.path
            for name in kinds
            if name in book.tables
            for part in book.tables[name].parts
        ):
            raise ListUnreadable(title, file.path, "没有找到表头，看不出哪一列是姓名、身份证号")


def _read_previous(request: Request, settings: Settings) -> tuple[Book | None, dict[str, Path]]:
    if not request.previous:
        return None, {}
    found = expand(request.previous)
    book = read_files(
        found,
        ledgers(),
        role="previous",
        first_label=_PREVIOUS_LABELS,
        password=request.password,
        progress=request.progress,
        answers=settings.headings,
    )
    _insist(book, "上月台账", [kind.kind_name for kind in ledgers()])
    return book, {one.shown: one.path for one in found}


def _read_lists(request: Request, settings: Settings) -> tuple[Book, dict[str, Path]]:
    whole = Book()
    places: dict[str, Path] = {}
    label = _LIST_LABELS
    for kind_name, path in request.against:
        kind = KINDS.get(kind_name)
        if kind is None or kind.role != "list":
            raise UnknownName("名单", kind_name, [name for name, one in KINDS.items() if one.role == "list"])
        found = expand([path])
        book = read_files(
            found,
            [kind],
            role="list",
            first_label=label,
            password=request.password,
            progress=request.progress,
            answers=settings.headings,
        )
        _insist(book, kind.title, [kind.kind_name])
        label += sum(len(table) for table in book.tables.values())
        places |= {one.shown: one.path for one in found}
        whole.tables |= book.tables
        whole.notes.extend(book.notes)
        whole.facts.extend(book.facts)
        whole.files.extend(book.files)
        whole.sheet_order |= book.sheet_order
    return whole, places
