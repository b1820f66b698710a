"""Q03."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.model.book import Book
from xltools.model.indicator import Answer, indicator
from xltools.values.region import COUNTIES


@indicator("Q03", "按月报送的县（市、区）", "个", aim="least", drill="来源清单")
def files_by_month(book: Book, counties: Sequence[str]) -> Answer:
    """九个县（市、区）都要按月报送台账。"""
    filed = set(book.counties())
    here = {one: float(one in filed) for one in COUNTIES.values()}
    return Answer(sum(here.values()), float(len(COUNTIES)), here, dict.fromkeys(here, 1.0))
