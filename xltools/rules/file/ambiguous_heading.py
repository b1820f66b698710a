"""F14."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F14", WARNING, short="表头看不出指哪一项")
def ambiguous_heading(book: Book) -> Hits:
    """{格}表头“{值}”看不出指哪一项，这一列没有读，请写全，如“儿童类别”“本月发放金额（元）”。

    金额、类别、时间这样的表头，在不同的县指不同的列；猜错会把钱和人弄错。
    """
    return noted(book, "F14")
