"""What has become of a parent (父母情况): free text read as one of seventeen words (domain.md 2.1, 2.2).

The words fall into five groups: S8 (qualifying: 民发〔2019〕62号, 民发〔2020〕125号), D 死亡, X 法院宣告失踪,
N not qualifying, U unknown. “失踪” without a judgment is read as 失联; rule K12 looks at the text as written.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.parent_status_words import EXPRESSIONS, UNDECIDED
from xltools.values.text import fold as fold_text
from xltools.values.text import is_blank

#: Group → words.
GROUPS: dict[str, tuple[str, ...]] = {
    "S8": ("重残", "重病", "服刑在押", "强制隔离戒毒", "限制自由", "失联", "撤销监护资格", "遣送出境"),
    "D": ("死亡",),
    "X": ("宣告失踪",),
    "N": ("健康", "轻残", "外出务工", "离异", "再婚", "不尽责"),
    "U": ("不详",),
}
WORDS: tuple[str, ...] = tuple(word for words in GROUPS.values() for word in words)
_GROUP_OF = {word: name for name, words in GROUPS.items() for word in words}
_WORD_OF = {expression: word for word, several in EXPRESSIONS.items() for expression in several.split()}
_CHOICES_OF = {expression: words for words, several in UNDECIDED.items() for expression in several.split()}
_LONGEST = max(len(one) for one in (*_WORD_OF, *_CHOICES_OF))

#: Before an expression, these turn its meaning round (没有失联), so nothing can be concluded.
_NEGATED = re.compile(r"(?:未|没有?|不|不是|非|无|否认|疑似|可能|是否|曾经?|以前|原)[被已(]*$")
_KINDS = "视力|听力|言语|肢体|智力|精神|多重"
_LEVEL = re.compile(rf"({_KINDS})?(?:残疾)?(?:等级)?[:(]?([一二三四壹贰叁肆1234])级(?:残疾)?({_KINDS})?")
_NOISE = re.compile(
    r"(?:19|20)?\d\d[年./\-]\d{1,2}(?:[月./\-](?:\d{1,2}[日号]?)?)?(?:起|至今)?|(?:19|20)\d\d年?"
    r"|\d{1,2}月(?:\d{1,2}[日号])?|[\d一二三四五六七八九十两]+(?:个半|个)?(?:年|月|天|日|岁)(?:以上|多|半)?|\d+"
)
_ENDED = re.compile(r"释放|出狱|解除|找到了?$|已找到|已回|痊愈|康复|缓刑|假释|监外|取保|矫正")
_WEIGHT = {"D": 0, "X": 1, "S8": 2, "N": 3, "U": 4}
_JUDGMENT = re.compile(r"(?<![未没无])(?<!没有)(?:宣告|判决|裁定|民特|民初)")


def group(word: str) -> str:
    """S8, D, X, N or U; what is no known word is U.

    >>> group("服刑在押"), group("死亡"), group("离异"), group("")
    ('S8', 'D', 'N', 'U')
    """
    return _GROUP_OF.get(word, "U")


def fold(raw: object) -> str:
    """Half-width, no blanks, no signs at the ends."""
    return re.sub(r"\s", "", fold_text(raw)).strip("'\"“”‘’。.,;:、*")


def read(raw: object) -> Reading:
    """One cell → canonical word, None (blank), or Unreadable K06 naming the nearest known words.

    >>> read("坐牢（3年）"), read("死亡2019.3"), read("改嫁后无音信"), read("重残（智力二级）")
    ('服刑在押', '死亡', '失联', '重残')
    """
    written = fold(raw)
    if not written or is_blank(raw):
        return None
    if written in _WORD_OF:
        return _WORD_OF[written]
    if "失踪" in written and _JUDGMENT.search(written):
        return "死亡" if "宣告死亡" in written else "宣告失踪"
    found, undecided = _scan(written)
    disabled = _disability(written)
    if disabled:
        found, undecided = [*found, disabled], []
    word = _weightiest(found)
    if word is None or _over(written, word) or (undecided and group(word) in "NU"):
        return _unreadable(written, found, undecided)
    return word


def disability(text: str) -> tuple[str, str]:
    """Category and level that a text names, '' for what it does not.

    >>> disability("重残（智力二级）"), disability("3级肢体残疾"), disability("重残")
    (('智力', '二级'), ('肢体', '三级'), ('', ''))
    """
    match = _LEVEL.search(fold(text))
    if match is None:
        return "", ""
    number = match[2].translate(str.maketrans("1234壹贰叁肆", "一二三四一二三四"))
    return match[1] or match[3] or "", f"{number}级"


def _disability(text: str) -> str:
    """重残 or 轻残 by category and level (62号: 一、二级, and 三、四级 智力、精神), '' when they do not tell."""
    category, level = disability(text)
    if not level:
        return ""
    if level in ("一级", "二级") or category in ("智力", "精神"):
        return "重残"
    return "轻残" if category and category != "多重" else ""


def _scan(text: str) -> tuple[list[str], list[str]]:
    """Known words inside a text by its longest expressions, and the undecided expressions.

    Dates, terms and numbers are passed over. A negation before an expression empties the result.
    """
    rest = _NOISE.sub("|", text)
    found: list[str] = []
    undecided: list[str] = []
    at = 0
    while at < len(rest):
        size = next((n for n in range(min(_LONGEST, len(rest) - at), 1, -1) if _known(rest[at : at + n])), 0)
        if size == 0:
            at += 1
            continue
        if _NEGATED.search(rest[:at]):
            return [], []
        piece = rest[at : at + size]
        if piece in _WORD_OF:
            found.append(_WORD_OF[piece])
        else:
            undecided.append(piece)
        at += size
    alone = re.sub(r"[|()\[\]起]", "", rest)
    if not found and alone in _WORD_OF:
        found.append(_WORD_OF[alone])
    return found, undecided


def _known(piece: str) -> bool:
    return piece in _WORD_OF or piece in _CHOICES_OF


def _weightiest(found: list[str]) -> str | None:
    """Of several words the one that decides: death, a judgment, a qualifying state, anything else; then the first."""
    return min(found, key=lambda word: (_WEIGHT[group(word)], word == "健康"), default=None)


def _over(text: str, word: str) -> bool:
    """Whether a text also speaks of an end (服刑，2022年释放), so that a date would have to decide."""
    return _ENDED.search(text) is not None and (group(word) == "S8" or re.search(r"\d", text) is not None)


def _unreadable(text: str, found: list[str], undecided: list[str]) -> Unreadable:
    near = _nearest(text, found, undecided)
    return Unreadable(f"看不出属于哪种情况，相近的有：{near}", "K06", (("相近", near),))


def _nearest(text: str, found: list[str], undecided: list[str]) -> str:
    """The nearest known words, joined by 、; the commonest qualifying words when nothing is near."""
    words = dict.fromkeys(found)
    for piece in [*undecided, text]:
        words |= dict.fromkeys(_CHOICES_OF.get(piece, ()))
    for expression in get_close_matches(text, [*_WORD_OF], n=3, cutoff=0.4):
        words.setdefault(_WORD_OF[expression])
    return "、".join(list(words)[:3] or (*GROUPS["S8"][:6], "死亡"))


PARENT_STATUS = ValueType("parent_status", "父母情况", "text", read, options=WORDS)
