"""Free text, and the folding that every other kind of value begins with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

from xltools.values.base import Reading, ValueType

#: Words that clerks and programs write for "nothing" (domain.md section 5), lower case; see `is_blank` for strokes.
BLANKS = frozenset({"", "无", "暂无", "空", "n/a", "na", "nan", "null", "none", "#n/a"})

#: Strokes alone say "nothing" too, in any number.
_STROKES = re.compile(r"[-‐-―−_/\\ ]+")
#: Zero-width and directional signs, emoji selectors, and control characters other than blanks and breaks.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u180e\u3164\ufe0e\ufe0f\x00-\x08\x0e-\x1b\x7f]"
)
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")
_REMARK = re.compile(r"\([^()\d]*\)$")
#: Whole numbers beyond this many bits are no cell of any workbook, and Python declines to write them out.
_MOST_BITS = 1024


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
    if isinstance(raw, int) and raw.bit_length() > _MOST_BITS:
        return ""
    return str(raw)


def fold(raw: object) -> str:
    """Half-width letters, digits, brackets and signs; no invisible characters; blanks in one piece; trimmed.

    >>> fold("　４１０５２２\u200b　（滑县） ")
    '410522 (滑县)'
    """
    text = as_text(raw)
    if text.isprintable() and " " not in text and "'" not in text and unicodedata.is_normalized("NFKC", text):
        return text
    return _spaced(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))


def clean(raw: object) -> str:
    """Text to keep as a value: trimmed and without invisible characters, full-width punctuation as it was written.

    >>> clean(" 滑县城关镇（南街）\u3000")
    '滑县城关镇（南街）'
    """
    text = as_text(raw)
    if text.isprintable() and " " not in text and "'" not in text:
        return text
    return _spaced(_INVISIBLE.sub("", text))


def _spaced(text: str) -> str:
    """Blanks and line breaks in one piece; none at the ends, and no quotes that Excel puts before a text."""
    return _SPACES.sub(" ", _BREAKS.sub("\n", text)).strip(" \n'")


def without_remark(folded: str) -> str:
    """A folded text without the bracket at its end, where that holds words and no digits.

    >>> without_remark("950元(散居)"), without_remark("服刑(2021.3)")
    ('950元', '服刑(2021.3)')
    """
    return _REMARK.sub("", folded).strip() or folded


def is_blank(raw: object) -> bool:
    """Whether a cell says nothing.

    >>> is_blank(" — "), is_blank("－—"), is_blank("无"), is_blank("N/A"), is_blank(0)
    (True, True, True, True, False)
    """
    if raw is None or raw == "":
        return True
    text = fold(raw)
    return text.lower() in BLANKS or _STROKES.fullmatch(text) is not None


def read(raw: object) -> Reading:
    """Any text; None when the cell says nothing.

    >>> read(" 城关镇 "), read("暂无")
    ('城关镇', None)
    """
    if is_blank(raw):
        return None
    return clean(raw) or None


def clean_all(texts: Sequence[str]) -> list[str]:
    """`clean` of many texts; where all are clean already, which one look tells, they are returned as they are.

    >>> clean_all(["王芳", " 滑县 "]), clean_all(["王芳", "滑县"])
    (['王芳', '滑县'], ['王芳', '滑县'])
    """
    whole = "".join(texts)
    if whole.isprintable() and " " not in whole and "'" not in whole:
        return list(texts)
    return [clean(text) for text in texts]


TEXT = ValueType("text", "文字", "text", read)
