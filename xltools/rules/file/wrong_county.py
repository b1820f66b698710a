"""F06."""

from __future__ import annotations

import pandas as pd

from xltools.model.book import Book, SheetFacts
from xltools.model.finding import ERROR
from xltools.model.rule import Hit, Hits, hits, rule

#: Below this share of one county the sheet is a collection of several counties, and no cell is the odd one.
_CLEAR_MAJORITY = 0.8


@rule("F06", ERROR, short="县区与台账所属不符")
def wrong_county(facts: list[SheetFacts], book: Book) -> Hits:
    """{格}填的县区是“{填}”，与这份台账所属的“{属}”不符，请核对是否报错文件。

    以县区列里占八成以上的县为准，标题、填报单位、文件名和个别行与它不同就标出来。
    几个县合在一起的表不判断。
    """
    for fact in facts:
        table = book.tables[fact.part.kind.kind_name]
        county = table.kind.fields.get("county")
        if county is None or not table.has(county):
            continue
        number = next(at for at, part in enumerate(table.parts) if part is fact.part)
        mine = table[county][table.origins["part"] == number].dropna()
        if mine.empty:
            continue
        counts = mine.value_counts()
        major = str(counts.index[0])
        if counts.iloc[0] < _CLEAR_MAJORITY * len(mine):
            continue
        for said in fact.counties:
            if said.value != major and said.place.row is not None:
                yield Hit(said.place, {"填": said.value, "属": major}, value=said.text, county=major)
        odd = pd.Series(False, index=table.labels)
        odd.loc[mine.index[mine != major]] = True
        yield from hits(table, odd, county, 填=table[county], 属=major)
