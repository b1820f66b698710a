"""What is asked for, and what was read for it: paths in, tables out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xltools.matching.answers import FILE as LINKS
from xltools.matching.answers import LinkAnswer, latest
from xltools.matching.tables import Matches
from xltools.model.book import Book, Inputs, Said, stack_books
from xltools.model.discovery import discover_all
from xltools.model.errors import BadSettings, ListUnreadable, NoInputOpened, PeriodUnknown, UnknownName
from xltools.model.kind import KINDS, LedgerKind, ledgers
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import RULES
from xltools.policies.confirmed import find as find_confirmed
from xltools.policies.settings import Settings
from xltools.policies.settings import find as find_settings
from xltools.reading.folder import expand
from xltools.reading.link_answers import read_link_answers
from xltools.reading.policy_file import load_policy
from xltools.reading.read import FileSet, read_files, read_sets, silence
from xltools.reading.sheet import CannotOpen
from xltools.summaries.county_quality import CountyQuality, county_quality
from xltools.verbs.as_json import as_json
from xltools.verbs.fill import FillPlan
from xltools.verbs.summarize import county_order
from xltools.verbs.validate import Validation

Progress = Callable[[str], None]


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
    progress: Progress = silence


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
    sets = [
        FileSet(expand(request.files), ledgers(), answers=settings.headings),
        *_previous(request, settings),
        *_lists(request, settings),
    ]
    book, *others = read_sets(sets, password=request.password, progress=request.progress)
    if book.files and not any(file.opened for file in book.files):
        raise NoInputOpened([_why_closed(book, file.path) for file in book.files])
    for one, other in zip(sets[1:], others, strict=True):
        _insist(other, one.kinds)
    previous = others.pop(0) if request.previous else None
    lists = _as_one(others)
    inputs = Inputs(book, period or agreed_period(book), previous, lists, request.whole_city, request.strict)
    everything = {one.shown: one.path for each in sets for one in each.found}
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


def _insist(book: Book, kinds: Sequence[type[LedgerKind]]) -> None:
    """What is handed in to be compared with must be readable: a comparison that silently did not happen misleads.

    Raises ListUnreadable for a file that cannot be opened or in which no heading was found.
    """
    title = kinds[0].title if len(kinds) == 1 else "上月台账"
    for file in book.files:
        if not file.opened:
            raise ListUnreadable(title, file.path, _why_closed(book, file.path))
        if not any(part.file == file.path for table in book.tables.values() for part in table.parts):
            raise ListUnreadable(title, file.path, "没有找到表头，看不出哪一列是姓名、身份证号")


def _previous(request: Request, settings: Settings) -> Iterator[FileSet]:
    if request.previous:
        yield FileSet(
            expand(request.previous), ledgers(), "previous", _PREVIOUS_LABELS, answers=settings.headings
        )


def _lists(request: Request, settings: Settings) -> Iterator[FileSet]:
    label: int | None = _LIST_LABELS
    for kind_name, path in request.against:
        kind = KINDS.get(kind_name)
        if kind is None or kind.role != "list":
            raise UnknownName("名单", kind_name, [name for name, one in KINDS.items() if one.role == "list"])
        yield FileSet(expand([path]), [kind], "list", label, answers=settings.headings)
        label = None


def _as_one(lists: Sequence[Book]) -> Book:
    """All lists in one book; several of one kind (a list for each county, or for each month's half) stand one below the other."""
    whole = stack_books(list(lists))
    # What a list says of its month and which of its sheets were not read is no matter of the ledgers'.
    whole.periods, whole.sheets = [], []
    return whole
