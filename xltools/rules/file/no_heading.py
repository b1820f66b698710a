"""F02."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F02", ERROR, short="没有找到表头")
def no_heading(book: Book) -> Hits:
    """《{文件}》{表}没有找到表头，请用统一模板，表头不要改名。

    前40行里找不到至少三个必填列名时，看不出哪一列是什么。说明、下拉、汇总等辅助表不算。
    """
    return noted(book, "F02")
