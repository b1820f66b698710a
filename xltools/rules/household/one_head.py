"""H02."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.household.per_household import HEADS


@rule("H02", ERROR, short="一户多个户主或没有户主")
def one_head(households: Table) -> Hits:
    """{格}户编号{户}有{n}个户主，每户只能有1个，请更正与户主关系。

    户主或本人算户主。报在该户第一行；关系有读不出的，这一户不判断。

    | 户编号 | 姓名 | 与户主关系 |
    | 1      | 王强 | 户主       |
    | 1      | 王芳 | 女儿       |
    | 2      | 李强 | **户主**   |
    | 2      | 李军 | 户主       |
    | 3      | 赵丽 | **配偶**   |
    """
    number, relation = households[Household.household_no], households[Household.relation]
    heads = relation.isin(HEADS).groupby(number, sort=False).transform("sum")
    unclear = (relation.isna()).groupby(number, sort=False).transform("any")
    wrong = first(households) & number.notna() & (heads != 1) & ~unclear.fillna(True).astype(bool)
    return hits(households, wrong, Household.relation, 户=number, n=heads)
