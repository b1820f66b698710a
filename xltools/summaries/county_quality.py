"""How good each county's ledgers are, for all tables that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xltools.model.book import Book
from xltools.model.finding import ERROR, INFO, WARNING, Finding

#: Where findings stand that are about no single county.
CITY = "（不属于某一县）"


@dataclass(frozen=True)
class CountyQuality:
    """One county's rows and findings; `wrong`: rows with an error; `codes`: rule → its errors and warnings."""

    county: str
    rows: int
    errors: int
    warnings: int
    infos: int
    wrong: int
    codes: Counter[str]

    @property
    def rate(self) -> float:
        """Rows with an error ÷ rows; 0 where nothing was reported."""
        return self.wrong / self.rows if self.rows else 0.0


def county_quality(book: Book, findings: Sequence[Finding], counties: Sequence[str]) -> list[CountyQuality]:
    """Each of the counties in order, and at the end what belongs to none, where there is any; confirmed findings don't count."""
    of: dict[str, list[Finding]] = {county: [] for county in counties}
    for one in findings:
        mine = of.setdefault(one.county if one.county in of and one.county else CITY, [])
        if not one.confirmed:
            mine.append(one)
    rows = _rows(book)
    return [_quality(county, rows.get(county, 0), mine) for county, mine in of.items()]


def whole_rate(facts: Iterable[CountyQuality]) -> float:
    """The error rate of several counties together."""
    every = list(facts)
    rows, wrong = sum(one.rows for one in every), sum(one.wrong for one in every)
    return wrong / rows if rows else 0.0


def points(change: float) -> float:
    """A difference of shares in percentage points."""
    return round(change * 100, 1) + 0.0  # never -0.0


def _rows(book: Book) -> Counter[str]:
    counts: Counter[str] = Counter()
    for table in book.tables.values():
        for county, count in table.county_of().fillna(CITY).value_counts().items():
            counts[str(county)] += int(count)
    return counts


def _quality(county: str, rows: int, mine: Sequence[Finding]) -> CountyQuality:
    return CountyQuality(
        county,
        rows,
        errors=sum(one.severity is ERROR for one in mine),
        warnings=sum(one.severity is WARNING for one in mine),
        infos=sum(one.severity is INFO for one in mine),
        wrong=len({(one.kind, one.label) for one in mine if one.severity is ERROR and one.label is not None}),
        codes=Counter(one.code for one in mine if one.severity is not INFO),
    )
