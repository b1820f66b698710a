"""T01."""

from __future__ import annotations

from xltools.model.address import CellRef
from xltools.model.book import Book, Inputs
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hit, Hits, Skip, rule
from xltools.values.region import COUNTIES


@rule("T01", ERROR, short="未报送台账")
def not_reported(book: Book, inputs: Inputs, period: Period) -> Hits:
    """{县}未报送{期}台账，请立即补报。

    只在一次检查两个以上县，或月度运行时判断。
    """
    counties = set(book.counties())
    if len(counties) < 2 and not inputs.whole_city:
        raise Skip("只检查了一个县")
    for county in COUNTIES.values():
        if county not in counties:
            yield Hit(CellRef(), {"期": period.chinese}, county=county)
