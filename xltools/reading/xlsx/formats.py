"""Which cell formats make a number a day or a length of time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from typing import Final

import numpy as np
import numpy.typing as npt

PLAIN, DAY, LENGTH = range(3)
#: Excel's own formats, which no file spells out; 27—36 and 50—58 are Chinese and Japanese days.
_BUILT_IN: Final = dict.fromkeys([*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)], DAY) | {46: LENGTH}
_LITERAL = re.compile(r'"[^"]*"|[_\\].')
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.I)
_BRACKETS = re.compile(r"\[[^\]]*\]")


def what_format(code: str) -> int:
    """PLAIN, DAY or LENGTH of time, by a format's first section.

    >>> [what_format(code) for code in ("0.00", 'yyyy"年"m"月"', "[h]:mm", '[Red]0"日"', "General", "@")]
    [0, 1, 2, 0, 0, 0]
    """
    first = _LITERAL.sub("", code).split(";")[0]
    if _ELAPSED.search(first):
        return LENGTH
    bare = _BRACKETS.sub("", first)
    return DAY if re.search(r"[dmhys]", re.sub("general", "", bare, flags=re.I), re.I) else PLAIN


def formats_of(styles: bytes) -> npt.NDArray[np.int64]:
    """What each cell format of a workbook makes of a number."""
    root = ElementTree.fromstring(styles)
    own = {
        one.get("numFmtId"): what_format(one.get("formatCode", ""))
        for one in root.iter()
        if one.tag.endswith("}numFmt")
    }
    numbers = [one.get("numFmtId", "0") for cells in root if cells.tag.endswith("}cellXfs") for one in cells]
    found = [own[number] if number in own else _BUILT_IN.get(int(number), PLAIN) for number in numbers]
    return np.array(found or [PLAIN], np.int64)
