"""H19."""

from __future__ import annotations

import pandas as pd

from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H19", ERROR, short="同一低保证号填写不一致")
def dibao_uneven(households: Table) -> Hits:
    """{格}低保证号{证}的“{列}”填“{值}”，同一证号在{格1}填得不一样；低保按户施保，请统一。

    月补助金额是全户的，写在每一行都应一样。每个证号每项报一次，报在后一处。

    | 户编号 | 低保证号 | 低保类别 | 月补助金额（元） |
    | 1      | D01      | A        | 600              |
    | 1      | D01      | **B**    | 600              |
    | 2      | D02      | B        | 400              |
    """
    cert = households[Household.dibao_cert]
    for column in (Household.dibao_class, Household.dibao_amount):
        value = households[column].where(cert.notna())
        usual = value.groupby(cert, sort=False).transform("first")
        odd = value.notna() & (value != usual)
        wrong = odd & ~cert.where(odd).duplicated()
        labels = pd.Series(households.labels, index=households.labels).where(value.notna())
        yield from hits(
            households, wrong, column, also=labels.groupby(cert, sort=False).transform("first"), 证=cert
        )
