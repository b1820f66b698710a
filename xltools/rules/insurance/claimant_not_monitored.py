"""I04."""

from __future__ import annotations

from xltools.ledgers.household import Household
from xltools.ledgers.insurance_claim import InsuranceClaim
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported


@rule("I04", WARNING, short="非监测户理赔没有原因")
def claimant_not_monitored(insurance_claims: Table, households: Table) -> Hits:
    """{格}{姓名}户（户编号{户}）不是监测户，也没有写临时困难原因，请核对或补充说明。

    防贫保险对脱贫不稳定户、边缘易致贫户启动救助；没有报家庭台账的县、监测类别填了但看不懂的户不判断。

    | 县（市、区） | 户编号 | 户主姓名 | 赔付日期   | 赔付金额（元） | 临时困难原因 |
    | 滑县         | 1      | 王强     | 2021-03-05 | 5000           |              |
    | 滑县         | **2**  | 李强     | 2021-03-06 | 5000           |              |
    | 滑县         | 3      | 赵强     | 2021-03-07 | 5000           | 突发车祸     |

    家庭台账
    | 县（市、区） | 户编号 | 户主姓名 | 监测对象类别 |
    | 滑县         | 1      | 王强     | 边缘易致贫户 |
    | 滑县         | 2      | 李强     |              |
    """
    watched = households[Household.household_no][
        households.filled(Household.monitor_category) | households.noted(Household.monitor_category)
    ]
    number = insurance_claims[InsuranceClaim.household_no]
    explained = insurance_claims.filled(InsuranceClaim.temporary_reason) | insurance_claims.filled(
        InsuranceClaim.remark
    )
    wrong = number.notna() & ~number.isin(set(watched.dropna())) & ~explained
    return hits(
        insurance_claims,
        wrong & reported(insurance_claims, households),
        InsuranceClaim.household_no,
        户=number,
    )
