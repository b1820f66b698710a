"""F01."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F01", ERROR, short="文件打不开")
def cannot_open(book: Book) -> Hits:
    """文件《{文件}》打不开：{原因}。{办法}。

    打不开的文件一行也没有查，该县等于没有报。其他文件照常检查。
    """
    return noted(book, "F01")
