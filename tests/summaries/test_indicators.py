"""Policy indicators: each from a few rows, its target, and the counties that hold it back."""

from __future__ import annotations

from typing import Any

import pytest

from xltools.model.book import Inputs
from xltools.model.discovery import discover_all
from xltools.model.indicator import INDICATORS, Answer, all_indicators
from xltools.model.kind import KINDS, ledgers
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.sheet_plan import Cell
from xltools.policies.load import parse, shipped
from xltools.reading.text_table import read_text_tables
from xltools.summaries.policy_indicators import policy_indicators
from xltools.values.region import COUNTIES
from xltools.verbs.validate import Needs

discover_all()

PERIOD = Period(2021, 4)


def needs_of(text: str, policy: Policy | None = None, whole_city: bool = False) -> Needs:
    tables = read_text_tables(text, ledgers(), default=KINDS["child"])
    inputs = Inputs(tables.book, PERIOD, tables.previous, tables.lists, whole_city)
    needs = Needs(inputs, policy or shipped("default"), {"counties": list(COUNTIES.values())})
    needs.extra["needs"] = needs
    return needs


def answer(code: str, text: str) -> Answer:
    arguments, lacking = needs_of(text).gather(INDICATORS[code])
    assert not lacking
    return INDICATORS[code].compute(**arguments)


HOUSES = """
家庭台账
| 户编号 | 县（市、区） | 监测对象类别 | 风险是否消除 | 帮扶措施 |
| 1      | 滑县         | 边缘易致贫户 | 否           |          |
| 1      | 滑县         | 边缘易致贫户 | 否           |          |
| 2      | 滑县         | 边缘易致贫户 | 否           | 技能培训 |
| 3      | 内黄县       | 边缘易致贫户 | 是           |          |
| 4      | 内黄县       |              |              |          |
"""
FUNDS = """
资金下达台账
| 县（市、区） | 资金年度 | 资金用途 | 下达金额（万元） |
| 滑县         | 2021     | 产业     | 500              |
| 滑县         | 2021     | 基础设施 | 500              |
| 滑县         | 2020     | 产业     | 1250             |
| 安阳县       | 2021     | 产业     | 650              |
| 安阳县       | 2021     | 基础设施 | 350              |
| 安阳县       | 2020     | 产业     | 1000             |
"""
COVERS = """
防贫保险投保台账
| 县（市、区） | 投保年度 | 农村人口 | 保费（元） | 是否签订保险协议 |
| 滑县         | 2021     | 100000   | 250000     | 是               |
| 内黄县       | 2021     | 100000   | 240000     | 否               |
"""
CLAIMS = """
防贫保险理赔台账
| 户编号 | 户主姓名 | 赔付金额（元） |
| 1      | 王强     | 6000           |
| 1      | 王强     | 4000           |
| 2      | 李强     | 2550           |
"""
FAMILIES = """
低保家庭台账
| 县（市、区） | 户主姓名 | 分档类型 | 保障人口 | 户月保障金额（元） | 渐退期起 | 渐退期止 | 在册状态 |
| 滑县         | 王强     | A+       | 2        | 600                | 2021-01  | 2021-06  | 在册     |
| 内黄县       | 李强     | A+       | 3        | 897                | 2021-01  | 2021-05  | 在保     |
| 内黄县       | 赵强     | A        | 4        | 800                |          |          | 在册     |
| 内黄县       | 孙强     | A+       | 5        | 900                |          |          | 退出     |
"""
TEKUN = """
特困人员台账
| 县（市、区） | 姓名 | 供养方式         | 残疾类别 | 残疾等级 | 是否签订供养协议 | 在册状态 |
| 滑县         | 王芳 | 精神病院集中托养 | 精神     | 一级     | 是               | 在册     |
| 滑县         | 李明 | 精神病院集中托养 | 肢体     | 一级     | 是               | 在册     |
| 内黄县       | 赵丽 | 亲情赡养         |          |          | 否               | 在册     |
| 内黄县       | 孙军 | 精神病院集中托养 | 精神     | 二级     | 否               | 退出     |
"""
HOMES = """
托养机构台账
| 县（市、区） | 机构名称 | 机构类型 | 床位数 | 集中托养人数 |
| 滑县         | 甲       | 敬老院   | 30     | 20           |
| 滑县         | 乙       | 卫生院   | 30     | 5            |
| 滑县         | 丙       | 精神病院 | 30     | 7            |
"""
SEVERE = """
重残照护台账
| 县（市、区） | 姓名 | 户类型   | 在册状态 |
| 汤阴县       | 王芳 | 脱贫户   | 在册     |
| 汤阴县       | 李明 | 一般农户 | 在册     |
| 汤阴县       | 赵丽 | 脱贫户   | 退出     |
"""


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("Q03", HOUSES, 2),
        ("Q09", HOUSES, 1),
        ("Q13", FUNDS, 0.575),
        ("Q14", FUNDS, 0.65),
        ("Q43", FUNDS, 2000 / 2250),
        ("Q45", FUNDS, 2000),
        ("Q19", COVERS, 490000),
        ("Q20", COVERS, 1),
        ("Q24a", CLAIMS, 2),
        ("Q24b", CLAIMS, 1.26),  # 12550 元
        ("Q27", FAMILIES, 0.5),
        ("Q28", FAMILIES, 5),
        ("Q30", FAMILIES, 0.5),
        ("Q32", TEKUN, 2 / 3),
        ("Q36", TEKUN, 1),
        ("Q33a", SEVERE, 2),
        ("Q33b", SEVERE, 1),
        ("Q34a", HOMES, 1),
        ("Q34b", HOMES, 2),
        ("Q35", HOMES, 32),
        ("Q40", "| 儿童姓名 | 在册状态 |\n| 王芳 | 在册 |\n| 李明 | 退出 |", 1),
        ("Q41", "困境儿童台账\n| 儿童姓名 | 在册状态 |\n| 王芳 | 在册 |\n| 李明 | 退出 |", 1),
        ("Q16", "带贫载体台账\n| 载体名称 | 带动户数 |\n| 甲 | 3 |\n| 乙 | 4 |", 2),
        ("Q12", "消费扶贫台账\n| 网点名称 | 本年销售额（万元） |\n| 甲 | 3.5 |\n| 乙 | 4 |", 7.5),
    ],
)
def test_what_the_ledgers_say(code: str, text: str, value: float) -> None:
    assert answer(code, text).value == pytest.approx(value)


def test_every_indicator_is_shown_above() -> None:
    shown = {
        mark.args[1][at][0]
        for mark in test_what_the_ledgers_say.pytestmark
        for at in range(len(mark.args[1]))
    }  # type: ignore[attr-defined]
    assert shown == set(INDICATORS)


def rows_of(text: str, policy: Policy | None = None, whole_city: bool = False) -> dict[str, list[Any]]:
    needs = needs_of(text, policy, whole_city)
    plan = policy_indicators(needs, needs.policy, PERIOD, needs.inputs)
    assert len(plan.rows) == len(all_indicators())
    return {row[0]: [cell.value if isinstance(cell, Cell) else cell for cell in row] for row in plan.rows}


def test_counties_are_held_against_their_own_targets() -> None:
    row = rows_of(FUNDS)["Q13"]
    assert row[3:8] == ["57.5%", "≥50%", "0", "达标", "安阳县（65%）"]
    assert rows_of(FUNDS)["Q14"][3:7] == ["65%", "≥70%", "-5%", "未达标"]


def test_control_totals_are_compared_only_for_the_whole_city() -> None:
    control = parse("[[control]]\nq35 = 33\nq34a = 1", "例").over(shipped("default"))
    assert rows_of(HOMES, control)["Q35"][6] == "未报齐九县"
    whole = rows_of(HOMES, control, whole_city=True)
    assert whole["Q35"][3:7] == ["32", "33", "-1", "接近"]
    assert whole["Q34a"][3:7] == ["1", "1", "0", "达标"]
    assert whole["Q34b"][6] == "没有目标"


def test_what_is_not_there_is_said() -> None:
    row = rows_of(HOMES)["Q28"]
    assert row[3] == "—"
    assert row[6] == "未提供低保家庭台账"


def test_judged_rows_stand_first() -> None:
    words = [row[6] for row in rows_of(HOUSES).values()]
    judged = [word in ("达标", "接近", "未达标") for word in words]
    assert judged == sorted(judged, reverse=True)
    assert any(judged)
