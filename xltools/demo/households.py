"""Invented households with members: watched ones, former poor ones, ones on 低保, and plain ones."""

from __future__ import annotations

from datetime import date

from xltools.demo.city import COUNTIES_INDEX, PERIOD, Row, adult, age_on
from xltools.demo.names import TOWNS, Invention
from xltools.values.month import Month

_INDUSTRIES = ("特色农业", "建筑业", "工业", "乡村旅游", "光伏")


class HouseholdMaker:
    """Makes ordinary households of one county."""

    def __init__(self, invention: Invention, county: str) -> None:
        self._make = invention
        self._county = county
        self._count = 0

    def household(self) -> list[Row]:
        """One household: a row per member, the household's values in each."""
        make, county = self._make, self._county
        self._count += 1
        head = adult(make, county, "男", (1966, 1988))
        size = make.random.randint(1, 4)
        kind = ("plain", "plain", "former", "watched", "unstable", "aid")[self._count % 6]
        bank, account = make.account()
        number = f"9{COUNTIES_INDEX[county]}{self._count:06d}"
        whole: Row = {
            "county": county,
            "township": make.random.choice(TOWNS),
            "village": make.village(),
            "household_no": number,
            "head_name": head.name,
            "head_id": head.number,
            "family_size": size,
            "house_unsafe": False,
            "water_safe": True,
            "edu_ok": True,
            "med_ok": True,
            "insurance_covered": True,
            "phone": head.phone,
            "bank_name": bank,
            "account_name": head.name,
            "account_no": account,
            "change_type": "不变",
            "remark": None,
            "monitor_category": None,
            "risk_cleared": None,
        }
        whole |= getattr(self, f"_{kind}")(size)
        whole |= _incomes(whole["per_capita_income"], size)
        rows = [whole | self._member(head.name, head.number, "户主", head.sex, head.born)]
        for at in range(size - 1):
            rows.append(whole | self._relative(head.name[0], at))
        return rows

    def _member(self, name: str, number: str, relation: str, sex: str, born: date) -> Row:
        return {
            "member_name": name,
            "member_id": number,
            "relation": relation,
            "gender": sex,
            "age": age_on(born, PERIOD.closing_day),
        }

    def _relative(self, surname: str, at: int) -> Row:
        make = self._make
        if at == 0:
            wife = adult(make, self._county, "女", (1968, 1990))
            return self._member(wife.name, wife.number, "配偶", "女", wife.born)
        sex = make.random.choice("男女")
        born = make.day(date(2006, 1, 1), date(2018, 12, 28))
        name = make.name(sex, born, surname)
        return self._member(
            name, make.number(self._county, born, sex), "儿子" if sex == "男" else "女儿", sex, born
        )

    def _plain(self, size: int) -> Row:
        return {
            "household_type": "一般农户",
            "per_capita_income": float(self._make.random.randint(80, 160) * 100),
        }

    def _former(self, size: int) -> Row:
        measures = tuple(self._make.random.sample(_INDUSTRIES, 3))
        income = float(self._make.random.randint(70, 110) * 100)
        return {"household_type": "脱贫户", "per_capita_income": income, "industry_measures": measures}

    def _watched(self, size: int) -> Row:
        """边缘易致贫户 with a party member as helper and a measure."""
        helper = adult(self._make, self._county, "男", (1970, 1985))
        cleared = self._count % 12 == 3
        return {
            "household_type": "一般农户",
            "monitor_category": "边缘易致贫户",
            "found_by": "干部摸排",
            "identified_month": Month(2020, 6),
            "risk_type_1": "因病",
            "risk_type_2": "缺劳动力",
            "risk_cleared": cleared,
            "cleared_month": Month(2021, 2) if cleared else None,
            "clear_mode": "帮扶消除" if cleared else None,
            "per_capita_income": float(self._make.random.randint(45, 58) * 100),
            "helper_name": helper.name,
            "helper_party": True,
            "helper_phone": helper.phone,
            "measures": ("公益岗位", "技能培训"),
            "dev_measure_done": "已实施",
        }

    def _unstable(self, size: int) -> Row:
        """脱贫不稳定户 on 低保 in its twelve months of taper."""
        each = 230.0
        return {
            "household_type": "脱贫户",
            "monitor_category": "脱贫不稳定户",
            "found_by": "部门预警",
            "identified_month": Month(2020, 9),
            "risk_type_1": "因残",
            "risk_cleared": False,
            "per_capita_income": float(self._make.random.randint(47, 66) * 100),
            "measures": ("低保提标扩面",),
            "dev_measure_done": "已实施",
            "industry_measures": ("特色农业", "光伏", "乡村旅游"),
            "taper_start": Month(2021, 1),
            "taper_end": Month(2021, 12),
            "helper_name": "孙干部",
            "helper_party": True,
            **self._dibao(size, each, "B"),
        }

    def _aid(self, size: int) -> Row:
        top = self._count % 4 == 1
        income = float(self._make.random.randint(61, 68) * 100)
        return {
            "household_type": "一般农户",
            "per_capita_income": income,
            **self._dibao(size, 320.0 if top else 210.0, "A+" if top else "C"),
        }

    def _dibao(self, size: int, each: float, grade: str) -> Row:
        return {
            "dibao_type": "农村",
            "dibao_class": grade,
            "dibao_cert": f"NC9{COUNTIES_INDEX[self._county]}{self._count:06d}",
            "insured_size": size,
            "dibao_amount": each * size,
            "dibao_start": Month(2019, 1),
        }


def _incomes(each: float, size: int) -> Row:
    """Four kinds of income that add up to the whole."""
    total = round(each * size, 2)
    wage, oper = round(total * 0.55, 2), round(total * 0.2, 2)
    return {
        "income_wage": wage,
        "income_oper": oper,
        "income_prop": 0.0,
        "income_trans": round(total - wage - oper, 2),
    }
