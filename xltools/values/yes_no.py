"""是 or 否, in all the ways clerks write them."""

from __future__ import annotations

import re

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import clean, fold, is_blank

_YES = {
    "是",
    "√",
    "✓",
    "✔",
    "☑",
    "有",
    "已",
    "Y",
    "YES",
    "1",
    "TRUE",
    "T",
    "对",
    "已签",
    "已签订",
    "已参保",
    "达标",
    "安全",
    "保障",
    "已保障",
    "有保障",
    "已解决",
    "党员",
    "中共党员",
    "预备党员",
    "中共预备党员",
    "寄宿",
    "住校",
}
_NO = {
    "否",
    "×",
    "✗",
    "✘",
    "☒",
    "X",
    "无",
    "未",
    "N",
    "NO",
    "0",
    "FALSE",
    "F",
    "没有",
    "不是",
    "未签",
    "未签订",
    "未参保",
    "不达标",
    "不安全",
    "未保障",
    "无保障",
    "未解决",
    "没",
    "不",
    "非党员",
    "群众",
    "团员",
    "共青团员",
    "走读",
    "不寄宿",
    "不住校",
}


def read(raw: object) -> Reading:
    """True, False, or None for an empty cell; in these columns “无” means 否 (domain.md section 5).

    >>> read("√"), read("无"), read(1.0), read("/")
    (True, False, True, None)
    >>> read("大概").reason
    '“大概”看不出是“是”还是“否”'
    """
    if isinstance(raw, bool):
        return raw
    text = fold(raw).upper().replace(" ", "").rstrip("。.")
    for candidate in (text, re.sub(r"\([^()]*\)$", "", text)):
        if candidate in _YES:
            return True
        if candidate in _NO:
            return False
    if is_blank(raw):
        return None
    return Unreadable(f"“{clean(raw)}”看不出是“是”还是“否”", "F16", (("选项", "是、否"), ("相近", "")))


YES_NO = ValueType(
    "yes_no", "是否", "yes_no", read, show=lambda value: "是" if value else "否", options=("是", "否")
)
