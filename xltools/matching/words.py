"""Why two rows are taken for one person, in a clerk's words and in bits."""

from __future__ import annotations

from typing import Any

from xltools.matching.compare import BirthLevel, HomeBy, SexLevel
from xltools.matching.match import Pairs
from xltools.matching.names import NameLevel
from xltools.matching.numbers import Form, IdLevel

_NAME = {
    NameLevel.SAME: "姓名相同",
    NameLevel.SOUND: "姓名同音（或是曾用名）",
    NameLevel.SHAPE: "姓名字形相近",
    NameLevel.SWAPPED: "姓名缺一字或前后颠倒",
    NameLevel.ONE_CHARACTER: "姓名差一字",
    NameLevel.SURNAME: "只有姓相同",
    NameLevel.DIFFERENT: "姓名不同",
}
_ID = {
    IdLevel.MISSING: "身份证号一方没有或读不出",
    IdLevel.SAME: "身份证号相同",
    IdLevel.SAME_WRONG: "身份证号相同，但两边都通不过校验",
    IdLevel.ONE_EDIT: "身份证号相差1位",
    IdLevel.PREFIX: "身份证号一方被Excel改过或不完整，前15位相同",
    IdLevel.TWO_EDITS: "身份证号相差2位",
    IdLevel.BOTH_VALID: "身份证号不同，两个都通过校验",
    IdLevel.DIFFERENT: "身份证号不同",
}
_BIRTH = {
    BirthLevel.SAME: "出生日期相同",
    BirthLevel.ONE_SLIP: "出生日期只差一处",
    BirthLevel.SAME_YEAR: "只有出生年份相同",
    BirthLevel.DIFFERENT: "出生日期不同",
}
_SEX = {SexLevel.SAME: "性别相同", SexLevel.DIFFERENT: "性别不同"}
_HOME = {
    HomeBy.RELATIVE_NUMBER: "{亲}身份证号相同",
    HomeBy.RELATIVE: "{亲}姓名相同",
    HomeBy.PHONE: "电话相同",
    HomeBy.ACCOUNT: "账号相同",
    HomeBy.PLACE: "村相同",
}
_FIELD = {"id": "身份证号", "name": "姓名", "birth": "出生日期", "sex": "性别", "home": "家庭"}
#: Up to this level a comparison speaks for one person.
_FOR = {
    "id": IdLevel.TWO_EDITS,
    "name": NameLevel.SWAPPED,
    "birth": BirthLevel.ONE_SLIP,
    "sex": SexLevel.SAME,
}


def reasons(pairs: Pairs, at: int, kin: str) -> str:
    """What speaks for one person, then ； and what speaks against it or is not known; `kin`: what the relatives are called.

    「姓名同音、出生日期相同、监护人身份证号相同；身份证号相差1位，其中一个通过校验」
    """
    levels = pairs.levels
    told = {
        "name": _NAME.get(NameLevel(levels.name[at]), ""),
        "birth": _BIRTH.get(BirthLevel(levels.birth[at]), ""),
        "sex": _SEX.get(SexLevel(levels.sex[at]), ""),
    }
    shared = HomeBy(int(levels.home_by[at]))
    speaking = [text for field, text in told.items() if text and levels[field][at] <= _FOR[field]]
    speaking += [
        text.format(亲=kin) for flag, text in _HOME.items() if flag in shared and not _weaker(flag, shared)
    ]
    against = [text for field, text in told.items() if text and levels[field][at] > _FOR[field]]
    return "；".join(
        part for part in ("、".join(speaking), "、".join([*against, _number(pairs, at)])) if part
    )


def _weaker(flag: HomeBy, shared: HomeBy) -> bool:
    """A relative's name is not told where the number is told."""
    return flag is HomeBy.RELATIVE and HomeBy.RELATIVE_NUMBER in shared


def _number(pairs: Pairs, at: int) -> str:
    level = IdLevel(pairs.levels.id[at])
    forms = {Form(pairs.form_one[at]), Form(pairs.form_two[at])}
    proven = level in (IdLevel.ONE_EDIT, IdLevel.TWO_EDITS, IdLevel.DIFFERENT) and Form.VALID in forms
    return _ID[level] + ("，其中一个通过校验" if proven else "")


def doubts(pairs: Pairs, at: int) -> str:
    """Why a pair that fits is left to a person, '' where nothing but the chance is too low."""
    if pairs.vetoed[at]:
        if pairs.levels.id[at] == IdLevel.BOTH_VALID:
            return "不能自动认定"
        return "可能是兄弟姐妹或同村同名，不能自动认定"
    return "另有一人几乎同样符合" if pairs.rivalled[at] else ""


def weights(pairs: Pairs, at: int) -> str:
    """The bits of each comparison, of the start and of one-to-one: they add up to the chance.

    「身份证号+20.9 姓名+5.6 出生日期+0.0 性别+0.9 家庭+15.4 起点-16.1 一对一+3.4」
    """
    parts: list[tuple[str, Any]] = [(_FIELD[field], bits[at]) for field, bits in pairs.bits.items()]
    parts += [("起点", pairs.prior), ("一对一", pairs.one_to_one)]
    return " ".join(f"{word}{bits:+.1f}" for word, bits in parts if bits)
