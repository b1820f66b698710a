"""政策参数.xlsx: what clerks write there holds like the same in TOML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xltools.blanks import write_policy
from xltools.model.errors import BadPolicy, OperatorError, UnknownPolicyKey
from xltools.model.period import Period
from xltools.model.policy import PARAMETERS, Dated, Policy
from xltools.policies.load import parse, shipped
from xltools.policies.rows import HEADINGS, PolicyRow, from_rows, to_rows
from xltools.reading.policy_file import load_policy, read_policy_workbook


def back(policy: Policy) -> Policy:
    rows = [PolicyRow(number, tuple(row)) for number, row in enumerate(to_rows(policy), start=2)]
    return from_rows(rows, "例")


def test_the_shipped_policy_goes_through_the_workbook(tmp_path: Path) -> None:
    path = write_policy(tmp_path / "政策参数.xlsx")
    assert read_policy_workbook(path).blocks == shipped("default").blocks


def test_every_parameter_stands_in_the_empty_table(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(write_policy(tmp_path / "政策参数.xlsx")).worksheets[0]
    keys = {row[0] for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert set(PARAMETERS) <= keys


months = st.one_of(st.none(), st.builds(Period, st.integers(2015, 2030), st.integers(1, 12)))
amounts = st.one_of(st.integers(0, 10**6), st.floats(0, 10**6).map(lambda number: round(number, 4))).map(
    lambda number: int(number) if float(number).is_integer() else number
)
blocks = st.builds(
    Dated,
    st.fixed_dictionaries({"scattered": amounts, "institution": amounts}),
    months,
    st.sampled_from((None, "滑县", "林州市")),
    st.sampled_from(("", "豫民〔2021〕5号")),
)


@given(st.lists(blocks, min_size=1, max_size=5, unique_by=lambda one: (one.since, one.county)))
def test_dated_values_go_there_and_back(several: list[Dated]) -> None:
    policy = Policy({"child_std": several})
    assert back(policy).blocks["child_std"] == several


def workbook(path: Path, rows: list[list[Any]], head: tuple[str, ...] = HEADINGS) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["政策参数"], list(head), *rows):
        sheet.append(row)
    book.save(path)
    return path


def test_what_a_clerk_writes_holds_by_month_and_county(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "政策.xlsx",
        [
            ["child_std", "", "散居", 950, "", "全市", "2019年7月", "文号甲"],
            ["child_std", "", "集中", "1,350", "", "全市", "2019年7月", "文号甲"],
            ["", "事实无人抚养儿童基本生活补贴标准", "散居", 1050, "", "滑县", "2021-07", ""],
            ["", "防返贫监测收入线", "", "", "", "", "2022-01", ""],
            ["over18_policy", "", "", "secondary", "", "", "", ""],
            ["industry_share", "", "", "55%", "", "安阳县", "", ""],
            ["deported_counts_in_both", "", "", "否", "", "", "", ""],
        ],
    )
    policy = load_policy(path)
    assert policy.value("child_std", Period(2021, 4), "滑县", "scattered") == 950
    assert policy.value("child_std", Period(2021, 8), "滑县", "scattered") == 1050
    assert policy.value("child_std", Period(2021, 8), "汤阴县", "institution") == 1350
    assert policy.value("monitor_line", Period(2022, 3)) is None
    assert policy.value("over18_policy", Period(2021, 4)) == "secondary"
    assert policy.value("industry_share", Period(2021, 4), "安阳县") == 0.55
    assert policy.value("deported_counts_in_both", Period(2021, 4)) is False
    assert policy.value("aplus_min", Period(2021, 4)) == 300


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["child_sdt", "", "散居", 950, "", "", "", ""], "child_std"),
        (["child_std", "", "散居", "九百", "", "", "", ""], "第3行 数值填的是“九百”"),
        (["child_std", "", "大院", 950, "", "", "", ""], "第3行 项填的是“大院”，应是散居、集中"),
        (["child_std", "", "散居", 950, "", "郑州", "", ""], "第3行 县（市、区）填的是“郑州”"),
        (["child_std", "", "散居", 950, "", "", "去年", ""], "去年"),
        (["over18_policy", "", "", "停发", "", "", "", ""], "只能是stop"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: list[Any], said: str) -> None:
    with pytest.raises(OperatorError) as caught:
        load_policy(workbook(tmp_path / "政策.xlsx", [row]))
    assert isinstance(caught.value, BadPolicy | UnknownPolicyKey)
    assert said in str(caught.value)


def test_the_same_value_twice_and_no_table_at_all(tmp_path: Path) -> None:
    line = ["aplus_min", "", "", 300, "", "", "", ""]
    with pytest.raises(BadPolicy, match="写了两次"):
        load_policy(workbook(tmp_path / "政策.xlsx", [line, line]))
    with pytest.raises(BadPolicy, match="没有找到"):
        load_policy(workbook(tmp_path / "政策.xlsx", [], head=("甲", "乙")))


def test_toml_is_read_as_before(tmp_path: Path) -> None:
    text = "[[child_std]]\nfrom = '2021-01'\nscattered = 1050\n"
    (tmp_path / "政策.toml").write_text(text, encoding="utf-8")
    assert load_policy(tmp_path / "政策.toml").blocks["child_std"] == parse(text, "例").blocks["child_std"]
