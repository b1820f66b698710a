"""Mistakes in the ledgers of households and caregivers."""

from __future__ import annotations

from datetime import date

from xltools.demo.city import Row
from xltools.demo.mistakes import Planted, Planting, changed, mistake, rebuilt, whole_household
from xltools.values.month import Month


def _watched(row: Row) -> bool:
    return (
        row["monitor_category"] == "边缘易致贫户"
        and row["relation"] == "户主"
        and not row.get("risk_cleared")
    )


def _cleared(row: Row) -> bool:
    return bool(row.get("risk_cleared"))


def _unstable(row: Row) -> bool:
    return bool(row["monitor_category"] == "脱贫不稳定户")


def _plain(row: Row) -> bool:
    return (
        row["household_no"].startswith("9")
        and row["monitor_category"] is None
        and not row.get("dibao_class")
        and row["household_type"] == "一般农户"
    )


def _aplus(row: Row) -> bool:
    return row.get("dibao_class") == "A+"


whole_household("H01", "monitor_category", lambda row: {"monitor_category": "困难户"}, _watched)
whole_household(
    "H04",
    "family_size",
    lambda row: {
        "family_size": row["family_size"] + 1,
        "income_trans": row["income_trans"] + row["per_capita_income"],
    },
    _plain,
)
whole_household("H05", "identified_month", lambda row: {"identified_month": None}, _watched)
whole_household("H06", "cleared_month", lambda row: {"cleared_month": Month(2020, 3)}, _cleared)
whole_household("H07", "clear_mode", lambda row: {"clear_mode": None}, _cleared)
whole_household("H08", "house_unsafe", lambda row: {"house_unsafe": True}, _cleared)
whole_household("H09", "measures", lambda row: {"measures": None, "dev_measure_done": None}, _watched)
whole_household("H11", "helper_party", lambda row: {"helper_party": False}, _watched)
whole_household(
    "H12",
    "household_type",
    lambda row: {"household_type": "脱贫户", "industry_measures": ("特色农业", "光伏", "工业")},
    _watched,
)
whole_household(
    "H13",
    "per_capita_income",
    lambda row: {
        "per_capita_income": 5200.0,
        "income_wage": 5200.0 * row["family_size"],
        "income_oper": 0.0,
        "income_trans": 0.0,
    },
    _plain,
)
whole_household(
    "H15",
    "per_capita_income",
    lambda row: {"income_wage": row["income_wage"] + 500.0 * row["family_size"]},
    _plain,
)
whole_household("H16", "dibao_amount", lambda row: {"dibao_amount": 280.0 * row["insured_size"]}, _aplus)
whole_household(
    "H18",
    "insured_size",
    lambda row: {"insured_size": row["family_size"] + 1, "dibao_amount": 320.0 * (row["family_size"] + 1)},
    _aplus,
)
whole_household(
    "H21",
    "taper_end",
    lambda row: {
        "taper_start": Month(2021, 1),
        "taper_end": Month(2021, 4),
        "per_capita_income": 8000.0,
        "income_wage": 8000.0 * row["family_size"],
        "income_oper": 0.0,
        "income_trans": 0.0,
    },
    _unstable,
)

changed("C01", "caregiver", "caregiver_id", lambda row: rebuilt(row["caregiver_id"], 6, "20060203"))
changed("C03", "caregiver", "ward_id", lambda row: row["caregiver_id"])
changed("C04", "caregiver", "relation_to_ward", lambda row: "爷孙")
changed("C05", "caregiver", "relation_to_ward", lambda row: "祖母" if row["gender"] == "男" else "祖父")
changed("C07", "caregiver", "agreement_signed", lambda row: False)
changed("C08", "caregiver", "agreement_end", lambda row: date(2021, 4, 20))
changed("C10", "caregiver", "live_county", lambda row: "文峰区" if row["county"] != "文峰区" else "滑县")
changed("X03", "child", "guardian_phone", lambda row: "13937251864")


@mistake("H02")
def two_heads(planting: Planting) -> Planted:
    county, row = planting.fresh("household", lambda one: _plain(one) and one["relation"] == "配偶")
    row["relation"] = "户主"
    first = next(
        one for _, one in planting.city.rows("household") if one["household_no"] == row["household_no"]
    )
    return Planted("H02", county, "household", "relation", first, planting.relatives(row))


@mistake("X17")
def in_two_households(planting: Planting) -> Planted:
    county, row = planting.fresh("household", lambda one: _plain(one) and one["relation"] == "配偶")
    _, other = planting.fresh(
        "household", lambda one: _plain(one) and one["relation"] == "配偶" and one["county"] == county
    )
    first, second = sorted((row, other), key=lambda one: _place(planting, one))
    second |= {name: first[name] for name in ("member_name", "member_id", "gender", "age")}
    return Planted(
        "X17",
        county,
        "household",
        "member_id",
        second,
        (*planting.relatives(first), *planting.relatives(second)),
    )


def _place(planting: Planting, row: Row) -> int:
    return next(at for at, (_, one) in enumerate(planting.city.rows("household")) if one is row)
