"""How a person is related to another (GB/T 4761, domain.md 6.6)."""

from __future__ import annotations

import re

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import clean, fold, is_blank

#: Code, word, sex, generations above (+) or below (-) the person spoken of, other ways to say it.
_TABLE = """
01 本人 - 0 自己 户主本人 本人或户主
02 户主 - 0
10 配偶 - 0 夫妻 爱人
11 丈夫 男 0 夫 老公
12 妻子 女 0 妻 老婆 媳妇儿
20 儿子 男 -1 子 男孩
21 独生子 男 -1
22 长子 男 -1 大儿子
23 次子 男 -1 二儿子 二子
24 三子 男 -1 三儿子
25 四子 男 -1
27 养子 男 -1 继子 养子或继子
28 女婿 男 -1
30 女儿 女 -1 女 女孩
31 独生女 女 -1
32 长女 女 -1 大女儿
33 次女 女 -1 二女儿 二女
34 三女 女 -1 三女儿
35 四女 女 -1
37 养女 女 -1 继女 养女或继女
38 儿媳 女 -1 媳妇 儿媳妇
41 孙子 男 -2 孙
42 孙女 女 -2
43 外孙子 男 -2 外孙
44 外孙女 女 -2
45 孙媳妇 女 -2 外孙媳妇
46 孙女婿 男 -2 外孙女婿
47 曾孙子 男 -3 重孙 曾孙 外曾孙子
48 曾孙女 女 -3 重孙女 外曾孙女
51 父亲 男 1 父 爸爸 爸 生父 爹 老爹 爹爹 老爸
52 母亲 女 1 母 妈妈 妈 生母 娘 老妈
53 公公 男 1
54 婆婆 女 1
55 岳父 男 1 老丈人
56 岳母 女 1 丈母娘
57 养父 男 1 继父 后爸 养父或继父
58 养母 女 1 继母 后妈 养母或继母
61 祖父 男 2 爷爷 爷
62 祖母 女 2 奶奶 奶
63 外祖父 男 2 姥爷 外公 老爷 姥爷爷 外爷
64 外祖母 女 2 姥姥 姥娘 外婆
66 曾祖父 男 3 老爷爷 太爷爷 太爷 外曾祖父
67 曾祖母 女 3 老奶奶 太奶奶 外曾祖母
70 兄弟姐妹 - 0 兄妹 姐弟 兄弟 姐妹 姊妹
71 兄 男 0 哥哥 哥
72 嫂 女 0 嫂子
73 弟 男 0 弟弟
74 弟媳 女 0 弟妹 弟媳妇 兄弟媳妇
75 姐姐 女 0 姐
76 姐夫 男 0
77 妹妹 女 0 妹
78 妹夫 男 0
81 伯父 男 1 大伯 大爷 伯伯 伯
82 伯母 女 1 大娘 大妈
83 叔父 男 1 叔叔 叔 小叔
84 婶母 女 1 婶婶 婶子 婶
85 舅父 男 1 舅舅 舅
86 舅母 女 1 妗子 舅妈 妗
87 姨父 男 1 姨夫
88 姨母 女 1 姨 姨姨 小姨 大姨 姨妈
89 姑父 男 1 姑夫
90 姑母 女 1 姑姑 姑 姑妈 大姑 小姑
91 堂兄弟姐妹 - 0 堂哥 堂弟 堂姐 堂妹 堂兄 堂兄弟 堂姐妹
92 表兄弟姐妹 - 0 表哥 表弟 表姐 表妹 表兄 表兄弟 表姐妹
93 侄子 男 -1 侄儿 侄
94 侄女 女 -1
95 外甥 男 -1
96 外甥女 女 -1
97 其他亲属 - - 其他亲戚 亲属 亲戚 近亲属 姑奶奶 姑奶 姑爷爷 姨奶奶 姨姥姥 舅爷 舅爷爷 舅姥爷 舅奶奶 伯祖父 伯祖母 叔祖父 叔祖母 远房亲戚 堂叔 堂伯 表叔 表舅 表姑 表姨
99 非亲属 - - 无亲属关系 邻居 村委会 村干部 福利机构 机构 民政部门
98 其他 - - 其它
"""


def _load() -> dict[str, tuple[str, str, str | None, int | None]]:
    words: dict[str, tuple[str, str, str | None, int | None]] = {}
    for line in _TABLE.strip().splitlines():
        code, word, sex, generation, *others = line.split()
        entry = (code, word, None if sex == "-" else sex, None if generation == "-" else int(generation))
        for one in (word, code, *others):
            words[one] = entry
    return words


_WORDS = _load()
#: Words that leave open who is the elder (“爷孙”: grandfather or grandson?), or which of two is meant.
_OPEN = """祖孙 爷孙 奶孙 外祖孙 姥孙 父子 母子 父女 母女 叔侄 姑侄 伯侄 舅甥 姨甥 婆媳 翁婿
    父母 子女 孩子 小孩 祖父母 外祖父母 爷爷奶奶 姥姥姥爷 姥爷姥姥 爸爸妈妈 公婆 岳父母"""
_AMBIGUOUS = frozenset(_OPEN.split())
_BRACKET = re.compile(r"\([^()]*\)")
#: Whose relation it is: 之父, 户主之父, 儿童的祖母.
_WHOSE = re.compile(
    r"^(?:户主|本人|儿童|孩子|小孩|被照料人|被监护人|与儿童|与户主)?[之的]|^(?:儿童|孩子|小孩)(?=.)"
)


def read(raw: object) -> Reading:
    """The standard word; None for an empty cell; Unreadable C04 where it is unknown or leaves the direction open.

    >>> read("姥姥"), read("之子"), read("户主之父"), read("爷爷（监护人）"), read("61")
    ('外祖母', '儿子', '父亲', '祖父', '祖父')
    >>> read("爷孙").reason
    '“爷孙”看不出谁是长辈'
    """
    if is_blank(raw):
        return None
    text = re.sub(r"\s", "", fold(raw)).strip("。.,、;:")
    bare = _BRACKET.sub("", text).partition(":")[0].removesuffix("关系")
    for candidate in (text, bare, _WHOSE.sub("", bare, count=1)):
        if candidate in _WORDS:
            return _WORDS[candidate][1]
    if bare in _AMBIGUOUS:
        return Unreadable(f"“{clean(raw)}”看不出谁是长辈", "C04")
    return Unreadable(f"“{clean(raw)}”不是规范称谓", "C04")


def code_of(word: str) -> str | None:
    """The code of GB/T 4761.

    >>> code_of("祖母")
    '62'
    """
    return _WORDS[word][0] if word in _WORDS else None


def sex_of(word: object) -> str | None:
    """男 or 女 where the word says so.

    >>> sex_of("祖母"), sex_of("配偶")
    ('女', None)
    """
    return _WORDS[word][2] if isinstance(word, str) and word in _WORDS else None


def generation(word: object) -> int | None:
    """How many generations above (positive) or below the person spoken of; None where the word does not say.

    >>> generation("祖母"), generation("儿子"), generation("其他")
    (2, -1, None)
    """
    return _WORDS[word][3] if isinstance(word, str) and word in _WORDS else None


RELATION = ValueType(
    "relation", "关系", "text", read, options=tuple(dict.fromkeys(entry[1] for entry in _WORDS.values()))
)
