"""How clerks' words for a parent's situation are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xltools.values import PARENT_STATUS, Unreadable
from xltools.values.parent_status import GROUPS, WORDS, disability, group
from xltools.values.parent_status_words import EXPRESSIONS, UNDECIDED

ALL = [(expression, word) for word, several in EXPRESSIONS.items() for expression in several.split()]
OPEN = [(one, words) for words, several in UNDECIDED.items() for one in several.split()]


def test_the_table_is_large_and_says_nothing_twice():
    expressions = [one for one, _ in ALL] + [one for one, _ in OPEN]
    assert len(ALL) >= 150
    assert len(expressions) == len(set(expressions))
    assert set(EXPRESSIONS) == set(WORDS) == set(PARENT_STATUS.options)


@pytest.mark.parametrize(("expression", "word"), ALL)
def test_every_expression_of_the_table(expression, word):
    assert PARENT_STATUS.read(expression) == word
    assert PARENT_STATUS.read(f" {expression}。") == word


@pytest.mark.parametrize(("expression", "words"), OPEN)
def test_what_does_not_decide_names_the_words_to_choose_from(expression, words):
    reading = PARENT_STATUS.read(expression)
    assert isinstance(reading, Unreadable)
    assert reading.code == "K06"
    assert set(words) <= set(dict(reading.words)["相近"].split("、"))
    assert dict(reading.words)["相近"] in reading.reason


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("重残（智力二级）", "重残"),
        ("重残（肢体三级）", "重残"),
        ("精神残疾 四级", "重残"),
        ("智力3级", "重残"),
        ("肢体残疾一级", "重残"),
        ("视力四级", "轻残"),
        ("3级肢体残疾", "轻残"),
        ("服刑（3年）", "服刑在押"),
        ("被判处有期徒刑三年六个月", "服刑在押"),
        ("服刑至2025.3", "服刑在押"),
        ("死亡2019.3", "死亡"),
        ("2018年3月5日病故", "死亡"),
        ("病 故", "死亡"),
        ("在外打工时因车祸去世", "死亡"),
        ("出狱后病故", "死亡"),
        ("改嫁后无音信", "失联"),
        ("离异、失联", "失联"),
        ("离家出走3年", "失联"),
        ("失踪", "失联"),
        ("失踪（无判决书）", "失联"),
        ("失踪（没有判决）", "失联"),
        ("失踪，未宣告", "失联"),
        ("失踪（有法院判决书）", "宣告失踪"),
        ("失踪（2020）豫0526民特12号", "宣告失踪"),
        ("法院宣告死亡（失踪满4年）", "死亡"),
        ("离异、服刑", "服刑在押"),
        ("吸毒被强制隔离戒毒2年", "强制隔离戒毒"),
        ("遣送（驱逐）出境", "遣送出境"),
        ("重病（肺癌晚期）", "重病"),
        ("健在，外出务工", "外出务工"),
        ("2018年改嫁外省", "再婚"),
        ("刑满释放", "健康"),
        ("父亲不详", "不详"),
        ("故2019", "死亡"),
    ],
)
def test_longer_texts(text, word):
    assert PARENT_STATUS.read(text) == word


@pytest.mark.parametrize("text", ["未死亡", "没有失联", "曾服刑", "不再婚", "未被判刑", "疑似死亡", "无失联"])
def test_a_negation_is_not_read_as_its_opposite(text):
    assert isinstance(PARENT_STATUS.read(text), Unreadable)


@pytest.mark.parametrize(
    "text", ["服刑已释放", "服刑，2022年释放", "2020年刑满释放", "失联已找到", "判刑三年缓刑五年"]
)
def test_what_has_ended_or_will_end_is_left_to_the_clerk(text):
    assert isinstance(PARENT_STATUS.read(text), Unreadable)


def test_nearest_words():
    assert dict(PARENT_STATUS.read("服刑已释放").words)["相近"].split("、")[:2] == ["服刑在押", "健康"]
    assert "死亡" in dict(PARENT_STATUS.read("车祸").words)["相近"]
    assert (
        dict(PARENT_STATUS.read("qqq").words)["相近"]
        == "重残、重病、服刑在押、强制隔离戒毒、限制自由、失联、死亡"
    )


@pytest.mark.parametrize("raw", [None, "", "  ", "无", "/", "—", "暂无", "\u3000", "N/A"])
def test_blank(raw):
    assert PARENT_STATUS.read(raw) is None


def test_groups():
    assert len(WORDS) == len(set(WORDS)) == 17
    assert len(GROUPS["S8"]) == 8
    assert [group(word) for word in ("失联", "死亡", "宣告失踪", "离异", "不详", "什么")] == [
        "S8",
        "D",
        "X",
        "N",
        "U",
        "U",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("重残（智力二级）", ("智力", "二级")),
        ("叁级肢体残疾", ("肢体", "三级")),
        ("三级残疾", ("", "三级")),
        ("多重1级", ("多重", "一级")),
        ("重残", ("", "")),
    ],
)
def test_disability(text, parts):
    assert disability(text) == parts


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none()))
def test_anything_is_answered(raw):
    reading = PARENT_STATUS.read(raw)
    assert reading is None or reading in WORDS or (isinstance(reading, Unreadable) and reading.code == "K06")
