"""Single comparisons: names, numbers, days."""

from __future__ import annotations

import numpy as np
import pytest

from xltools.matching.compare import BirthLevel, birth_levels
from xltools.matching.names import NameLevel, Names
from xltools.matching.numbers import Form, IdLevel, Ids, NumberLevel, id_levels, number_levels, numeral

VALID = "41052620120304126X"
OTHER = "410526201203041223"


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("张丽", "张丽", "SAME"),
        ("张 丽", "张　丽", "SAME"),
        ("張麗", "张丽", "SAME"),
        ("阿依古丽·买买提", "阿依古丽•买买提", "SAME"),
        ("张丽", "张莉", "SOUND"),
        ("单伟", "山伟", "SOUND"),
        ("王芳（曾用名王小芳）", "王小芳", "SOUND"),
        ("张末", "张未", "SHAPE"),
        ("候军", "侯军", "SOUND"),
        ("李?", "李鑫", "SHAPE"),
        ("李□", "李鑫", "SHAPE"),
        ("李金金金", "李鑫", "SHAPE"),
        ("刘辉明", "刘明辉", "SWAPPED"),
        ("刘明", "刘明辉", "SWAPPED"),
        ("张子轩", "张子恒", "ONE_CHARACTER"),
        ("张子轩", "张建国", "SURNAME"),
        ("王芳", "李建国", "DIFFERENT"),
        ("王芳", "", "BLANK"),
        ("阿依古丽·买买提", "阿依古丽·买买", "SHAPE"),
        ("阿依古丽·买买提", "阿伏古丽·买买提", "SHAPE"),
        ("阿依古丽·买买提", "阿依古丽·吐尔逊", "SURNAME"),
        ("古丽巴哈尔·阿卜杜拉", "古丽巴哈儿·阿布杜拉", "ONE_CHARACTER"),
    ],
)
def test_names(one: str, two: str, level: str) -> None:
    names = Names([np.array([one], dtype=object), np.array([two], dtype=object)])
    (left, former), (right, other_former) = names.columns
    for pair in ((left, right, former, other_former), (right, left, other_former, former)):
        assert NameLevel(names.levels(*pair)[0]).name == level


def ids(number: str) -> Ids:
    return Ids(np.array([number], dtype=object))


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (OTHER, Form.VALID),
        (OTHER[:17] + "4", Form.WRONG),
        (OTHER[:15] + "000", Form.ROUNDED),
        (OTHER[:17], Form.PARTIAL),
        ("110105491231002", Form.VALID),
        ("4.10526E+17", Form.NONE),
        ("不详", Form.NONE),
        ("", Form.NONE),
    ],
)
def test_forms(number: str, form: Form) -> None:
    assert ids(number).form[0] == form


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        (OTHER, OTHER, IdLevel.SAME),
        (f" {OTHER[:6]} {OTHER[6:]}", OTHER, IdLevel.SAME),
        ("110105491231002", "11010519491231002X", IdLevel.SAME),
        (OTHER[:17] + "4", OTHER[:17] + "4", IdLevel.SAME_WRONG),
        (OTHER[:17] + "4", OTHER, IdLevel.ONE_EDIT),
        (OTHER[:9] + OTHER[10] + OTHER[9] + OTHER[11:], OTHER, IdLevel.ONE_EDIT),
        (OTHER[:5] + OTHER[6:], OTHER, IdLevel.ONE_EDIT),
        (OTHER[:15] + "000", OTHER, IdLevel.PREFIX),
        (OTHER[:14], OTHER, IdLevel.PREFIX),
        (OTHER[:4] + "99" + OTHER[6:], OTHER, IdLevel.TWO_EDITS),
        ("11010519491231002X", OTHER, IdLevel.BOTH_VALID),
        ("110105194912310021", OTHER, IdLevel.DIFFERENT),
        ("", OTHER, IdLevel.MISSING),
    ],
)
def test_numbers(one: str, two: str, level: IdLevel) -> None:
    first = np.array([0])
    assert id_levels(ids(one), ids(two), first, first)[0] == level
    assert id_levels(ids(two), ids(one), first, first)[0] == level


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("13812345678", "138-1234-5678", NumberLevel.SAME),
        ("6217990000000001234", "6217990000000000000", NumberLevel.PREFIX),
        ("13812345678", "13812345679", NumberLevel.DIFFERENT),
        ("12345", "12345", NumberLevel.MISSING),
    ],
)
def test_phones_and_accounts(one: str, two: str, level: NumberLevel) -> None:
    both = numeral(np.array([one, two], dtype=object))
    assert number_levels(both[:1], both[1:])[0] == level


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        (20120304, 20120304, BirthLevel.SAME),
        (20120304, 20120403, BirthLevel.ONE_SLIP),
        (20120304, 20130304, BirthLevel.ONE_SLIP),
        (20120304, 20120101, BirthLevel.ONE_SLIP),
        (20120304, 20120203, BirthLevel.ONE_SLIP),
        (20120304, 20121125, BirthLevel.SAME_YEAR),
        (20120304, 20150607, BirthLevel.DIFFERENT),
        (20120304, 0, BirthLevel.MISSING),
    ],
)
def test_days(one: int, two: int, level: BirthLevel) -> None:
    assert birth_levels(np.array([one]), np.array([two]))[0] == level
    assert birth_levels(np.array([two]), np.array([one]))[0] == level
