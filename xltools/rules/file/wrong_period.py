"""F07."""

from __future__ import annotations

from xltools.model.book import Book, SheetFacts
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hit, Hits, hits, rule


@rule("F07", ERROR, short="期别不是本期")
def wrong_period(facts: list[SheetFacts], book: Book, period: Period) -> Hits:
    """{格}期别为“{填}”，本次应报{期}，请更换为当月台账。

    看标题、文件名和期别列；填报日期在次月初是正常的，不看。
    """
    for fact in facts:
        for said in fact.periods:
            if said.value != (period.year, period.month):
                yield Hit(
                    said.place,
                    {"填": str(said.value), "期": str(period)},
                    value=said.text,
                    county=fact.part.county,
                )
    for table in book.tables.values():
        column = table.kind.fields.get("period")
        if column is not None and table.has(column):
            months = table[column]
            yield from hits(
                table, months.notna() & (months != period.as_month), column, 填=months, 期=str(period)
            )
