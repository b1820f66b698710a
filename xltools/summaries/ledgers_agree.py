"""账账相符."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.ledgers.household import Household
from xltools.matching.tables import Links, Matches
from xltools.matching.wards import wards
from xltools.model.period import Period
from xltools.model.rule import Skip
from xltools.model.sheet_plan import Cell, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.counting import NOWHERE, counted, flags


@summary("账账相符", order=46)
def ledgers_agree(
    children: Table,
    counties: Sequence[str],
    matches: Matches,
    period: Period,
    caregivers: Table | None = None,
    households: Table | None = None,
) -> SheetPlan:
    """三本台账互相对得上的人数：在册儿童有没有照料人、在不在家庭台账，被照料人是不是在册儿童，家庭成员有没有户主。

    先按身份证号，再按姓名、监护人、村等；号码不一致而像是同一人的单列，不算相符。没有报那本台账的县为空。
    """
    if caregivers is None and households is None:
        raise Skip("没有照料人台账和家庭台账")
    county = children.county_of().fillna(NOWHERE)
    here = active(children)
    order = [one for one in [*counties, NOWHERE] if (county == one).any()]
    columns = [ColumnPlan("县（市、区）", width=12, align="center"), _count("儿童台账", "在册儿童")]
    lists: list[Sequence[Any]] = [order, counted(here, county, order)]
    agreed = pd.Series(True, index=children.labels)
    if caregivers is not None:
        links = wards(caregivers, children, matches)
        found, alike = _backwards(children, links)
        reported = set(caregivers.county_of().dropna())
        agreed &= found | ~county.isin(reported)
        columns += [_count("照料人台账", word) for word in ("有照料人", "号码不一致", "没有照料人")]
        lists += _three(here, found, alike, county, order, reported)
        in_care = (caregivers[Caregiver.ward_type] == "事实无人抚养儿童").fillna(False)
        known = flags(links.by_number.map(here))
        unknown = in_care & ~known & ~caregivers.among(links.likely)
        columns.append(_count("照料人台账", "被照料人不在册"))
        lists.append(_of(counted(unknown, caregivers.county_of().fillna(NOWHERE), order), order, reported))
    if households is not None:
        links = matches.between(children, households)
        found = links.by_number.notna()
        alike = children.among(links.likely)
        reported = set(households.county_of().dropna())
        agreed &= found | ~county.isin(reported)
        columns += [_count("家庭台账", word) for word in ("在家庭台账", "号码不一致", "不在家庭台账")]
        lists += _three(here, found, alike, county, order, reported)
        columns.append(_count("家庭台账", "没有户主的户"))
        lists.append(_of(_headless(households, order), order, reported))
    columns.append(ColumnPlan("相符率", "percent", width=9, align="center"))
    whole = counted(here, county, order)
    lists.append(
        [
            part / all_ if all_ else 0.0
            for part, all_ in zip(counted(here & agreed, county, order), whole, strict=True)
        ]
    )
    return SheetPlan(
        "账账相符",
        f"{period.chinese}儿童、照料人、家庭台账相符情况",
        columns,
        [[Cell(value) for value in row] for row in zip(*lists, strict=True)],
        note=f"期别：{period.chinese}　　　单位：人、户　　　相符率=号码在报来的几本台账里都找得到的在册儿童÷在册儿童",
        total_label="合计",
        sign_off=True,
    )


def _count(group: str, word: str) -> ColumnPlan:
    return ColumnPlan((group, word), "integer", width=11, total="sum")


def _backwards(children: Table, links: Links) -> tuple[Any, Any]:
    """Children who are found by number (each row with that number), and those found by likeness only."""
    numbers = children[Child.child_id]
    by_number = children.among(links.by_number.dropna())
    found = by_number | numbers.isin(numbers[by_number].dropna())
    return found, children.among(links.likely_back) & ~found


def _three(
    here: Any, found: Any, alike: Any, county: Any, order: Sequence[str], reported: set[str]
) -> list[Sequence[Any]]:
    masks = (here & found, here & alike & ~found, here & ~found & ~alike)
    return [_of(counted(mask, county, order), order, reported) for mask in masks]


def _of(counts: Sequence[int], order: Sequence[str], reported: set[str]) -> list[int | None]:
    """Counts of counties that have reported this ledger, None for the others."""
    return [count if one in reported else None for one, count in zip(order, counts, strict=True)]


def _headless(households: Table, order: Sequence[str]) -> list[int]:
    """Households without a row whose member is the head, county by county."""
    number = households[Household.household_no]
    is_head = households[Household.relation].isin(["户主", "本人"])
    named = number.notna()
    heads = set(number[named & is_head])
    first = named & ~number.duplicated() & ~number.isin(heads)
    return counted(first, households.county_of().fillna(NOWHERE), order)
