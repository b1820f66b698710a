"""Invented ledgers of support: 三类无人照护, 困境儿童, 特困, 托养机构, 重残照护, 低保. Totals are those of the city report."""

from __future__ import annotations

from datetime import date
from typing import Any

from xltools.demo.city import COUNTIES_INDEX, City, Row, adult
from xltools.demo.names import TOWNS, Invention
from xltools.demo.shares import shares
from xltools.values.month import Month

#: Totals of the report (domain.md Q28, Q33–Q36, Q41).
HARDSHIP_CHILDREN = 215
HOMES, HOSPITALS = 74, 19
RESIDENTS, MENTAL = 1114, 492
SEVERE, SEVERE_POOR = 3272, 906
APLUS_PERSONS = 12336
#: Not in the report: enough rows to look at.
UNSUPPORTED_OLD, UNSUPPORTED_DISABLED, AT_HOME, WITH_CARER = 180, 120, 1600, 200

_ABLE = {"eats": True, "dresses": True, "gets_up": True, "toilets": True, "walks": True, "washes": True}
_HALF = _ABLE | {"walks": False, "washes": False}


class CareMaker:
    """Adds the ledgers of support to a city that has its children, caregivers and households."""

    def __init__(self, make: Invention, city: City) -> None:
        self._make, self._city = make, city
        self._count = 0

    def add(self) -> None:
        """All kinds, county by county."""
        for county, number in shares(HARDSHIP_CHILDREN).items():
            self._put(county, "hardship_child", [self._hardship(county) for _ in range(number)])
        old, disabled = shares(UNSUPPORTED_OLD), shares(UNSUPPORTED_DISABLED)
        for county in old:
            rows = [self._unsupported(county, True) for _ in range(old[county])]
            rows += [self._unsupported(county, False) for _ in range(disabled[county])]
            self._put(county, "unsupported_adult", rows)
        self._institutions()
        at_home, carers = shares(AT_HOME), shares(WITH_CARER)
        for county in at_home:
            rows = [self._tekun(county, "居家助养", _ABLE) for _ in range(at_home[county])]
            for row in rows[: carers[county]]:
                self._with_carer(county, row)
            self._city.ledgers[county].setdefault("tekun_person", []).extend(rows)
        self._put("汤阴县", "severe_care", [self._severe("汤阴县", at < SEVERE_POOR) for at in range(SEVERE)])
        self._dibao()

    def _put(self, county: str, ledger: str, rows: list[Row]) -> None:
        self._city.ledgers[county].setdefault(ledger, []).extend(rows)

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _place(self, county: str) -> Row:
        return {
            "county": county,
            "township": self._make.random.choice(TOWNS),
            "village": self._make.village(),
            "change_type": "不变",
            "remark": None,
        }

    def _person(
        self, county: str, years: tuple[int, int], name: str = "person_name", number: str = "person_id"
    ) -> Row:
        sex = self._make.random.choice("男女")
        one = adult(self._make, county, sex, years)
        return {**self._place(county), name: one.name, number: one.number, "gender": sex, "state": "在册"}

    def _hardship(self, county: str) -> Row:
        number = self._next()
        row = self._person(county, (2006, 2017), "child_name", "child_id")
        return row | {
            "hardship_type": ("家庭贫困", "自身残疾或重病", "监护缺失", "父母一方不符合条件")[number % 4],
            "decision_no": f"{county}民政会纪〔2020〕{number}号",
            "decision_date": date(2020, 9, 1 + number % 28),
            "decided_amount": 500.0,
            "start_month": Month(2020, 10),
        }

    def _unsupported(self, county: str, old: bool) -> Row:
        row = self._person(county, (1936, 1955) if old else (1962, 1995))
        row |= {
            "person_type": "事实无人赡养老人" if old else "事实无人扶养重残人员",
            "no_labour": True,
            "no_income": True,
            "unable_supporter": True,
            "severely_disabled": not old,
            "confirmed_by": ("民政", "残联") if not old else ("民政", "扶贫"),
            "confirm_date": date(2020, 11, 1 + self._next() % 28),
            "self_care": "自理" if old else "半失能",
        }
        return row if old else row | _disability(row["person_id"], "肢体", "二级")

    def _tekun(self, county: str, mode: str, abilities: dict[str, bool]) -> Row:
        able = all(abilities.values())
        return {
            **self._person(county, (1940, 1960)),
            **abilities,
            "tekun_cert": f"TK{COUNTIES_INDEX[county]}{self._next():06d}",
            "support_mode": mode,
            "self_care": "自理" if able else "半失能",
            "agreement_signed": True,
            "agreement_end": date(2021, 12, 31),
            "living_amount": 560.0,
            "care_fee": 100.0 if able else 300.0,
            "start_month": Month(2019, 1),
        }

    def _with_carer(self, county: str, row: Row) -> None:
        """A neighbour who cares for a person, in both ledgers."""
        carer = adult(self._make, county, "女", (1962, 1975))
        row |= {
            "support_mode": "邻里助养",
            "carer_name": carer.name,
            "carer_id": carer.number,
            "carer_phone": carer.phone,
        }
        self._city.ledgers[county]["caregiver"].append(
            {
                **{name: row[name] for name in ("county", "township", "village", "change_type")},
                "caregiver_name": carer.name,
                "caregiver_id": carer.number,
                "caregiver_type": "照料护理人",
                "gender": "女",
                "caregiver_phone": carer.phone,
                "address": f"{county}{row['township']}{row['village']}",
                "live_county": county,
                "health_status": "健康",
                "ward_name": row["person_name"],
                "ward_id": row["person_id"],
                "ward_type": "特困",
                "relation_to_ward": "其他",
                "remark": "邻居",
                "support_mode": "邻里助养",
                "self_care": "自理",
                "agreement_signed": True,
                "agreement_no": f"GY{row['tekun_cert'][2:]}",
                "agreement_start": date(2021, 1, 1),
                "agreement_end": date(2021, 12, 31),
                "last_visit": date(2021, 4, 12),
            }
        )

    def _institutions(self) -> None:
        """93 institutions; who lives there is in the ledger of people in extreme poverty."""
        homes, hospitals = shares(HOMES), shares(HOSPITALS)
        names: list[tuple[str, Row, str, dict[str, bool]]] = []
        for county in homes:
            for at in range(homes[county] + hospitals[county]):
                medical = at >= homes[county]
                mental = medical and at == homes[county]
                kind = "精神病院" if mental else "医疗机构" if medical else "敬老院"
                mode = {
                    "敬老院": "敬老院集中供养",
                    "医疗机构": "医疗机构集中托养",
                    "精神病院": "精神病院集中托养",
                }[kind]
                head = adult(self._make, county, "男", (1966, 1980))
                home: Row = {
                    "county": county,
                    "home_name": f"{county}第{at + 1}{kind}",
                    "home_type": kind,
                    "head_name": head.name,
                    "head_phone": head.phone,
                    "residents": 0,
                    "mental_residents": 0,
                    "carers": 6,
                    "remark": None,
                }
                self._put(county, "care_home", [home])
                names.append((county, home, mode, _ABLE if kind == "敬老院" else _HALF))
        mental_homes = [one for one in names if one[1]["home_type"] == "精神病院"]
        others = [one for one in names if one[1]["home_type"] != "精神病院"]
        for at in range(RESIDENTS):
            mental_one = at < MENTAL
            pool = mental_homes if mental_one else others
            county, home, mode, abilities = pool[at % len(pool)]
            row = self._tekun(county, mode, abilities) | {"institution": home["home_name"]}
            if mental_one:
                row |= _disability(row["person_id"], "精神", "一级")
                home["mental_residents"] += 1
            home["residents"] += 1
            self._put(county, "tekun_person", [row])
        for _, home, _, _ in names:
            home["beds"] = home["residents"] + 8

    def _severe(self, county: str, poor: bool) -> Row:
        row = self._person(county, (1955, 2000))
        return (
            row
            | {
                "household_type": "脱贫户" if poor else "一般农户",
                "care_mode": "居家助养",
                "self_care": "半失能",
                "care_start": date(2020, 5, 1),
            }
            | _disability(row["person_id"], "肢体", "二级")
        )

    def _dibao(self) -> None:
        """Families on the household ledger that receive 低保, and as many A+ families more as the report counts."""
        aplus = 0
        for county, ledgers in self._city.ledgers.items():
            homes: dict[str, list[Row]] = {}
            for member in ledgers["household"]:
                if member.get("dibao_class"):
                    homes.setdefault(member["household_no"], []).append(member)
            for members in homes.values():
                self._family(county, members)
                aplus += len(members) if members[0]["dibao_class"] == "A+" else 0
        for county, number in shares(max(0, APLUS_PERSONS - aplus)).items():
            while number > 0:
                size = min(number, 2)
                self._family(county, self._aplus(county, size))
                number -= size

    def _aplus(self, county: str, size: int) -> list[Row]:
        head = adult(self._make, county, "男", (1950, 1985))
        whole: dict[str, Any] = {
            **self._place(county),
            "head_name": head.name,
            "head_id": head.number,
            "family_size": size,
            "per_capita_income": 3000.0,
            "dibao_type": "农村",
            "dibao_class": "A+",
            "dibao_cert": f"NA{COUNTIES_INDEX[county]}{self._next():06d}",
            "insured_size": size,
            "dibao_amount": 320.0 * size,
            "dibao_start": Month(2019, 1),
        }
        rows = [
            whole
            | {"member_name": head.name, "member_id": head.number, "relation": "户主", "gender": head.sex}
        ]
        if size > 1:
            wife = adult(self._make, county, "女", (1950, 1985))
            rows.append(
                whole
                | {"member_name": wife.name, "member_id": wife.number, "relation": "配偶", "gender": "女"}
            )
        return rows

    def _family(self, county: str, members: list[Row]) -> None:
        first = members[0]
        place = {name: first[name] for name in ("county", "township", "village")}
        common = {**place, "change_type": "不变", "remark": None, "state": "在册"}
        self._put(
            county,
            "dibao_family",
            [
                {
                    **common,
                    "head_name": first["head_name"],
                    "head_id": first["head_id"],
                    "dibao_cert": first["dibao_cert"],
                    "dibao_type": first["dibao_type"],
                    "dibao_class": first["dibao_class"],
                    "family_size": first["family_size"],
                    "insured_size": first["insured_size"],
                    "yearly_income": round(first["per_capita_income"] * first["family_size"], 2),
                    "per_capita_income": first["per_capita_income"],
                    "monthly_amount": first["dibao_amount"],
                    "first_month": first["dibao_start"],
                    "unstable": first.get("monitor_category") == "脱贫不稳定户",
                    "taper_start": first.get("taper_start"),
                    "taper_end": first.get("taper_end"),
                }
            ],
        )
        self._put(
            county,
            "dibao_person",
            [
                {
                    **common,
                    "head_id": first["head_id"],
                    "head_name": first["head_name"],
                    "person_name": one["member_name"],
                    "person_id": one["member_id"],
                    "gender": one["gender"],
                    "relation": one["relation"],
                    "dibao_class": first["dibao_class"],
                    "labour": "部分丧失",
                }
                for one in members
            ],
        )


def _disability(number: str, category: str, level: str) -> Row:
    """The columns of a disability certificate for a person."""
    digits = {"肢体": "4", "精神": "6"}[category] + {"一级": "1", "二级": "2"}[level]
    return {"certificate": number + digits, "disability_category": category, "disability_level": level}
