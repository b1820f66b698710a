"""Mistakes in the children's ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

from xltools.demo.city import Row
from xltools.demo.mistakes import Planted, Planting, changed, mistake, other_digit, rebuilt
from xltools.demo.write import ErrorCell
from xltools.values.month import Month


def _status(who: str, word: str) -> Any:
    return lambda row: row[f"{who}_status"] == word


def _plain(row: Row) -> bool:
    return not row["offset_dibao"] and row["pay_amount"] == 950.0


changed("F10", "child", "std_amount", lambda row: ErrorCell("#REF!"))
changed("F15", "child", "pay_amount", lambda row: "未发")
changed("F16", "child", "receive_mode", lambda row: "微信红包")
changed("P01", "child", "child_id", lambda row: "")
changed("P02", "child", "child_id", lambda row: row["child_id"][:17])
changed("P03", "child", "child_id", lambda row: float(row["child_id"][:15] + "000"))
changed("P04", "child", "child_id", lambda row: other_digit(row["child_id"], 15))
changed("P05", "child", "child_id", lambda row: rebuilt(row["child_id"], 10, "0230"))
changed("P06", "child", "child_id", lambda row: rebuilt(row["child_id"], 0, "110105"))
changed("P07", "child", "gender", lambda row: "女" if row["gender"] == "男" else "男")
changed("P08", "child", "birth_date", lambda row: row["birth_date"].replace(year=row["birth_date"].year - 1))
changed("P09", "child", "age", lambda row: row["age"] + 1)
changed(
    "P10",
    "child",
    "father_id",
    lambda row: row["father_id"][:6] + row["father_id"][8:17],
    lambda row: row["father_id"][6:8] == "19" and row["father_status"] != "重残",
)
changed("P11", "child", "child_name", lambda row: row["child_name"][0] + "?")
changed("P15", "child", "guardian_phone", lambda row: row["guardian_phone"][:10])
changed("P17", "child", "account_no", lambda row: "6.22991E+18")
changed(
    "P18",
    "child",
    "account_no",
    lambda row: row["account_no"][:-1] + str((int(row["account_no"][-1]) + 1) % 10),
)
changed(
    "P20",
    "child",
    "father_evidence",
    lambda row: "残疾人证" + rebuilt(row["father_id"], 14, "111") + "41",
    _status("father", "重残"),
)
changed("P22", "child", "apply_date", lambda row: "2021年2月30日")
changed("K03", "child", "father_status", lambda row: "", lambda row: row["father_status"] != "重残")
changed("K06", "child", "mother_status", lambda row: "说不清楚", lambda row: row["mother_status"] != "重残")
changed("K11", "child", "mother_status_from", lambda row: date(2020, 12, 20), _status("mother", "失联"))
changed("K13", "child", "father_evidence", lambda row: "", _status("father", "死亡"))
changed("K20", "child", "account_name", lambda row: "赵不识", lambda row: row["child_type"] == "社会散居")
changed("K27", "child", "child_type", lambda row: "一事一议")
changed("K29", "child", "hukou_addr", lambda row: "河南省濮阳市清丰县城关镇")
changed("K26", "child", "school_status", lambda row: "辍学", lambda row: 7 <= row["age"] <= 14)


@mistake("F13")
def ditto(planting: Planting) -> Planted:
    """同上 below another row of the same sheet (汤阴县 has a sheet for each township, whose first rows are not known here)."""
    county, row = planting.fresh(
        "child", lambda one: one["county"] != "汤阴县" and not planting.is_first(one)
    )
    row["live_addr"] = "同上"
    return Planted("F13", county, "child", "live_addr", row, planting.relatives(row))


@mistake("K04")
def divorced(planting: Planting) -> Planted:
    county, row = planting.fresh("child", lambda one: one["mother_status"] == "失联")
    row |= {"mother_status": "改嫁", "mother_evidence": "无", "mother_status_from": None}
    return Planted("K04", county, "child", "mother_status", row, planting.relatives(row))


@mistake("K05")
def both_dead(planting: Planting) -> Planted:
    county, row = planting.fresh("child", lambda one: one["father_status"] == "死亡")
    row |= {
        "mother_status": "病故",
        "mother_status_from": date(2018, 5, 2),
        "mother_status_to": None,
        "mother_evidence": "死亡证明〔2018〕55号",
    }
    return Planted("K05", county, "child", "father_status", row, planting.relatives(row))


@mistake("K09")
def short_term(planting: Planting) -> Planted:
    county, row = planting.fresh("child", lambda one: one["father_status"] == "服刑在押")
    row |= {"father_status_from": date(2021, 1, 10), "father_status_to": date(2021, 5, 20)}
    return Planted("K09", county, "child", "father_status_to", row, planting.relatives(row))


@mistake("K10")
def term_is_over(planting: Planting) -> Planted:
    county, row = planting.fresh("child", lambda one: one["father_status"] == "服刑在押")
    row["father_status_to"] = date(2021, 4, 10)
    return Planted("K10", county, "child", "father_status_to", row, planting.relatives(row))


@mistake("K14")
def confirmed_first(planting: Planting) -> Planted:
    county, row = planting.fresh("child")
    row["apply_date"] = date(2021, 3, 15)
    return Planted("K14", county, "child", "confirm_date", row, planting.relatives(row))


@mistake("K15")
def started_late(planting: Planting) -> Planted:
    county, row = planting.fresh("child", lambda one: one["start_month"] < Month(2020, 12))
    month = row["start_month"]
    row["start_month"] = Month(month.year + month.month // 12, month.month % 12 + 1)
    return Planted("K15", county, "child", "start_month", row, planting.relatives(row))


@mistake("K16")
def ends_too_late(planting: Planting) -> Planted:
    county, row = planting.fresh("child")
    row["end_month"] = Month(row["birth_date"].year + 19, row["birth_date"].month)
    return Planted("K16", county, "child", "end_month", row, planting.relatives(row))


@mistake("K17")
def paid_after_end(planting: Planting) -> Planted:
    county, row = planting.fresh("child")
    row["end_month"] = Month(2021, 2)
    return Planted("K17", county, "child", "pay_amount", row, planting.relatives(row))


@mistake("K18")
def underpaid(planting: Planting) -> Planted:
    county, row = planting.fresh("child", _plain)
    row["pay_amount"] = 900.0
    return Planted("K18", county, "child", "pay_amount", row, planting.relatives(row))


@mistake("K28")
def left_without_reason(planting: Planting) -> Planted:
    county, row = planting.fresh("child")
    row |= {"status": "退出", "exit_date": date(2021, 4, 9), "pay_amount": 0.0, "change_type": "退出"}
    return Planted("K28", county, "child", "exit_reason", row, planting.relatives(row))


@mistake("K23")
def parents_swapped(planting: Planting) -> Planted:
    county, row = planting.fresh(
        "child", lambda one: one["father_status"] not in ("重残",) and one["mother_status"] != "重残"
    )
    row["father_id"], row["mother_id"] = row["mother_id"], row["father_id"]
    return Planted("K23", county, "child", "father_id", row, planting.relatives(row))


@mistake("F12")
def same_row_twice(planting: Planting) -> Planted:
    county, row = planting.fresh("child", lambda one: True)
    twin = dict(row)
    planting.city.ledgers[county]["child"].append(twin)
    return Planted("F12", county, "child", "child_name", twin, (*planting.relatives(row), twin))


@mistake("P13")
def registered_twice(planting: Planting) -> Planted:
    county, row = planting.fresh("child")
    twin = dict(row) | {"live_addr": "已搬到县城"}
    planting.city.ledgers[county]["child"].append(twin)
    return Planted("P13", county, "child", "child_id", twin, (*planting.relatives(row), twin))


@mistake("X04")
def two_counties(planting: Planting) -> Planted:
    _, row = planting.fresh("child", lambda one: one["county"] == "安阳县")
    twin = dict(row) | {"county": "林州市"}
    planting.city.ledgers["林州市"]["child"].append(twin)
    return Planted("X04", "林州市", "child", "child_id", twin, (*planting.relatives(row), twin))


@mistake("X01")
def no_caregiver(planting: Planting) -> Planted:
    county, row = planting.fresh("child")
    touched = planting.relatives(row)
    carers = planting.city.ledgers[county]["caregiver"]
    carers[:] = [one for one in carers if one["ward_id"] != row["child_id"]]
    return Planted("X01", county, "child", "child_id", row, touched)


@mistake("M02")
def vanished(planting: Planting) -> Planted:
    planting.needs_last_month()
    county, row = planting.fresh("child")
    touched = planting.relatives(row)
    children = planting.city.ledgers[county]["child"]
    children[:] = [one for one in children if one is not row]
    return Planted("M02", county, "previous", "child_id", row, touched)


@mistake("X11")
def amounts_differ(planting: Planting) -> Planted:
    county, row = planting.fresh("child", _plain)
    line = next(one for one in planting.city.payments if one["id"] == row["child_id"])
    line["amount"] -= 50.0
    return Planted("X11", county, "child", "pay_amount", row, planting.relatives(row))


@mistake("X10")
def not_paid(planting: Planting) -> Planted:
    county, row = planting.fresh("child")
    planting.city.payments[:] = [one for one in planting.city.payments if one["id"] != row["child_id"]]
    return Planted("X10", county, "child", "child_id", row, planting.relatives(row))


@mistake("X13")
def other_holder(planting: Planting) -> Planted:
    county, row = planting.fresh("child")
    line = next(one for one in planting.city.payments if one["id"] == row["child_id"])
    line["account_name"] = "钱多多"
    return Planted("X13", county, "child", "account_name", row, planting.relatives(row))


@mistake("M04")
def account_changed(planting: Planting) -> Planted:
    planting.needs_last_month()
    county, row = planting.fresh("child")
    old = next(one for one in planting.city.previous[county] if one["child_id"] == row["child_id"])
    _, old["account_no"] = planting.make.account()
    return Planted("M04", county, "child", "account_no", row, planting.relatives(row))


@mistake("F08")
def wrong_total(planting: Planting) -> Planted:
    county = ("文峰区", "北关区", "殷都区", "龙安区", "安阳县", "滑县", "内黄县")[
        len(planting.wrong_totals) % 7
    ]
    planting.wrong_totals[county, "child", "arrears"] = 100.0
    return Planted("F08", county, "child", "arrears")


@mistake("F09")
def skipped_number(planting: Planting) -> Planted:
    ledgers = planting.city.ledgers

    def has_one_before(row: Row) -> bool:
        """Not the first row, and no number has been skipped in this county yet."""
        rows = next(
            one["caregiver"] for one in ledgers.values() if any(row is each for each in one["caregiver"])
        )
        return row is not rows[0] and rows[-1].get("seq", len(rows)) == len(rows)

    county, row = planting.fresh("caregiver", has_one_before)
    rows = ledgers[county]["caregiver"]
    at = next(number for number, one in enumerate(rows) if one is row)
    for number, one in enumerate(rows[at:], start=at + 2):
        one["seq"] = number
    return Planted("F09", county, "caregiver", "seq", row, (row,))
