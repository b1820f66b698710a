"""Harder cases of the children's rules than their docstrings show: boundaries, parameters, silence."""

from __future__ import annotations

import string
from typing import Any

import numpy as np
import pandas as pd
import pytest

from xltools.ledgers.child import Child
from xltools.ledgers.lists import Tekun
from xltools.model.discovery import discover
from xltools.model.finding import ERROR, INFO, WARNING
from xltools.model.period import Period
from xltools.model.rule import RULES, Skip
from xltools.model.table import Part, Table, typed_column
from xltools.policies.load import parse, shipped
from xltools.values import Doubtful, Unreadable
from xltools.verbs.message import Message

discover("xltools.rules.child")
CODES = [f"K{number:02d}" for number in range(1, 31)]
STANDARD = "[[child_std]]\nscattered = 950\ninstitution = 1350\n"


def identity(day: str, sequence: int = 1, sex: str = "男") -> str:
    """An invented number of 滑县 with a right check character."""
    body = f"410526{day.replace('-', '')}{sequence * 2 + (sex == '男'):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def ledger(*rows: dict[str, str], kind: Any = Child, county: str = "滑县", start: int = 0) -> Table:
    """A table read cell by cell through the fields' own types; keys are field names."""
    labels = pd.RangeIndex(start, start + len(rows))
    names = [name for name in kind.fields if any(name in row for row in rows)]
    frame, written, notes = {}, {}, {}
    for name in names:
        field = kind.fields[name]
        raws = [row.get(name, "") for row in rows]
        values = []
        for label, reading in zip(labels, field.type.column(raws), strict=True):
            if isinstance(reading, Doubtful | Unreadable):
                notes[label, name] = (reading.code,)
                reading = reading.value if isinstance(reading, Doubtful) else None
            values.append(reading)
        frame[name] = typed_column(field, values, labels)
        written[name] = pd.Series(raws, index=labels, dtype=object)
    origins = pd.DataFrame({"part": 0, "row": np.arange(len(rows)) + 2}, index=labels)
    columns = {name: number for number, name in enumerate(names, start=1)}
    part = Part("滑县.xlsx", kind.title, kind, (1,), 2, len(rows) + 1, len(rows), columns, county=county)
    return Table(
        kind, pd.DataFrame(frame, index=labels), pd.DataFrame(written, index=labels), origins, [part], notes
    )


def judge(
    code: str,
    *rows: dict[str, str],
    month: str = "2021-04",
    toml: str = "",
    county: str = "滑县",
    **lists: Table,
) -> list[Any]:
    rule = RULES[code]
    have: dict[str, Any] = {
        "children": ledger(*rows, county=county),
        "policy": parse(toml, "测试.toml").over(shipped("default")) if toml else shipped("default"),
        "period": Period.parse(month),
        **lists,
    }
    return list(rule.check(**{name: have[name] for name in rule.needs if name in have}))


def flagged(code: str, *rows: dict[str, str], **rest: Any) -> list[tuple[int, str]]:
    return sorted((hit.label, hit.field.name) for hit in judge(code, *rows, **rest))


def message(code: str, hit: Any) -> str:
    """The message as the engine fills it."""
    return Message(RULES[code], hit).full()


FULL = {"child_name": "王芳", "child_id": identity("2010-05-06"), "child_type": "社会散居", "status": "在册"}


def child(**cells: str) -> dict[str, str]:
    return FULL | cells


def test_every_code_is_declared_once():
    assert set(CODES) <= set(RULES)
    assert {RULES[code].module.rsplit(".", 1)[1] for code in CODES} == {RULES[code].name for code in CODES}


@pytest.mark.parametrize(
    ("born", "month", "over", "soon"),
    [
        ("2003-03-31", "2021-04", True, False),
        ("2003-04-01", "2021-04", False, False),
        ("2003-04-30", "2021-04", False, False),
        ("2003-05-01", "2021-04", False, True),
        ("2003-07-31", "2021-04", False, True),
        ("2003-08-01", "2021-04", False, False),
        ("2004-02-29", "2022-02", False, True),
        ("2004-02-29", "2022-03", False, False),
        ("2004-02-29", "2022-04", True, False),
        ("2004-02-28", "2022-03", True, False),
    ],
)
def test_eighteenth_birthday(born, month, over, soon):
    row = child(child_id=identity(born))
    assert bool(flagged("K01", row, month=month)) is over
    assert bool(flagged("K02", row, month=month)) is soon


@pytest.mark.parametrize(
    ("policy", "school", "severity"),
    [
        ("stop", "高中", None),
        ("secondary", "高中", WARNING),
        ("secondary", "本科", None),
        ("undergraduate", "本科", WARNING),
        ("undergraduate", "辍学", None),
    ],
)
def test_students_over_eighteen(policy, school, severity):
    row = child(child_id=identity("2003-01-31"), school_status=school, end_month="2021-05")
    (hit,) = judge("K01", row, toml=f'over18_policy = "{policy}"')
    assert hit.severity == severity
    assert ("在校证明" in message("K01", hit)) is (severity is WARNING)
    assert bool(flagged("K16", row, toml=f'over18_policy = "{policy}"')) is (severity is None)


def test_nothing_follows_from_an_unreadable_number():
    wrong = identity("2003-01-31")[:-1] + ("0" if identity("2003-01-31")[-1] != "0" else "1")
    row = child(child_id=wrong, father_id=identity("1980-01-01"), school_status="辍学", end_month="2029-01")
    assert [code for code in ("K01", "K02", "K16", "K24", "K26") if judge(code, row)] == []


def test_a_status_that_cannot_be_read_is_not_called_active():
    assert flagged("K01", child(child_id=identity("2003-01-31"), status="？？")) == []
    assert flagged("K01", child(child_id=identity("2003-01-31"), status="")) == [(0, "child_id")]


@pytest.mark.parametrize(
    ("father", "mother", "codes"),
    [
        ("", "离异", {"K03"}),
        ("", "", {"K03"}),
        ("离异", "精神病", {"K06"}),
        ("不详", "离异", {"K04"}),
        ("不详", "服刑", {"K06"}),
        ("不详", "不详", {"K06"}),
        ("病故", "去世", {"K05"}),
        ("病故", "改嫁", {"K04"}),
        ("病故", "改嫁后无音信", set()),
        ("遣送出境", "服刑", set()),
    ],
)
def test_one_finding_about_the_parents(father, mother, codes):
    row = child(father_status=father, mother_status=mother)
    assert {code for code in ("K03", "K04", "K05", "K06") if judge(code, row)} == codes


def test_deported_where_the_local_text_limits_it():
    rows = [
        child(father_status="遣送出境", mother_status="服刑"),
        child(father_status="遣送出境", mother_status="死亡"),
    ]
    assert flagged("K04", *rows, toml="deported_counts_in_both = false") == [(0, "father_status")]


def test_children_of_another_list_are_only_sent_there():
    row = child(child_type="孤儿", father_status="死亡", mother_status="死亡")
    assert [code for code in ("K04", "K05", "K06", "K27") if judge(code, row)] == ["K27"]
    for father, mother in [("离异", "不详"), ("精神病", "死亡"), ("不详", "死亡")]:
        row = child(child_type="一事一议", father_status=father, mother_status=mother)
        assert [code for code in ("K04", "K05", "K06", "K27") if judge(code, row)] == ["K27"]
    assert flagged("K27", child(child_type="120"), child(child_type="201"), child(child_type="")) == [
        (1, "child_type")
    ]


def test_words_that_nobody_knows_name_the_nearest():
    (hit,) = judge("K06", child(father_status="死亡", mother_status="精神分裂"))
    assert (
        message("K06", hit) == "儿童台账!E2母亲情况“精神分裂”无法判定（相近的有：重残、重病），请补充证明。"
    )


CERTIFICATE = identity("1980-01-01")


@pytest.mark.parametrize(
    ("status", "evidence", "code", "severity"),
    [
        ("重残", "", "K13", None),
        ("重残", "残疾证", "K06", None),
        ("重残（智力二级）", "残疾证", "K06", None),
        ("重残（肢体一级）", "残疾证", "K06", None),
        ("重残（肢体三级）", "残疾证", "K07", None),
        ("失联", f"{CERTIFICATE}43", "", None),
        ("重残", f"{CERTIFICATE}43", "K07", None),
        ("重残", f"残疾证号：{CERTIFICATE}44B1", "K07", None),
        ("重残", f"{CERTIFICATE}73", "K07", INFO),
        ("重残", f"{CERTIFICATE}72", "", None),
        ("重残", f"{CERTIFICATE}42", "", None),
        ("重残", f"{CERTIFICATE}54", "", None),
        ("重残", f"{CERTIFICATE}63", "", None),
        ("重残（肢体三级）", f"{CERTIFICATE}42", "", None),
    ],
)
def test_disability(status, evidence, code, severity):
    row = child(
        mother_status=status, mother_evidence=evidence, father_status="死亡", father_evidence="死亡证明"
    )
    found = {one: judge(one, row) for one in ("K06", "K07", "K13") if judge(one, row)}
    assert "".join(found) == code
    assert all(hits[0].severity == severity for hits in found.values())


def test_diseases_are_judged_only_where_a_county_has_a_list():
    row = child(father_status="重病（肺癌晚期）", father_evidence="诊断证明")
    with pytest.raises(Skip, match="未配置标准"):
        judge("K08", row)
    toml = '[[serious_disease]]\ncounty = "内黄县"\ndiseases = ["尿毒症"]\n'
    assert flagged("K08", row, toml=toml, county="内黄县") == [(0, "father_status")]
    with pytest.raises(Skip):
        judge("K08", row, toml=toml, county="滑县")
    (hit,) = judge("K08", row, toml='[[serious_disease]]\ndiseases = ["尿毒症"]\n')
    assert hit.words["病"] == "肺癌"
    assert flagged("K08", row, toml='[[serious_disease]]\ndiseases = ["肺癌"]\n') == []
    dead = child(father_status="死亡", father_evidence="肺癌死亡证明")
    left = row | {"status": "退出"}
    assert flagged("K08", dead, left, toml='[[serious_disease]]\ndiseases = ["尿毒症"]\n') == []


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2020-08-31", "2021-02-28", None),
        ("2020-08-31", "2021-02-27", 5),
        ("2020-01-15", "2020-07-15", None),
        ("2020-01-15", "2020-07-14", 5),
        ("2020-01-15", "2020-01-14", 0),
        ("2020-01-15", "2020-02-15", 1),
    ],
)
@pytest.mark.parametrize("status", ["服刑", "强制戒毒", "拘留"])
def test_terms_of_custody(status, start, end, months):
    row = child(mother_status=status, mother_status_from=start, mother_status_to=end)
    found = judge("K09", row)
    assert [(hit.field.name, hit.words["n"]) for hit in found] == (
        [] if months is None else [("mother_status_to", months)]
    )
    assert judge("K09", child(mother_status="失联", mother_status_from=start, mother_status_to=end)) == []


def test_the_shortest_term_is_a_parameter():
    row = child(father_status="服刑", father_status_from="2020-01-15", father_status_to="2020-04-15")
    assert flagged("K09", row, toml="custody_min_months = 3") == []
    assert flagged("K09", row, toml="custody_min_months = 4") == [(0, "father_status_to")]


@pytest.mark.parametrize(
    ("end", "severity"),
    [
        ("2021-04-30", None),
        ("2021-05-01", INFO),
        ("2021-07-31", INFO),
        ("2021-08-01", "silent"),
        ("2019-01-01", None),
    ],
)
def test_end_of_a_term(end, severity):
    found = judge("K10", child(mother_status="强制隔离戒毒", mother_status_to=end))
    assert [hit.severity for hit in found] == ([] if severity == "silent" else [severity])
    if found:
        word = "将于" if severity is INFO else "已于"
        assert f"母亲戒毒期限{word}" in message("K10", found[0])


@pytest.mark.parametrize(
    ("received", "evidence", "confirmed", "field"),
    [
        ("2020-08-31", "回执单1号", "2021-02-28", None),
        ("2020-09-01", "回执单1号", "2021-02-28", "father_status_from"),
        ("2020-08-15", "回执单1号", "2021-02-15", None),
        ("2020-08-15", "回执单1号", "2021-02-14", "father_status_from"),
        ("2020-08-15", "", "2021-02-14", "father_evidence"),
        ("", "", "2021-02-14", "father_evidence"),
        ("", "回执单1号", "2021-02-14", "father_status_from"),
        ("", "联合认定表", "2021-02-14", None),
        ("2020-08-15", "回执单1号", "", None),
    ],
)
def test_lost_contact(received, evidence, confirmed, field):
    row = child(
        father_status="离家出走",
        father_status_from=received,
        father_evidence=evidence,
        confirm_date=confirmed,
    )
    assert [name for _, name in flagged("K11", row)] == ([] if field is None else [field])


def test_lost_contact_by_another_parameter():
    row = child(
        father_status="失联",
        father_status_from="2021-01-01",
        father_evidence="回执",
        confirm_date="2021-04-01",
    )
    (hit,) = judge("K11", row)
    assert "到确认日期未满6个月" in message("K11", hit)
    assert flagged("K11", row, toml="lost_min_months = 3") == []


@pytest.mark.parametrize(
    ("status", "evidence", "wrong"),
    [
        ("失踪", "", True),
        ("失踪", "回执单", True),
        ("失踪", "无判决书", True),
        ("失踪", "没有判决", True),
        ("失踪", "滑县法院判决书", False),
        ("失踪", "民事裁定", False),
        ("宣告失踪", "", True),
        ("宣告失踪", "〔2020〕豫0526民特12号", False),
        ("失踪（2020）豫0526民特12号", "", False),
        ("失踪", "〔2020〕滑公字12号", True),
        ("失联", "", False),
    ],
)
def test_missing_is_a_judgment(status, evidence, wrong):
    row = child(mother_status=status, mother_evidence=evidence)
    assert flagged("K12", row) == ([(0, "mother_status")] if wrong else [])
    assert not (wrong and judge("K11", row)), "one mistake, one finding"
    assert not (wrong and judge("K13", row))


@pytest.mark.parametrize("status", ["死亡", "服刑", "强制戒毒", "拘留", "撤销监护权", "遣返", "重残", "癌症"])
def test_every_situation_needs_a_paper(status):
    assert flagged("K13", child(mother_status=status, mother_evidence="无")) == [(0, "mother_evidence")]
    assert flagged("K13", child(mother_status=status, mother_evidence="有文书")) == []


@pytest.mark.parametrize("status", ["离异", "打工", "不详", ""])
def test_other_situations_need_none(status):
    assert flagged("K13", child(mother_status=status, mother_evidence="")) == []


def test_order_of_the_dates():
    late = child(apply_date="2021-05-02", confirm_date="2021-05-01")
    (hit,) = judge("K14", late)
    assert message("K14", hit).count("早于申请日期") == 1
    assert flagged("K14", child(confirm_date="2021-05-01"), child(confirm_date="2021-04-30")) == [
        (0, "confirm_date")
    ]


@pytest.mark.parametrize(
    ("confirmed", "start", "remark", "severity"),
    [
        ("2020-12-31", "2021-01", "", "silent"),
        ("2020-12-31", "2020-12", "", None),
        ("2020-12-31", "2020-12", "县里同意", "silent"),
        ("2020-12-31", "2020-11", "", ERROR),
        ("2020-12-31", "2020-11", "县里同意", ERROR),
        ("2020-12-31", "2021-02", "", None),
        ("", "2021-02", "", "silent"),
        ("2020-12-31", "", "", "silent"),
    ],
)
def test_first_month(confirmed, start, remark, severity):
    found = judge("K15", child(confirm_date=confirmed, start_month=start, remark=remark))
    assert [hit.severity for hit in found] == ([] if severity == "silent" else [severity])


@pytest.mark.parametrize("status", ["在册", "退出"])
def test_last_month(status):
    row = child(child_id=identity("2003-05-31"), status=status)
    assert flagged("K16", row | {"end_month": "2021-05"}, row | {"end_month": "2021-06"}) == [
        (1, "end_month")
    ]
    paid = {"pay_amount": "950"}
    assert flagged("K17", row | paid | {"end_month": "2021-04"}, row | paid | {"end_month": "2021-03"}) == [
        (1, "pay_amount")
    ]
    assert flagged("K17", row | {"pay_amount": "0.01", "end_month": "2021-03"}) == [(0, "pay_amount")]
    assert flagged("K17", row | {"pay_amount": "", "end_month": "2021-03", "arrears": "950"}) == []


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"pay_amount": "950"}, None),
        ({"pay_amount": "949.99"}, "应发950元（标准950），实发949.99元，相差0.01元"),
        (
            {"pay_amount": "950", "offset_dibao": "300"},
            "应发650元（标准950−低保300=650），实发950元，相差300元",
        ),
        (
            {"pay_amount": "100", "offset_dibao": "300", "offset_tekun": "200.5", "offset_disab": "60"},
            "标准950−低保300−特困200.50−残疾补贴60=389.50",
        ),
        ({"pay_amount": "10", "offset_dibao": "1000"}, "应发0元（标准950−低保1000，不足0按0=0），实发10元"),
        ({"pay_amount": "0", "offset_dibao": "950"}, None),
        ({"pay_amount": "10", "offset_dibao": "950"}, "（标准950−低保950=0），实发10元"),
        (
            {"pay_amount": "900", "start_month": "2021-04", "end_month": "2021-04"},
            "应发950元（标准950），实发900元",
        ),
        ({"pay_amount": "950", "start_month": "2021-04"}, None),
        ({"pay_amount": "950", "start_month": "2021-05"}, "应发0元（起领年月未到）"),
        ({"pay_amount": ""}, "实发0元"),
        ({"pay_amount": "", "start_month": "2021-05"}, None),
        ({"pay_amount": "950", "end_month": "2021-03"}, None),
        ({"pay_amount": "1350"}, None),
        ({"pay_amount": "950", "offset_dibao": "看不清"}, None),
        ({"pay_amount": "看不清"}, None),
        ({"pay_amount": "100", "status": "退出"}, None),
        ({"pay_amount": "100", "child_type": "孤儿"}, None),
    ],
)
def test_amount_due(cells, sentence):
    found = judge("K18", child(**cells), toml=STANDARD)
    shown = [message("K18", hit) for hit in found]
    assert len(shown) == (sentence is not None)
    assert all(sentence in one for one in shown)


def test_amounts_without_a_standard_are_not_judged():
    for code in ("K18", "K19"):
        with pytest.raises(Skip, match="child_std"):
            judge(code, child(pay_amount="950", std_amount="950"))


def test_a_county_pays_more_than_the_minimum():
    toml = (
        STANDARD + '[[child_std]]\ncounty = "滑县"\nfrom = "2021-04"\nscattered = 1000\ninstitution = 1400\n'
    )
    row = child(pay_amount="1000")
    assert flagged("K18", row, toml=toml) == []
    assert flagged("K18", row, toml=toml, month="2021-03") == [(0, "pay_amount")]
    assert flagged("K18", row, toml=toml, county="内黄县") == [(0, "pay_amount")]


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"std_amount": "1350", "pay_amount": "950"}, True),
        ({"std_amount": "950", "pay_amount": "1350"}, True),
        ({"std_amount": "950", "pay_amount": "1050", "offset_dibao": "300"}, True),
        ({"child_type": "集中供养", "std_amount": "950", "pay_amount": "950"}, True),
        ({"child_type": "集中供养", "std_amount": "1350", "pay_amount": "950", "offset_tekun": "400"}, False),
        ({"std_amount": "950", "pay_amount": "0", "offset_dibao": "1350"}, False),
        ({"std_amount": "1000", "pay_amount": "1000"}, False),
        ({"std_amount": "1350", "child_type": "孤儿"}, False),
    ],
)
def test_standard_of_the_other_type(cells, wrong):
    assert flagged("K19", child(**cells), toml=STANDARD) == ([(0, "child_type")] if wrong else [])


def test_the_other_standard_is_named_and_needed():
    for kind in ("社会散居", "集中供养"):
        other = "1350" if kind == "社会散居" else "950"
        (hit,) = judge("K19", child(child_type=kind, std_amount=other), toml=STANDARD)
        assert "（散居950元、集中1350元）" in message("K19", hit)
    with pytest.raises(Skip):
        judge("K19", child(std_amount="1350"), toml="[[child_std]]\nscattered = 950\n")


def test_equal_standards_cannot_be_mixed_up():
    toml = "[[child_std]]\nscattered = 950\ninstitution = 950\n"
    assert flagged("K19", child(std_amount="950", pay_amount="950"), toml=toml) == []


def test_account_holder():
    people = {"guardian_name": "王建国", "receiver_name": "王保田"}
    holders = ["王芳", "王建国", "王保田", "赵大山", ""]
    rows = [child(account_name=name, **people) for name in holders]
    assert flagged("K20", *rows) == [(3, "account_name")]
    assert flagged("K20", child(account_name="赵大山", child_type="集中供养", **people)) == []
    spaced = people | {"guardian_name": "王 建 国"}
    assert flagged("K20", child(account_name="赵大山", **spaced), child(account_name="王建国", **spaced)) == [
        (0, "account_name")
    ]


@pytest.mark.parametrize(
    "status", ["死亡", "宣告失踪", "服刑", "强制戒毒", "拘留", "失联", "撤销监护权", "遣返"]
)
def test_parents_who_cannot_receive(status):
    row = child(mother_name="刘桂英", mother_status=status, mother_id=identity("1980-01-01", sex="女"))
    by_number = row | {"receiver_name": "刘桂", "receiver_id": row["mother_id"]}
    namesake = row | {"receiver_name": "刘桂英", "receiver_id": identity("1955-01-01", sex="女")}
    by_name = row | {"receiver_name": "刘桂英"}
    by_relation = row | {"receiver_name": "刘桂荣", "receiver_relation": "母亲"}
    assert flagged("K21", by_number, namesake, by_name, by_relation) == [
        (n, "receiver_name") for n in (0, 2, 3)
    ]
    assert flagged("K21", by_number | {"mother_status": "重病"}, by_number | {"mother_status": "重残"}) == []


def test_parents_entered_the_wrong_way_round_are_one_mistake():
    man, woman = identity("1980-01-01"), identity("1981-01-01", sex="女")
    (hit,) = judge("K23", child(father_id=woman, mother_id=man))
    assert (hit.field.name, [one.cell for one in hit.also]) == ("father_id", ["E2"])
    assert flagged("K23", child(father_id=man, mother_id=woman), child(mother_id=man)) == [(1, "mother_id")]
    assert flagged("K23", child(father_id=woman, mother_id=woman)) == [(0, "father_id")]


@pytest.mark.parametrize(
    ("parent", "born", "gap"),
    [
        ("1995-05-06", "2010-05-06", None),
        ("1995-05-07", "2010-05-06", 14),
        ("1949-05-07", "2010-05-06", None),
        ("1949-05-06", "2010-05-06", 61),
        ("1996-02-29", "2011-02-28", 14),
        ("1996-02-29", "2011-03-01", None),
        ("2012-05-06", "2010-05-06", 2),
    ],
)
def test_years_between_parent_and_child(parent, born, gap):
    row = child(child_id=identity(born), mother_id=identity(parent, sex="女"))
    found = judge("K24", row)
    assert [(hit.field.name, hit.words["n"]) for hit in found] == (
        [] if gap is None else [("mother_id", gap)]
    )


def sibling(number: int, **cells: str) -> dict[str, str]:
    return child(child_id=identity("2010-05-06", number), mother_id=identity("1980-01-01", sex="女"), **cells)


def test_siblings():
    first = sibling(1, mother_status="病故", mother_status_from="2019-03-02")
    same = sibling(2, mother_status="去世", mother_status_from="2019.3.2")
    other = sibling(3, mother_status="失联", mother_status_from="2019-03-20")
    (hit,) = judge("K25", first, same, other)
    assert (hit.label, hit.field.name, [one.cell for one in hit.also]) == (2, "mother_status", ["E2"])
    assert message("K25", hit).startswith("儿童台账!E2与儿童台账!E4父母相同")


def test_siblings_what_is_empty_does_not_disagree():
    rows = [
        sibling(1, mother_status="服刑"),
        sibling(2, mother_status="服刑", mother_status_to="2025-01-01"),
        sibling(3, mother_status="服刑", mother_status_to="2025-02-01"),
    ]
    assert flagged("K25", *rows) == [(2, "mother_status_to")]
    assert [one.row for one in judge("K25", *rows)[0].also] == [3]


def test_siblings_who_are_not_compared():
    gone = sibling(1, mother_status="病故", status="退出")
    twice = sibling(2, mother_status="病故"), sibling(2, mother_status="失联")
    assert flagged("K25", gone, sibling(3, mother_status="失联")) == []
    assert flagged("K25", *twice) == []
    assert (
        flagged(
            "K25", child(mother_status="病故"), child(mother_status="失联", child_id=identity("2011-01-01"))
        )
        == []
    )


@pytest.mark.parametrize(
    ("born", "month", "wrong"),
    [
        ("2014-08-31", "2021-04", True),
        ("2014-09-01", "2021-04", False),
        ("2015-08-31", "2021-08", False),
        ("2015-08-31", "2021-09", True),
        ("2004-08-31", "2021-04", False),
        ("2004-09-01", "2021-04", True),
    ],
)
def test_school_age(born, month, wrong):
    assert bool(flagged("K26", child(child_id=identity(born), school_status="辍学"), month=month)) is wrong


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"school_status": "小学"}, False),
        ({"school_status": "幼儿园"}, False),
        ({"school_status": "送教上门"}, False),
        ({"school_status": "休学"}, False),
        ({"school_status": ""}, False),
        ({"school_status": "未说明"}, True),
        ({"school_status": "未说明", "school_name": "实验小学"}, False),
        ({"school_status": "辍学", "school_name": "实验小学"}, True),
        ({"school_status": "文盲"}, True),
        ({"school_status": "辍学", "remark": "重度残疾在家"}, False),
    ],
)
def test_out_of_school(cells, wrong):
    assert bool(flagged("K26", child(**cells))) is wrong


def test_exit_without_the_columns():
    assert flagged("K28", child(status="退出")) == [(0, "exit_reason")]
    assert flagged("K28", child(status="退出", exit_reason="死亡")) == [(0, "exit_date")]
    assert flagged("K28", child(status="退出", exit_reason="看不清", exit_date="2021-03-02")) == []
    assert flagged("K28", child(status="在册", exit_reason="")) == []


@pytest.mark.parametrize(
    ("address", "county", "wrong"),
    [
        ("河南省安阳市滑县道口镇", "滑县", False),
        ("河南安阳滑县", "滑县", False),
        ("安阳市林州市合涧镇", "林州市", False),
        ("林县合涧镇", "林州市", False),
        ("安阳市内黄县", "滑县", True),
        ("浚县善堂镇", "滑县", True),
        ("山西省长治市", "林州市", True),
        ("北京市朝阳区", "滑县", True),
        ("道口镇东街", "滑县", False),
        ("", "滑县", False),
        ("安阳市高新区", "文峰区", False),
        ("安阳县都里镇", "殷都区", False),
        ("殷都区磊口乡", "安阳县", False),
        ("安阳县水冶镇", "殷都区", True),
        ("安阳县都里镇", "林州市", True),
    ],
)
def test_household_register(address, county, wrong):
    assert flagged("K29", child(hukou_addr=address), county=county) == ([(0, "hukou_addr")] if wrong else [])


@pytest.mark.parametrize(
    ("month", "severity"), [("2021-06", WARNING), ("2021-07", ERROR), ("2022-01", ERROR)]
)
def test_tekun_list(month, severity):
    tagged = child(family_tags="特困", offset_tekun="300", child_id=identity("2011-01-01"))
    listed = ledger({"name": "王芳", "id": FULL["child_id"]}, kind=Tekun, start=900)
    (hit,) = judge("K30", child(), tagged, month=month, tekun=listed)
    assert (hit.label, hit.field.name, hit.severity, hit.also[0].cell) == (0, "child_id", severity, "B2")
    assert judge("K30", child(offset_tekun="0", family_tags="低保"), month=month) == []
    (hit,) = judge("K30", child(), tagged, month=month)
    assert (hit.label, hit.field.name, hit.severity) == (1, "family_tags", severity)


#: A row that breaks every rule that looks at children on the register.
BAD = child(
    child_id=identity("2003-01-31"), father_status="失踪", mother_status="", father_id=identity("2001-01-01", sex="女"),
    mother_evidence="", child_type="孤儿", account_name="赵大山", guardian_name="", confirm_date="2031-01-01", start_month="2020-01",
    hukou_addr="内黄县", family_tags="特困", school_status="辍学", pay_amount="1", std_amount="1350", receiver_name="某人", receiver_relation="父亲",
)  # fmt: skip


@pytest.mark.parametrize("status", ["精神病", "重残", "不详"])
def test_parents_of_a_child_who_has_left(status):
    row = child(
        father_status=status, father_evidence=f"残疾证{CERTIFICATE}43", mother_status="死亡", status="退出"
    )
    assert [code for code in CODES[2:13] if code != "K08" and judge(code, row)] == []


def test_who_has_left_is_left_alone():
    broken = {code for code in CODES if code not in ("K08", "K18", "K19") and judge(code, BAD)}
    assert {"K01", "K03", "K12", "K14", "K20", "K22", "K23", "K24", "K27", "K29", "K30"} <= broken
    left = BAD | {"status": "退出", "exit_reason": "其他", "exit_date": "2021-03-01"}
    assert [code for code in CODES if code not in ("K08", "K18", "K19") and judge(code, left)] == []


@pytest.mark.parametrize("code", CODES)
def test_an_empty_table_and_bare_rows_are_fine(code):
    for rows in ((), ({"child_name": "王芳"},)):
        toml = STANDARD + '[[serious_disease]]\ndiseases = ["尿毒症"]\n'
        assert judge(code, *rows, toml=toml) == []


@pytest.mark.parametrize("code", CODES)
def test_messages_are_sentences(code):
    rule = RULES[code]
    assert rule.message.endswith("。")
    assert rule.reason
    assert "{格" in rule.message
    assert all(name for _, name, _, _ in string.Formatter().parse(rule.message) if name is not None)
