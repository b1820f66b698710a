"""The nine counties and districts of Anyang, and area codes with the years they were in force (GB/T 2260)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import clean, fold, is_blank

#: Code → name, in the fixed order of all tables.
COUNTIES: dict[str, str] = {
    "410502": "文峰区",
    "410503": "北关区",
    "410505": "殷都区",
    "410506": "龙安区",
    "410522": "安阳县",
    "410523": "汤阴县",
    "410526": "滑县",
    "410527": "内黄县",
    "410581": "林州市",
}

#: Former codes: name, first and last day in force (国函〔2002〕123号 and the yearly code lists).
FORMER: dict[str, tuple[str, date, date]] = {
    "410504": ("铁西区", date(1983, 1, 1), date(2002, 12, 31)),
    "410511": ("郊区", date(1983, 1, 1), date(2002, 12, 31)),
    "410521": ("林县", date(1983, 1, 1), date(1994, 12, 31)),
    "410921": ("滑县（濮阳）", date(1983, 1, 1), date(1986, 12, 31)),
    "410924": ("内黄县（濮阳）", date(1983, 1, 1), date(1986, 12, 31)),
    "410524": ("淇县", date(1983, 1, 1), date(1986, 12, 31)),
    "410525": ("浚县", date(1983, 1, 1), date(1986, 12, 31)),
}

#: Codes that exist only since a day.
_SINCE = {"410505": date(2002, 12, 1), "410506": date(2002, 12, 1), "410581": date(1994, 1, 1)}

_CORES = {
    "文峰": "文峰区",
    "北关": "北关区",
    "殷都": "殷都区",
    "龙安": "龙安区",
    "汤阴": "汤阴县",
    "内黄": "内黄县",
    "林州": "林州市",
}
_PREFIX = re.compile(r"^(?:河南省?)?(?:安阳市)?")
_OFFICE = re.compile(r"(?:民政局|人民政府|\([^()]*\))$")


def is_anyang_code(code: str, on: date | None = None) -> bool:
    """Whether an area code is, or once was, one of Anyang's; with `on`, whether it was given on that day.

    >>> is_anyang_code("410511"), is_anyang_code("410511", date(2012, 3, 4)), is_anyang_code("410105")
    (True, False, False)
    """
    if code in FORMER:
        return on is None or FORMER[code][1] <= on <= FORMER[code][2]
    return code in COUNTIES and (on is None or on >= _SINCE.get(code, on))


def is_former_code(code: str) -> bool:
    """Whether an area code is one of Anyang's that is no longer given."""
    return code in FORMER


def county_of_code(code: str) -> str | None:
    """The county of an area code in force today, None for others.

    >>> county_of_code("410526"), county_of_code("410521")
    ('滑县', None)
    """
    return COUNTIES.get(code)


@cache
def _by_word() -> dict[str, str]:
    words = {name: name for name in COUNTIES.values()} | _CORES | {"滑": "滑县", "安阳": "安阳县"}
    return words | dict(COUNTIES) | {"林县": "林州市"}


def read(raw: object) -> Reading:
    """A county's full name; None for an empty cell; Unreadable F16 for what is none of the nine.

    >>> read("安阳市滑县"), read("林州"), read("安阳县"), read("410523"), read("滑县民政局")
    ('滑县', '林州市', '安阳县', '汤阴县', '滑县')
    """
    if is_blank(raw):
        return None
    text = re.sub(r"\s", "", fold(raw))
    words = _by_word()
    for candidate in (text, _PREFIX.sub("", text), _OFFICE.sub("", _PREFIX.sub("", text))):
        if candidate in words:
            return words[candidate]
    offered = "、".join(COUNTIES.values())
    return Unreadable(f"“{clean(raw)}”不是本市九个县（市、区）之一", "F16", (("选项", offered), ("相近", "")))


def county_in_text(text: str) -> str | None:
    """The county that a title, a unit line, an address or a file name speaks of; None when none or more than one.

    Full names go before short ones, so that a street called after another county does no harm.

    >>> (
    ...     county_in_text("安阳市滑县民政局"),
    ...     county_in_text("滑县4月儿童台账(改)最终版.xlsx"),
    ...     county_in_text("北关区殷都路5号"),
    ...     county_in_text("安阳市儿童台账"),
    ... )
    ('滑县', '滑县', '北关区', None)
    """
    folded = re.sub(r"\s", "", fold(text))
    full = {name for name in COUNTIES.values() if name in folded}
    found = full or {name for core, name in _CORES.items() if core in folded}
    return found.pop() if len(found) == 1 else None


COUNTY = ValueType("county", "县（市、区）", "text", read, options=tuple(COUNTIES.values()))
