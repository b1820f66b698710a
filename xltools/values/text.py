"""Free text, and the folding that every other kind of value begins with."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from xltools.values.base import Reading, ValueType

#: What clerks write for "nothing" (domain.md section 5). “无” is empty everywhere but in yes/no columns.
BLANKS = frozenset(
    {
        "",
        "无",
        "/",
        "\\",
        "-",
        "--",
        "---",
        "—",
        "——",
        "－",
        "―",
        "／",
        "暂无",
        "空",
        "N/A",
        "n/a",
        "NA",
        "NULL",
        "null",
        "None",
        "#N/A",
    }
)

_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


def as_text(raw: object) -> str:
    """A raw cell as it would be shown: 3.0 → "3", a date → 2021-04-30; nothing is trimmed or folded.

    >>> as_text(3.0), as_text(0.1), as_text(None), as_text(True), as_text(datetime(2021, 4, 30))
    ('3', '0.1', '', '是', '2021-04-30')
    """
    if isinstance(raw, str):
        return raw
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float):
        if raw != raw or raw in (float("inf"), float("-inf")):
            return ""
        return str(int(raw)) if raw == int(raw) and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, datetime):
        return (
            raw.strftime("%Y-%m-%d")
            if raw.time() == datetime.min.time()
            else raw.strftime("%Y-%m-%d %H:%M:%S")
        )
    if isinstance(raw, date):
        return raw.isoformat()
    return str(raw)


def fold(raw: object) -> str:
    """Half-width letters, digits, brackets and signs; no invisible characters; blanks in one piece; trimmed.

    >>> fold("　４１０５２２\u200b　（滑县） ")
    '410522 (滑县)'
    """
    text = as_text(raw)
    if text.isprintable() and " " not in text and unicodedata.is_normalized("NFKC", text):
        return text.strip("'")
    if text.isascii():
        return _SPACES.sub(" ", text).strip().strip("'")
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _SPACES.sub(" ", _BREAKS.sub("\n", text)).strip().strip("'")


def clean(raw: object) -> str:
    """Text to keep as a value: trimmed and without invisible characters, full-width punctuation as it was written.

    >>> clean(" 滑县城关镇（南街）\\u3000")
    '滑县城关镇（南街）'
    """
    text = as_text(raw)
    if text.isprintable() and " " not in text and not text.startswith("'"):
        return text
    text = _INVISIBLE.sub("", text).replace("\u00a0", " ").replace("\u3000", " ")
    return _SPACES.sub(" ", text).strip().lstrip("'")


def is_blank(raw: object) -> bool:
    """Whether a cell says nothing.

    >>> is_blank(" — "), is_blank("无"), is_blank(0)
    (True, True, False)
    """
    return raw is None or fold(raw) in BLANKS


def read(raw: object) -> Reading:
    """Any text; None when the cell says nothing.

    >>> read(" 城关镇 "), read("暂无")
    ('城关镇', None)
    """
    if is_blank(raw):
        return None
    return clean(raw) or None


TEXT = ValueType("text", "文字", "text", read)
