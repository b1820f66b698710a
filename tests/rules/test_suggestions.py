"""建议值 for numbers with a wrong check character: only where one number is certain."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.test_examples import read_example
from xltools.model.discovery import discover_all
from xltools.model.rule import RULES
from xltools.values.id_card import check_character, is_resident_number
from xltools.values.id_repair import agreeing, apart, repairs
from xltools.verbs.as_json import as_json
from xltools.verbs.validate import Validation, judge

discover_all()

numbers = st.builds(
    lambda day, sequence: (body := f"410526{day:%Y%m%d}{sequence:03d}") + check_character(body),
    st.dates(date(1950, 1, 1), date(2020, 12, 31)),
    st.integers(1, 999),
)


@given(numbers, st.integers(6, 16), st.integers(1, 9))
def test_one_wrong_digit_is_among_the_repairs(number: str, at: int, by: int) -> None:
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert number in repairs(wrong)
    assert all(is_resident_number(one) and check_character(one[:17]) == one[17] for one in repairs(wrong))


@given(numbers, st.integers(6, 15))
def test_two_swapped_digits_are_among_the_repairs(number: str, at: int) -> None:
    wrong = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    assert apart(number, wrong) <= 1
    assert wrong == number or number in repairs(wrong)


@given(numbers)
def test_a_right_number_is_not_mended(number: str) -> None:
    assert repairs(number) == []


def suggested(text: str) -> list[str]:
    rule = RULES["P04"]
    _, inputs, policy = read_example(rule, text)
    return [one.suggestion for one in judge(rule, inputs, policy)[0]]


RIGHT = "410526201203041223"
WRONG_MONTH = "410526201204041223"


@pytest.mark.parametrize(
    ("number", "row", "wanted"),
    [
        (WRONG_MONTH, "2012-03-04 | 女 | 滑县", RIGHT),
        (WRONG_MONTH, "           | 女 | 滑县", ""),
        (WRONG_MONTH, "2012-03-04 |    | 滑县", ""),
        (WRONG_MONTH, "2012-03-04 | 女 |     ", ""),
        (WRONG_MONTH, "2012-03-04 | 女 | 内黄县", ""),
        (WRONG_MONTH, "2012-05-04 | 女 | 滑县", ""),
    ],
)
def test_the_row_decides_only_when_all_of_it_agrees(number: str, row: str, wanted: str) -> None:
    text = f"| 儿童姓名 | 身份证号 | 出生日期 | 性别 | 县（市、区） |\n| 王芳 | {number} | {row} |"
    assert suggested(text) == [wanted]


def test_several_repairs_that_agree_are_no_suggestion() -> None:
    wrong = "410526201203041228"
    assert len(agreeing(wrong, born=date(2012, 3, 4), gender="女", area="410526")) > 1
    text = f"| 儿童姓名 | 身份证号 | 出生日期 | 性别 | 县（市、区） |\n| 王芳 | {wrong} | 2012-03-04 | 女 | 滑县 |"
    assert suggested(text) == [""]


@pytest.mark.parametrize(
    ("name", "listed", "wanted"),
    [("王芳", RIGHT, RIGHT), ("王芬", RIGHT, ""), ("王芳", "410526201303041220", "")],
)
def test_another_list_decides_by_name_and_number(name: str, listed: str, wanted: str) -> None:
    text = f"| 儿童姓名 | 身份证号 |\n| 王芳 | 410526201203041228 |\n\n发放名单\n| 姓名 | 身份证号 |\n| {name} | {listed} |"
    assert suggested(text) == [wanted]


def test_it_is_masked_outside_the_county() -> None:
    rule = RULES["P04"]
    text = f"| 儿童姓名 | 身份证号 | 出生日期 | 性别 | 县（市、区） |\n| 王芳 | {WRONG_MONTH} | 2012-03-04 | 女 | 滑县 |"
    _, inputs, policy = read_example(rule, text)
    found = Validation(judge(rule, inputs, policy)[0], [])
    assert as_json(inputs, found)["findings"][0]["suggestion"] != RIGHT
    assert as_json(inputs, found, show_ids=True)["findings"][0]["suggestion"] == RIGHT
