"""F05."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F05", WARNING, short="隐藏的行列里有数据")
def hidden_part(book: Book) -> Hits:
    """《{文件}》里{处}是隐藏的，其中有数据，请确认是否应上报；不应上报的请删除。

    隐藏的行列和工作表也照样读入、照样检查，免得漏人。没有台账的隐藏辅助表不报。
    """
    return noted(book, "F05")
