"""人均纯收入，按四项收入."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.formulas import as_text
from xltools.derived.household.family_size import family_size
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import MONEY
from xltools.values.money import half_up

_FORMULA = (
    f'IFERROR(IF({as_text(*Household.incomes())},"",'
    "IF(AND(COUNT({income_wage},{income_oper},{income_prop},{income_trans})>0,{family_size}>0),"
    'ROUND(SUM({income_wage},{income_oper},{income_prop},{income_trans})/{family_size},2),"")),"")'
)


@derived("人均纯收入（按四项）", MONEY, kind=Household, formula=_FORMULA)
def income_each(households: Table) -> Any:
    """工资、经营、财产、转移四项收入之和除以家庭人口，元；四项都空的空着，有一项看不懂的也空着。

    四项收入按全户全年；家庭人口空着的按这一户的行数。

    | 户编号 | 家庭人口 | 工资性收入（元） | 生产经营性收入（元） | 人均纯收入（按四项） |
    | 1      | 2        | 12000            | 6000                 | 9000                 |
    | 2      | 2        |                  |                      |                      |
    """
    size = households[Household.family_size].fillna(family_size(households))
    return half_up(total_income(households) / size.where(size > 0))


def total_income(households: Table) -> Any:
    """A household's four incomes together, 元 a year; NaN where all are empty or one can't be read."""
    parts = pd.concat([households[one] for one in Household.incomes()], axis=1)
    unclear = pd.concat([households.noted(one) for one in Household.incomes()], axis=1).any(axis=1)
    return parts.sum(axis=1).where(parts.notna().any(axis=1) & ~unclear)
