"""Which county a household-register address names."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from xltools.derived.child.evidence import folded
from xltools.values.region import COUNTIES

_PROVINCE = r"(?:(?P<province>[^市县区]{2,8}?(?:省|自治区))|河南(?!省))?"
_CITY = r"(?:(?P<city>[^县区镇乡村街]{1,6}?市)|安阳(?!县|市))?"
_COUNTY = r"(?P<county>[^县区市镇乡村街社路办组]{1,5}[县区市])?"
_ADDRESS = re.compile(_PROVINCE + _CITY + _COUNTY)
#: Zones that are no county of their own, and old names that say nothing for certain.
_ZONE = re.compile(r"(?:示范|高新|开发|新|集聚|工业|园|管理|景|矿|小|郊|铁西|市辖)区$")
#: These towns are listed under 安阳县 by statistics and described as its own by 殷都区, so either may report.
_SHARED_TOWNS = r"铜冶|都里|磊口|许家沟|安丰|洪河屯"
_SHARING = ("安阳县", "殷都区")


def registered_in(addresses: Any) -> Any:
    """The county of each address, '' where it names none."""
    texts = folded(addresses)
    return texts.map(pd.Series({one: county_in(one) for one in texts.unique()}, dtype=object))


def shared(addresses: Any, one: Any, other: Any) -> Any:
    """Where the address is in a town that both 安阳县 and 殷都区 may report, and the counties are these two."""
    return one.isin(_SHARING) & other.isin(_SHARING) & addresses.str.contains(_SHARED_TOWNS, regex=True)


def county_in(address: str) -> str:
    """The county that an address names, another place outside the city by its name, '' when it names none.

    >>> county_in("河南省安阳市滑县道口镇"), county_in("城关镇东街"), county_in("山西省长治市")
    ('滑县', '', '长治市')
    """
    match = _ADDRESS.match(address)
    if match is None:
        return ""
    province, city, county = match.group("province", "city", "county")
    if city in COUNTIES.values() or (city or "安阳市") != "安阳市":
        return str(city)
    if (province or "河南省") != "河南省":
        return str(province)
    if county is None or _ZONE.search(county):
        return ""
    return "林州市" if county == "林县" else str(county)
