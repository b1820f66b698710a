"""How a total of the city is split over its counties."""

from __future__ import annotations

from xltools.values.region import COUNTIES

#: Shares of the nine counties in children and households.
_WEIGHTS = {
    "文峰区": 6,
    "北关区": 5,
    "殷都区": 9,
    "龙安区": 7,
    "安阳县": 12,
    "汤阴县": 12,
    "滑县": 24,
    "内黄县": 14,
    "林州市": 11,
}


def shares(total: int) -> dict[str, int]:
    """A total split over the counties by weight; the parts add up.

    >>> sum(shares(1117).values())
    1117
    """
    whole = sum(_WEIGHTS.values())
    parts = {county: total * _WEIGHTS[county] // whole for county in COUNTIES.values()}
    rest = total - sum(parts.values())
    for county in list(parts)[:rest]:
        parts[county] += 1
    return parts
