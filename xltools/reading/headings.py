"""Which field a heading means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from xltools.model.field import Field
from xltools.model.kind import KINDS, LedgerKind
from xltools.values.text import fold

#: Headings of one month's workbooks are a few hundred texts, met again and again.
_REMEMBERED = 4096

#: A bracket that holds a unit or a hint goes with its contents; every other bracket loses only its signs.
_HINT = re.compile(
    r"[(\[【〔{](?:单位:?)?(?:[\w/·.]*元(?:/\w+)?(?:·月)?|必填|选填|岁|周岁|人|个月?|天|月|日|%|位|项|户|年月日?|如.*?|例.*?|格式.*?|下拉.*?|请.*?|√.*?|是/否|男/女|yyyy.*?|xxxx.*?|\d+位)[)\]】〕}]",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\s*:：()\[\]【】〔〕{}、，,.。\-_—/\\|“”\"'#]")

_ID = r"(?:公民身份证号|公民身份号|居民身份证号|身份证件号|身份证号|证件号|身份号|身份证|SFZH)(?:码)?"
_SYNONYMS = (
    (re.compile(_ID, re.IGNORECASE), "身份证号"),
    (re.compile(r"联系电话|手机号码|手机号|联系方式|电话号码|手机"), "电话"),
    (
        re.compile(r"一卡通账[号户]|银行[账帐]号|银行卡号|社保卡账?号|发放[账帐]号|[账帐]号|[账帐]户$|卡号"),
        "账号",
    ),
)

#: Owner → the words that group headings use for it; longer words first.
_OWNER_WORDS = {
    "被照料人": ("被照料", "被监护", "被抚养"),
    "监护人": ("监护人", "照料人", "照护人", "受托人", "抚养人"),
    "户主": ("户主",),
    "成员": ("成员",),
    "父亲": ("父亲", "生父", "父"),
    "母亲": ("母亲", "生母", "母"),
    "领取人": ("领取人", "领款人"),
    "儿童主任": ("儿童主任", "督导员", "包保干部"),
    "帮扶人": ("帮扶",),
}

#: Headings that say too little to stand for a field on their own (F14).
AMBIGUOUS = frozenset(
    {
        "保障金额",
        "类型",
        "类别",
        "时间",
        "日期",
        "金额",
        "等级",
        "级别",
        "情况",
        "号码",
        "证号",
        "起",
        "止",
        "起始日期",
        "截止日期",
        "证明材料",
        "起始时间",
        "截止时间",
    }
)


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """A heading without signs, blanks, units and hints.

    >>> plain("* 保障标准\\n（元/月）"), plain("县（市、区）")
    ('保障标准', '县市区')
    """
    folded = fold(text).replace("\n", "")
    return _SIGNS.sub("", _HINT.sub("", folded))


@lru_cache(_REMEMBERED)
def bare(text: str) -> str:
    """A heading without brackets and what stands in them: 监护人（照料人）姓名 → 监护人姓名."""
    return _SIGNS.sub("", re.sub(r"[(\[【〔{][^)\]】〕}]*[)\]】〕}]", "", fold(text).replace("\n", "")))


@lru_cache(_REMEMBERED)
def unit_of(text: str) -> str | None:
    """The unit of money in a heading's brackets: 元, 千元 or 万元."""
    match = re.search(r"[(\[【](?:单位:?)?(万元|千元|元)", fold(text))
    return match[1] if match else None


@lru_cache(_REMEMBERED)
def canonical(text: str) -> str:
    """Synonyms of identity number, phone and account made one word, whoever they belong to."""
    for pattern, word in _SYNONYMS:
        text = pattern.sub(word, text)
    return text.upper()


@lru_cache(_REMEMBERED)
def candidates(text: str) -> tuple[str, ...]:
    """The forms under which a heading is looked up."""
    return tuple(dict.fromkeys(canonical(form) for form in (plain(text), bare(text)) if form))


def lookup(kind: type[LedgerKind]) -> dict[str, Field]:
    """Canonical heading → field: full headings first, then aliases, then owner + bare heading."""
    return _lookup(kind.kind_name)


@cache
def _lookup(kind_name: str) -> dict[str, Field]:
    words: dict[str, Field] = {}
    fields = list(KINDS[kind_name].fields.values())
    for heading in (
        (lambda one: (one.heading,)),
        (lambda one: one.aliases),
        (lambda one: tuple(one.owner + leaf for leaf in one.leaf)),
    ):
        for field in fields:
            for text in heading(field):
                for form in candidates(text):
                    words.setdefault(form, field)
    return words


def heading_words(kinds: Sequence[type[LedgerKind]]) -> frozenset[str]:
    """Headings and aliases of these kinds, as they are declared."""
    return _heading_words(tuple([kind.kind_name for kind in kinds]))


@cache
def _heading_words(kind_names: tuple[str, ...]) -> frozenset[str]:
    fields = [field for name in kind_names for field in KINDS[name].fields.values()]
    return frozenset(text for field in fields for text in (field.heading, *field.aliases))


@cache
def _leaves(kind_name: str) -> dict[tuple[str, str], Field]:
    """(owner, canonical bare heading) → field, for headings below a group."""
    leaves: dict[tuple[str, str], Field] = {}
    for field in KINDS[kind_name].fields.values():
        for leaf in field.leaf:
            for form in candidates(leaf):
                leaves.setdefault((field.owner, form), field)
    return leaves


@lru_cache(_REMEMBERED)
def owner_of(group: str) -> str | None:
    """Whom a group heading speaks of: 父亲情况 → 父亲; None when nobody in particular."""
    text = plain(group)
    for owner, words in _OWNER_WORDS.items():
        if (
            any(word in text for word in words if len(word) > 1)
            or text in words
            or text.startswith(tuple(w + "情" for w in words))
        ):
            return owner
    return None


def says_enough(form: str, field: Field) -> bool:
    """Whether a bare heading may stand for a field: not a vague word, unless it is the field's own full heading."""
    return form not in AMBIGUOUS or form in candidates(field.heading)


def match(path: Sequence[str], kind: type[LedgerKind]) -> tuple[Field, str] | None:
    """The field of a column whose headings from top to bottom are `path`, and the heading that decided.

    None when nothing fits.
    """
    return _match(tuple(path), kind.kind_name)


# the counties' workbooks have the same headings, and every kind is tried on each
@lru_cache(16 * _REMEMBERED)
def _match(path: tuple[str, ...], kind_name: str) -> tuple[Field, str] | None:
    words = _lookup(kind_name)
    for form in candidates("".join(path)):
        if form in words and (len(path) > 1 or says_enough(form, words[form])):
            return words[form], path[-1]
    leaf = path[-1]
    owner = next((found for group in reversed(path[:-1]) if (found := owner_of(group))), None)
    for form in candidates(leaf):
        if owner is not None:
            field = _leaves(kind_name).get((owner, form)) or words.get(owner + form)
            if field is not None:
                return field, leaf
        field = words.get(form)
        if field is not None and says_enough(form, field) and (owner is None or field.owner in ("", owner)):
            return field, leaf
    return None
