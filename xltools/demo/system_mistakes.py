"""Mistakes in the report's other ledgers: one kind or more for each of their rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xltools.demo.city import PERIOD, Row
from xltools.demo.mistakes import SYSTEM_KINDS, Planted, Planting
from xltools.demo.names import CODES
from xltools.values.id_card import check_character
from xltools.values.month import Month


def _wrong(
    code: str,
    ledger: str,
    name: str,
    change: Callable[[Row], Row],
    wanted: Callable[[Row], bool] = lambda row: True,
) -> None:
    """A kind that changes cells of one row; the finding is at `name`."""

    def kind(planting: Planting) -> Planted:
        county, row = planting.fresh(ledger, wanted)
        before = planting.linked(row)
        row |= change(row)
        return Planted(code, county, ledger, name, row, (*before, *planting.linked(row)))

    SYSTEM_KINDS[f"{code}-{ledger}-{name}"] = kind


def _another(code: str, ledger: str, name: str, change: Callable[[Row], Row]) -> None:
    """A kind that adds a copy of a row with some cells changed; the finding is in the copy."""

    def kind(planting: Planting) -> Planted:
        county, row = planting.fresh(ledger)
        copy = row | change(row)
        planting.city.ledgers[county][ledger].append(copy)
        return Planted(code, county, ledger, name, copy, (*planting.linked(row), *planting.linked(copy)))

    SYSTEM_KINDS[f"{code}-{ledger}-{name}"] = kind


def _taken_from(code: str, ledger: str, name: str, source: str, values: dict[str, str]) -> None:
    """A kind that puts a person of another ledger into this one: this one's column → that one's."""

    def kind(planting: Planting) -> Planted:
        county, row = planting.fresh(ledger)
        there = next(one for at, one in planting.city.rows(source) if at == county and not _left(one))
        before = planting.linked(row)
        row |= {mine: there[theirs] for mine, theirs in values.items()}
        return Planted(code, county, ledger, name, row, (*before, *planting.linked(row)))

    SYSTEM_KINDS[f"{code}-{ledger}-{name}"] = kind


def _left(row: Row) -> bool:
    return row.get("status") == "退出" or row.get("state") == "退出"


def _born(row: Row, name: str, day: date) -> Row:
    """The row's number moved to another birthday, with the right check character."""
    number = str(row[name])
    body = f"{CODES[row['county']]}{day:%Y%m%d}{number[14:17]}"
    return {name: body + check_character(body)}


def _old(row: Row) -> bool:
    return bool(row["person_type"] == "事实无人赡养老人")


def _together(row: Row) -> bool:
    return str(row["support_mode"]) == "敬老院集中供养"


_NO_GROUND = dict.fromkeys(("no_labour", "no_income", "unable_supporter", "severely_disabled"), False)

_wrong("S01", "unsupported_adult", "person_name", lambda row: dict(_NO_GROUND), _old)
_wrong(
    "S02",
    "severe_care",
    "disability_level",
    lambda row: {"disability_level": "三级", "certificate": row["person_id"] + "43"},
)
_wrong("S03", "unsupported_adult", "person_type", lambda row: _born(row, "person_id", date(1961, 5, 1)), _old)
_taken_from(
    "S04",
    "hardship_child",
    "child_id",
    "child",
    {"child_id": "child_id", "child_name": "child_name", "gender": "gender"},
)
_wrong("S05", "hardship_child", "child_id", lambda row: _born(row, "child_id", date(2003, 4, 30)))
_taken_from(
    "S06",
    "dibao_person",
    "person_id",
    "tekun_person",
    {"person_id": "person_id", "person_name": "person_name", "gender": "gender"},
)
_wrong("S07", "tekun_person", "self_care", lambda row: {"self_care": "半失能"}, _together)
_wrong(
    "S08",
    "tekun_person",
    "support_mode",
    lambda row: {"support_mode": "精神病院集中托养"} | _limb(row),
    _together,
)
_wrong("S09", "tekun_person", "institution", lambda row: {"institution": None}, _together)
_wrong("S10", "tekun_person", "institution", lambda row: {"institution": "城关养老中心"}, _together)
_wrong("S11", "tekun_person", "agreement_signed", lambda row: {"agreement_signed": False})
_taken_from(
    "S12", "tekun_person", "carer_id", "household", {"carer_id": "head_id", "carer_name": "head_name"}
)
_wrong("S13", "care_home", "residents", lambda row: {"beds": row["residents"] - 1})
_wrong(
    "S14",
    "care_home",
    "residents",
    lambda row: {"residents": row["residents"] + 2},
    lambda row: row["county"] == "汤阴县",
)
_wrong(
    "S17",
    "severe_care",
    "carer_id",
    lambda row: {"carer_id": row["person_id"], "carer_name": row["person_name"]},
)
_wrong("S18", "dibao_family", "insured_size", lambda row: {"insured_size": row["family_size"] + 1})
_wrong(
    "S19",
    "dibao_family",
    "monthly_amount",
    lambda row: {"monthly_amount": 299.0 * row["insured_size"]},
    lambda row: row["dibao_class"] == "A+",
)
_wrong(
    "S20",
    "dibao_family",
    "insured_size",
    lambda row: {"insured_size": row["insured_size"] + 1, "family_size": row["family_size"] + 1},
)
_taken_from(
    "S21",
    "dibao_person",
    "head_id",
    "unsupported_adult",
    {"head_id": "person_id", "head_name": "person_name"},
)
_another("S22", "dibao_family", "dibao_cert", lambda row: _born(row, "head_id", date(1950, 1, 1)))
_wrong(
    "S24",
    "dibao_family",
    "taper_end",
    lambda row: {"taper_start": Month(2021, 1), "taper_end": Month(2021, 5)},
)
_wrong(
    "S26",
    "dibao_person",
    "dibao_class",
    lambda row: {"dibao_class": "A"},
)
_wrong(
    "S27",
    "dibao_family",
    "dibao_class",
    lambda row: {"dibao_class": "A"},
    lambda row: row["dibao_class"] == "B",
)
_wrong("I01", "insurance_cover", "premium", lambda row: {"premium": row["premium"] - 1000})
_wrong("I02", "insurance_cover", "insured", lambda row: {"insured": row["insured"] - 500})
_wrong("I03", "insurance_cover", "agreement", lambda row: {"agreement": False})
_wrong(
    "I04",
    "insurance_claim",
    "household_no",
    lambda row: {"temporary_reason": None},
    lambda row: row["temporary_reason"] is not None and row["per_capita_income"] > 7000,
)
_wrong("I05", "insurance_claim", "amount", lambda row: {"amount": 0.0})
_another(
    "I06", "insurance_claim", "claim_date", lambda row: {"claim_date": PERIOD.closing_day, "amount": 100.0}
)
_wrong(
    "I07",
    "insurance_claim",
    "claim_date",
    lambda row: {"happened": PERIOD.closing_day, "claim_date": date(2021, 4, 1)},
)
_wrong(
    "I08",
    "insurance_claim",
    "per_capita_income",
    lambda row: {"per_capita_income": 8800.0, "temporary_reason": None},
)
_wrong("L01", "carrier", "households_helped", lambda row: {"households_helped": 0})
_wrong(
    "L03",
    "industry_measure",
    "household_no",
    lambda row: {"industry": "光伏"},
    lambda row: row["county"] == "林州市" and row["industry"] == "特色农业",
)
_wrong("L04", "job", "household_no", lambda row: {"household_no": "8" + row["household_no"][1:]})
_wrong("L06", "job", "end_date", lambda row: {"end_date": date(2020, 6, 1)})
_another("L07", "job", "worker_id", lambda row: {"post": "保安", "start_date": date(2021, 1, 1)})
_taken_from(
    "L08", "job", "worker_id", "unsupported_adult", {"worker_id": "person_id", "worker_name": "person_name"}
)
_wrong("L09", "industry_measure", "carrier_name", lambda row: {"carrier_name": "城关镇合作社"})
_wrong("B03", "asset", "project_no", lambda row: {"project_no": "XM0000"})
_wrong(
    "B04",
    "allocation",
    "issued",
    lambda row: {"issued": date(2020, 11, 1)},
    lambda row: row["project_no"] is not None,
)
_wrong("B05", "project", "supervised", lambda row: {"supervised": False})
_wrong("B06", "project", "posted", lambda row: {"posted": False})
_wrong("B08", "asset", "registered", lambda row: {"registered": False})
_wrong("B09", "project", "spent", lambda row: {"spent": row["planned"] + 1})
_wrong("B10", "project", "finished", lambda row: {"finished": date(2021, 1, 1)})


def _limb(row: Row) -> Row:
    """A disability that no mental hospital treats."""
    return {"certificate": row["person_id"] + "41", "disability_category": "肢体", "disability_level": "一级"}


_wrong("L11", "consumption", "sales", lambda row: {"sales": 0.0})
_wrong(
    "L05", "job", "start_date", lambda row: {"start_date": date(int(str(row["worker_id"])[6:10]) + 14, 1, 1)}
)
_wrong(
    "L10",
    "industry_measure",
    "household_type",
    lambda row: {"household_type": "一般农户"},
    lambda row: row["industry"] == "特色农业" and row["county"] != "林州市",
)
_wrong(
    "B01",
    "allocation",
    "amount",
    lambda row: {"amount": 1.0, "spent": 0.5},
    lambda row: row["year"] == 2021 and row["use"] == "产业",
)
_wrong(
    "B07", "project", "project_no", lambda row: {"project_no": "XM2021" + str(row["project_no"])[6:] + "9"}
)
