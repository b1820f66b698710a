"""An invented city in which everything is right: children in families, their caregivers, households with members."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xltools.demo.names import TOWNS, Invention
from xltools.model.period import Period
from xltools.values.month import Month
from xltools.values.region import COUNTIES

#: One ledger row: field name → value.
Row = dict[str, Any]

PERIOD = Period(2021, 4)
#: The example policy's monthly standards (policies/example.toml).
STANDARDS = {"社会散居": 950.0, "集中供养": 1350.0}
_PAIRS = (
    ("服刑在押", "失联"),
    ("死亡", "失联"),
    ("死亡", "服刑在押"),
    ("重残", "失联"),
    ("死亡", "重残"),
    ("失联", "死亡"),
    ("强制隔离戒毒", "失联"),
    ("重病", "死亡"),
    ("服刑在押", "死亡"),
    ("失联", "重残"),
    ("死亡", "撤销监护资格"),
    ("失联", "失联"),
)


@dataclass
class City:
    """Rows per county and ledger for this month; last month's children; the payment list.

    `settled`: ledger → its rows in the first of several months, the same row objects as in later ones; empty in a city of one month.
    """

    ledgers: dict[str, dict[str, list[Row]]]
    previous: dict[str, list[Row]] = field(default_factory=dict)
    payments: list[Row] = field(default_factory=list)
    period: Period = PERIOD
    settled: dict[str, list[tuple[str, Row]]] = field(default_factory=dict)

    @property
    def has_systems(self) -> bool:
        """Whether it has the report's other ledgers too."""
        return any(len(ledgers) > 3 for ledgers in self.ledgers.values())

    def rows(self, ledger: str) -> list[tuple[str, Row]]:
        """All rows of a ledger with their counties."""
        return [(county, row) for county, ledgers in self.ledgers.items() for row in ledgers.get(ledger, [])]


@dataclass
class Adult:
    """A grown-up: name, number, sex, birthday, phone."""

    name: str
    number: str
    sex: str
    born: date
    phone: str


def adult(
    invention: Invention, county: str, sex: str, years: tuple[int, int], surname: str | None = None
) -> Adult:
    born = invention.day(date(years[0], 1, 1), date(years[1], 12, 28))
    return Adult(
        invention.name(sex, born, surname), invention.number(county, born, sex), sex, born, invention.phone()
    )


class FamilyMaker:
    """Makes families of children whose parents cannot care for them, so that every rule is content.

    `known`: how many families another maker has made for the county.
    """

    def __init__(self, invention: Invention, county: str, *, known: int = 0) -> None:
        self._invention = invention
        self._county = county
        self._count = known

    def family(self, size: int) -> tuple[list[Row], list[Row], list[Row]]:
        """Rows of `size` brothers and sisters, of their caregiver, and of the household where they live."""
        make, county = self._invention, self._county
        self._count += 1
        town, village = make.random.choice(TOWNS), make.village()
        father = adult(make, county, "男", (1976, 1986))
        mother = adult(make, county, "女", (1977, 1987))
        grandfather = make.random.random() < 0.5
        guardian = adult(
            make, county, "男" if grandfather else "女", (1952, 1958), father.name[0] if grandfather else None
        )
        relation = "祖父" if grandfather else "祖母"
        bank, household_account = make.account()
        place = {"county": county, "township": town, "village": village}
        home = f"{county}{town}{village}"
        number = f"{COUNTIES_INDEX[county]}{self._count:06d}"
        dibao = make.random.random() < 0.3
        each = float(make.random.choice((220, 260, 300))) if dibao else 0.0
        shared = {
            **place,
            **self._parent("father", father, _PAIRS[self._count % len(_PAIRS)][0]),
            **self._parent("mother", mother, _PAIRS[self._count % len(_PAIRS)][1]),
            "guardian_name": guardian.name,
            "guardian_id": guardian.number,
            "guardian_relation": relation,
            "guardian_phone": guardian.phone,
            "household_no": number,
            "family_tags": ("低保",) if dibao else ("一般农户",),
            "hukou_addr": f"安阳市{home}",
            "live_addr": home,
            "receiver_name": guardian.name,
            "receiver_id": guardian.number,
            "receiver_relation": relation,
            "receive_mode": "银行发放",
        }
        children = [self._child(shared, father.name[0], each, at) for at in range(size)]
        caregivers = [self._caregiver(place, guardian, relation, home, child) for child in children]
        members = self._household(place, number, guardian, household_account, bank, children, each)
        return children, caregivers, members

    def _parent(self, who: str, parent: Adult, status: str) -> Row:
        """A parent's columns with the evidence and the dates that the status asks for."""
        make = self._invention
        year = make.random.randint(2016, 2018)
        since, until = date(year, make.random.randint(1, 12), make.random.randint(1, 28)), None
        serial = make.random.randint(10, 999)
        evidence = {
            "服刑在押": f"（{year}）豫0522刑初{serial}号刑事判决书",
            "强制隔离戒毒": f"安公强戒决字〔{year}〕{serial}号强制隔离戒毒决定书",
            "失联": f"公安机关查找情况回执单〔{year}〕{serial}号",
            "死亡": f"居民死亡医学证明〔{year}〕{serial}号",
            "重残": f"残疾人证{parent.number}{make.random.choice(('41', '42', '62', '51'))}",
            "重病": f"安阳市人民医院诊断证明〔{year}〕{serial}号",
            "撤销监护资格": f"（{year}）豫0522民特{serial}号民事判决书",
        }[status]
        if status == "服刑在押":
            until = date(make.random.randint(2023, 2030), 6, 15)
        if status == "强制隔离戒毒":
            since, until = date(2020, 1, 10), date(2022, 1, 9)
        if status in ("重残", "重病"):
            since = None  # type: ignore[assignment]
        return {
            f"{who}_name": parent.name,
            f"{who}_id": parent.number,
            f"{who}_status": status,
            f"{who}_status_from": since,
            f"{who}_status_to": until,
            f"{who}_evidence": evidence,
        }

    def _child(self, shared: Row, surname: str, each: float, at: int) -> Row:
        make, county = self._invention, self._county
        sex = make.random.choice("男女")
        born = make.day(date(2003 + 5 * at + 2, 1, 1), date(2003 + 5 * at + 6, 12, 28))
        age = age_on(born, PERIOD.closing_day)
        name = make.name(sex, born, surname)
        bank, account = make.account()
        kind = "集中供养" if make.random.random() < 0.05 and not each else "社会散居"
        confirmed = make.day(date(2020, 2, 1), date(2021, 2, 27)) if born.year < 2020 else date(2021, 2, 20)
        own_account = make.random.random() < 0.4
        month = Period(confirmed.year, confirmed.month).plus(1)
        stage = (
            "学龄前"
            if age < 4
            else "幼儿园"
            if age < 6
            else "小学"
            if age < 12
            else "初中"
            if age < 15
            else "高中"
        )
        return {
            **shared,
            "child_no": f"ET{make.random.randint(10**7, 10**8 - 1)}",
            "child_name": name,
            "child_id": make.number(county, born, sex),
            "gender": sex,
            "birth_date": born,
            "age": age,
            "ethnicity": "汉族",
            "child_type": kind,
            "health": "健康",
            "school_status": stage,
            "school_name": "" if stage == "学龄前" else f"{county}第{make.random.randint(1, 9)}{stage}",
            "boarding": stage == "初中" and make.random.random() < 0.5,
            "apply_date": confirmed.replace(day=max(1, confirmed.day - 15)),
            "confirm_date": confirmed,
            "start_month": Month(month.year, month.month),
            "end_month": None,
            "std_amount": STANDARDS[kind],
            "offset_dibao": each or None,
            "offset_tekun": None,
            "offset_disab": None,
            "pay_amount": STANDARDS[kind] - each,
            "arrears": None,
            "bank_name": bank,
            "account_name": name if own_account else shared["guardian_name"],
            "account_no": account,
            "status": "在册",
            "exit_reason": None,
            "exit_date": None,
            "change_type": "不变",
            "period": Month(PERIOD.year, PERIOD.month),
            "director_name": f"{surname}主任",
            "director_phone": f"158372{COUNTIES_INDEX[county]}{at}26",
            "last_visit": date(2021, 4, 12),
            "remark": None,
        }

    def _caregiver(self, place: Row, guardian: Adult, relation: str, home: str, child: Row) -> Row:
        start = date(2020, 6, 1)
        return {
            **place,
            "caregiver_name": guardian.name,
            "caregiver_id": guardian.number,
            "caregiver_type": "实际照料人",
            "gender": guardian.sex,
            "age": age_on(guardian.born, PERIOD.closing_day),
            "caregiver_phone": guardian.phone,
            "address": home,
            "live_county": self._county,
            "health_status": "健康",
            "ward_name": child["child_name"],
            "ward_id": child["child_id"],
            "ward_type": "事实无人抚养儿童",
            "relation_to_ward": relation,
            "support_mode": None,
            "institution": None,
            "self_care": None,
            "agreement_signed": True,
            "agreement_no": f"WT{child['child_no'][2:]}",
            "agreement_start": start,
            "agreement_end": date(2023, 5, 31),
            "care_fee": None,
            "last_visit": date(2021, 4, 12),
            "change_type": "不变",
            "remark": None,
        }

    def _household(
        self, place: Row, number: str, head: Adult, account: str, bank: str, children: list[Row], each: float
    ) -> list[Row]:
        size = 1 + len(children)
        income = 7200.0 + 300 * (self._count % 9)
        whole = {
            **place,
            "household_no": number,
            "head_name": head.name,
            "head_id": head.number,
            "family_size": size,
            "household_type": "一般农户",
            "monitor_category": None,
            "per_capita_income": income,
            "income_wage": 0.0,
            "income_oper": round(income * size * 0.4, 2),
            "income_prop": 0.0,
            "income_trans": round(income * size - round(income * size * 0.4, 2), 2),
            "house_unsafe": False,
            "water_safe": True,
            "edu_ok": True,
            "med_ok": True,
            "dibao_type": "农村" if each else None,
            "dibao_class": "B" if each else None,
            "dibao_cert": f"NC{number}" if each else None,
            "insured_size": size if each else None,
            "dibao_amount": each * size if each else None,
            "dibao_start": Month(2019, 7) if each else None,
            "insurance_covered": True,
            "phone": head.phone,
            "bank_name": bank,
            "account_name": head.name,
            "account_no": account,
            "change_type": "不变",
            "remark": None,
        }
        own = {
            "member_name": head.name,
            "member_id": head.number,
            "relation": "户主",
            "gender": head.sex,
            "age": age_on(head.born, PERIOD.closing_day),
        }
        rows = [whole | own]
        for child in children:
            kin = "孙子" if child["gender"] == "男" else "孙女"
            rows.append(
                whole
                | {
                    "member_name": child["child_name"],
                    "member_id": child["child_id"],
                    "relation": kin,
                    "gender": child["gender"],
                    "age": child["age"],
                }
            )
        return rows


COUNTIES_INDEX = {name: f"{number:02d}" for number, name in enumerate(COUNTIES.values(), start=1)}


def age_on(born: date, day: date) -> int:
    """Full years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
