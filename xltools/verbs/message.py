"""Fill a rule's message with the real values of the row, masked or in full."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd

from xltools.model.finding import Finding
from xltools.model.rule import Hit, Rule
from xltools.values.mask import mask_text

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


class Message:
    """One hit's message. Placeholders come from the hit's words, else from the hit's place, row and column."""

    def __init__(self, rule: Rule, hit: Hit) -> None:
        self._rule = rule
        self._hit = hit
        table, label = hit.table, hit.label
        self.person = table.person(label) if table is not None and label is not None else ""
        self.value = hit.value if hit.value is not None else self._written()

    def _written(self) -> str:
        hit = self._hit
        if hit.table is None or hit.label is None or hit.field is None:
            return ""
        return str(hit.table.text(hit.field).get(hit.label) or "")

    def full(self) -> str:
        """The message with all values as they stand (for the county's own workbook).

        Raises KeyError for a placeholder that nothing fills: a message must never reach a clerk with a hole in it.
        """
        return _PLACEHOLDER.sub(lambda match: self._word(match[1]), self._rule.message)

    def masked(self) -> str:
        return mask_text(self.full())

    def masked_value(self) -> str:
        hit = self._hit
        if hit.field is not None and hit.field.type.mask is not None and self.value:
            return hit.field.type.mask(self.value)
        return mask_text(self.value)

    def _word(self, word: str) -> str:
        hit = self._hit
        if word in hit.words:
            return shown(hit.words[word])
        match word:
            case "格" | "格2":
                return hit.place.shown()
            case "格1":
                return hit.also[0].shown(hit.place)
            case "各格" | "格…":
                return "、".join(place.shown(hit.place) for place in hit.also[:5]) + (
                    "等" if len(hit.also) > 5 else ""
                )
            case "姓名":
                return self.person or "（未填姓名）"
            case "值":
                return self.value
            case "列":
                return hit.field.heading if hit.field is not None else ""
            case "县":
                return self._county()
            case "文件":
                return hit.place.file_name
            case "表":
                return f"工作表“{hit.place.sheet}”"
            case "行":
                return str(hit.place.row)
        raise KeyError(f"{self._rule.code}: nothing fills {{{word}}}")

    def _county(self) -> str:
        hit = self._hit
        if hit.county:
            return hit.county
        if hit.table is not None and hit.label is not None:
            return hit.table.county_at(hit.label) or "本县"
        return "本县"


def shown(value: Any) -> str:
    """A word of a message as a clerk writes it.

    >>> shown(650.0), shown(650.5), shown(date(2021, 4, 30)), shown(pd.Period("2021-04", "M")), shown(None)
    ('650', '650.50', '2021-04-30', '2021-04', '')
    """
    if value is None or (not isinstance(value, str | tuple | list) and pd.isna(value)):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else f"{value:.2f}"
    if isinstance(value, pd.Timestamp | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, tuple | list):
        return "、".join(shown(one) for one in value)
    return str(value)


def own_words(finding: Finding, *, show_ids: bool) -> str:
    """The message to print: in full where the reader may see identity numbers."""
    return finding.full_message if show_ids else finding.message
