"""Laws of all kinds of values: nothing raises, whole columns read as single cells do, what is shown reads back."""

from __future__ import annotations

import time
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from xltools import values
from xltools.values import Doubtful, Unreadable, ValueType
from xltools.values.id_card import births, check_character, is_resident_number, read, read_column, sexes
from xltools.values.month import Month

TYPES = [one for name in values.__all__ if isinstance(one := getattr(values, name), ValueType)]
TYPES += [values.choice("在册", "退出", aliases={"减员": "退出"}), values.many("低保", "特困", open=True)]
PYTHON = {"text": str, "number": (int, float), "date": date, "month": Month, "yes_no": bool, "many": tuple}

dirty_text = st.text(st.characters(codec="utf-8"), max_size=30) | st.from_regex(
    r"[0-9０-９年月日./\-:：,，元万岁人XxE+ ]{0,24}", fullmatch=True
)
raw_cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    dirty_text,
    st.dates(),
    st.datetimes(),
    st.sampled_from(["无", "同上", "—", "#REF!", "√"]),
)


def ids(one: ValueType) -> str:
    return one.name


@pytest.mark.parametrize("kind", TYPES, ids=ids)
@given(raw=raw_cells)
def test_anything_is_a_value_or_a_reason(kind: ValueType, raw: object) -> None:
    reading = kind.read(raw)
    if isinstance(reading, Unreadable):
        assert reading.reason
        assert reading.code
        return
    value = reading.value if isinstance(reading, Doubtful) else reading
    assert value is None or isinstance(value, PYTHON[kind.storage])


@pytest.mark.parametrize("kind", TYPES, ids=ids)
@given(raws=st.lists(raw_cells, max_size=8))
def test_a_column_reads_as_its_cells_do(kind: ValueType, raws: list[object]) -> None:
    assert repr(kind.column(raws)) == repr([kind.read(raw) for raw in raws])


@pytest.mark.parametrize("kind", TYPES, ids=ids)
@given(raw=raw_cells)
def test_what_is_shown_reads_back(kind: ValueType, raw: object) -> None:
    reading = kind.read(raw)
    value: Any = reading.value if isinstance(reading, Doubtful) else reading
    if value is None or isinstance(value, Unreadable):
        return
    again = kind.read(kind.show(value))
    assert (again.value if isinstance(again, Doubtful) else again) == value


resident_numbers = st.builds(
    lambda area, born, sequence: (body := f"{area}{born:%Y%m%d}{sequence:03d}") + check_character(body),
    st.sampled_from(["410526", "410502", "110105", "320106"]),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.integers(1, 998),
)


@given(resident_numbers)
def test_right_numbers_are_read(number: str) -> None:
    reading = read(number)
    assert reading == number or (number.endswith("000") and isinstance(reading, Unreadable))
    assert ric.calc_check_digit(number) == number[17]


@given(resident_numbers, st.integers(0, 17), st.sampled_from("0123456789"))
def test_wrong_check_characters_are_seen_as_stdnum_sees_them(number: str, place: int, digit: str) -> None:
    changed = number[:place] + digit + number[place + 1 :]
    try:
        right = ric.calc_check_digit(changed) == changed[17]
    except (ValidationError, ValueError):
        right = False
    reading = read(changed)
    if isinstance(reading, Unreadable):
        assert not right or reading.code in ("P05", "P02", "P03")
    elif changed[0] != "9":
        assert right


@given(resident_numbers)
def test_what_a_number_says(number: str) -> None:
    born = ric.get_birth_date(number)
    assert births([number])[0].astype(date) == born
    assert (
        sexes([number])[0] == {"M": "男", "F": "女"}[ric.get_gender(number)]
        if hasattr(ric, "get_gender")
        else True
    )
    assert is_resident_number(number)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("２０２１．３．５", date(2021, 3, 5)),
        ("2021-03-05 00:00:00", date(2021, 3, 5)),
        ("20210305", date(2021, 3, 5)),
        ("202103", date(2021, 3, 1)),
        ("2021.3起", date(2021, 3, 1)),
        ("2021.3—2022.2", date(2021, 3, 1)),
        (44260.0, date(2021, 3, 5)),
        ("二〇二一年十二月三十一日", date(2021, 12, 31)),
        (datetime(2021, 3, 5, 8, 0), date(2021, 3, 5)),
        ("2020-02-29", date(2020, 2, 29)),
    ],
)
def test_spellings_of_days(raw: object, expected: date) -> None:
    assert values.DATE.read(raw) == expected


@pytest.mark.parametrize("raw", ["2021-02-29", "2021.13.1", "不详日", "20211301", "3月5日"])
def test_days_that_do_not_exist(raw: str) -> None:
    reading = values.DATE.read(raw)
    assert isinstance(reading, Unreadable)
    assert reading.code == "P22"


@pytest.mark.slow
def test_a_million_numbers_in_two_seconds() -> None:
    numbers = []
    for at in range(1_000_000):
        body = f"4105262{at % 1000 + 1000:04d}"[:10] + f"{at % 12 + 1:02d}{at % 28 + 1:02d}{at % 1000:03d}"
        numbers.append(body + check_character(body))
    best = min(_seconds(numbers) for _ in range(3))
    assert best < 2.0


def _seconds(numbers: list[str]) -> float:
    start = time.perf_counter()
    read_column(numbers)
    return time.perf_counter() - start


@pytest.mark.parametrize("kind", [values.ACCOUNT, values.PHONE, values.DATE], ids=ids)
@given(digits=st.text("0123456789", min_size=1, max_size=22), day=st.tuples(*[st.integers(0, 40)] * 3))
def test_the_quick_way_says_what_the_long_way_says(
    kind: ValueType, digits: str, day: tuple[int, int, int]
) -> None:
    """A blank before a plain text sends it the long way round."""
    for plain in (digits, f"1{digits[:10]}", f"20{day[0]:02d}-{day[1]:02d}-{day[2]:02d}"):
        assert kind.read(plain) == kind.read(f" {plain}")


@given(st.floats(0, 1e13) | st.integers(0, 10**13).map(float))
def test_whole_numbers_are_read_as_their_texts(number: float) -> None:
    if number.is_integer() and number < 1e12:
        assert values.COUNT.read(number) == values.COUNT.read(str(int(number)))
