"""F08."""

from __future__ import annotations

from xltools.model.book import Book, SheetFacts
from xltools.model.finding import ERROR
from xltools.model.rule import Hit, Hits, rule


@rule("F08", ERROR, short="合计与逐行相加不等")
def wrong_total(facts: list[SheetFacts], book: Book) -> Hits:
    """{格}{字}为{x}，逐行相加为{y}，请核对{字}行。

    只核对金额列；小计是上一个小计以来各行之和，合计是全部数据行之和。有读不出的金额时不判断该列。
    """
    for fact in facts:
        table = book.tables[fact.part.kind.kind_name]
        for total in fact.totals:
            labels = list(total.labels)
            for name, (stated, place) in total.numbers.items():
                column = table.kind.fields[name]
                if not labels or table.noted(column).loc[labels].any():
                    continue
                added = round(float(table[column].loc[labels].sum()), 2)
                if abs(added - stated) > 0.01:
                    yield Hit(
                        place,
                        {"字": total.word, "x": stated, "y": added},
                        value=f"{stated:.2f}",
                        county=fact.part.county,
                    )
