"""Short cuts through a sheet's XML say the same as reading every cell of a row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xltools.model.address import column_letter
from xltools.writing.cells import CellEdit, SheetXml
from xltools.writing.stream import Pending


class Slow(SheetXml):
    """Without the short cuts."""

    def _tag_of(self, row: int, column: int, start: int, end: int) -> bytes | None:
        return None

    def _last_column(self, start: int, end: int) -> int | None:
        return None


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """Rows of cells with and without places, styles, texts that look like tags, and blanks of every kind."""
    prefix = draw(st.sampled_from(["", "x:"]))
    rows = []
    for row in range(1, draw(st.integers(1, 3)) + 1):
        columns = sorted(draw(st.sets(st.integers(1, 30), max_size=5)))
        stated = draw(st.booleans())
        cells = []
        for column in columns:
            blank = draw(st.sampled_from([" ", "\n", "  "]))
            place = f'{blank}r="{column_letter(column)}{row}"' if stated else ""
            style = draw(st.sampled_from(["", ' s="3"']))
            body = draw(
                st.sampled_from(
                    [
                        "/>",
                        f"><{prefix}v>1</{prefix}v></{prefix}c>",
                        f'><{prefix}is> r="C{row}" s="9"</{prefix}is></{prefix}c>',
                    ]
                )
            )
            cells.append(f"<{prefix}c{place}{style}{body}")
        rows.append(f'<{prefix}row r="{row}">{"".join(cells)}</{prefix}row>')
    return (
        f"<{prefix}worksheet><{prefix}sheetData>{''.join(rows)}</{prefix}sheetData></{prefix}worksheet>"
    ).encode()


@given(
    sheets(),
    st.dictionaries(st.tuples(st.integers(1, 3), st.integers(1, 35)), st.just("值"), min_size=1, max_size=6),
    st.integers(1, 30),
)
def test_short_cuts_change_nothing(xml: bytes, values: dict[tuple[int, int], str], like: int) -> None:
    quick, slow = SheetXml(xml), Slow(xml)
    rows = Pending((row, column, value) for (row, column), value in values.items()).up_to(None)
    assert quick.styles(rows) == slow.styles(rows)
    edits = {
        row: {
            column: CellEdit(lambda own: own + 1, value, like if column % 2 else None)
            for column, value in cells.items()
        }
        for row, cells in rows.items()
    }
    quick.edit(edits)
    slow.edit(edits)
    assert quick.xml == slow.xml
