"""Invented ledgers of insurance, livelihoods, funds and projects. Totals are those of the city report."""

from __future__ import annotations

from datetime import date

from xltools.demo.city import COUNTIES_INDEX, City, Row, adult
from xltools.demo.names import TOWNS, Invention
from xltools.demo.shares import shares

#: Totals of the report (domain.md Q16, Q24, Q45).
CARRIERS = 773
CLAIMS, CLAIMED = 497, 3_139_600.0
ALLOCATED = 25_900
_MODES = {"内黄县": "四平台一基地", "滑县": "扶贫加工车间", "林州市": "党支部+合作社+脱贫户"}
_INDUSTRIES = ("特色农业", "光伏", "建筑业")


class MoneyMaker:
    """Adds the ledgers about money to a city that has its households."""

    def __init__(self, make: Invention, city: City) -> None:
        self._make, self._city = make, city

    def add(self) -> None:
        """All kinds, county by county."""
        for county, number in shares(CARRIERS).items():
            self._put(county, "carrier", [self._carrier(county, at) for at in range(number)])
        self._claims()
        money = shares(ALLOCATED)
        for county, ledgers in self._city.ledgers.items():
            self._put(county, "insurance_cover", [_cover(county)])
            homes = [one for one in ledgers["household"] if one["relation"] == "户主"]
            poor = [one for one in homes if one["household_type"] == "脱贫户"]
            for home in poor:
                self._put(county, "industry_measure", _measures(home, ledgers["carrier"]))
            self._put(county, "job", [self._job(one) for one in poor[::3]])
            self._put(county, "consumption", _outlets(county))
            self._funds(county, float(money[county]))

    def _put(self, county: str, ledger: str, rows: list[Row]) -> None:
        self._city.ledgers[county].setdefault(ledger, []).extend(rows)

    def _place(self, county: str) -> Row:
        return {
            "county": county,
            "township": self._make.random.choice(TOWNS),
            "village": self._make.village(),
            "change_type": "不变",
            "remark": None,
        }

    def _carrier(self, county: str, at: int) -> Row:
        head = adult(self._make, county, "男", (1965, 1990))
        return self._place(county) | {
            "carrier_name": f"{county}第{at + 1}带贫合作社",
            "carrier_type": "合作社",
            "mode": _MODES.get(county, "其他"),
            "benefit": ("订单农业", "入股分红"),
            "industry": "特色农业",
            "head_name": head.name,
            "head_phone": head.phone,
            "households_helped": self._make.random.randint(5, 60),
            "invested": float(self._make.random.randint(10, 200)),
        }

    def _claims(self) -> None:
        """497 claims that add up to 313.96万元, of watched households first and of others with their reason."""
        heads = [
            (county, row) for county, row in self._city.rows("household") if row.get("relation") == "户主"
        ]
        watched = [one for one in heads if one[1].get("monitor_category")]
        others = [one for one in heads if not one[1].get("monitor_category")]
        chosen = (watched[: CLAIMS * 4 // 5] + others)[:CLAIMS]
        each = round(CLAIMED / max(1, len(chosen)))
        left = CLAIMED
        for at, (county, home) in enumerate(chosen):
            amount = float(each + (at % 7 - 3) * 100) if at < len(chosen) - 1 else round(left, 2)
            left -= amount
            self._put(county, "insurance_claim", [_claim(home, amount, at)])

    def _job(self, home: Row) -> Row:
        return {
            **{name: home[name] for name in ("county", "township", "village")},
            "change_type": "不变",
            "remark": None,
            "worker_name": home["head_name"],
            "worker_id": home["head_id"],
            "household_no": home["household_no"],
            "household_type": "脱贫户",
            "job_type": "公益岗位",
            "post": self._make.random.choice(("保洁员", "护林员", "护路员")),
            "employer": f"{home['township']}{home['village']}村委会",
            "start_date": date(2020, 7, 1),
            "wage": 600.0,
        }

    def _funds(self, county: str, amount: float) -> None:
        """The money of 2021 on projects of the pool, the money of 2020, and what the projects left behind."""
        industry = round(amount * (0.75 if county == "安阳县" else 0.6), 2)
        for at, (use, share) in enumerate((("产业", industry), ("基础设施", round(amount - industry, 2)))):
            number = f"XM2021{COUNTIES_INDEX[county]}{at + 1:03d}"
            self._put(county, "project", [self._project(county, number, use, share)])
            self._put(county, "allocation", [_allocation(county, 2021, at, number, use, share)])
            self._put(county, "asset", [_asset(self._place(county), number, use, share)])
        self._put(
            county,
            "allocation",
            [
                _allocation(county, 2020, 0, None, "产业", round(amount * 0.7, 2)),
                _allocation(county, 2020, 1, None, "基础设施", round(amount * 0.2, 2)),
            ],
        )

    def _project(self, county: str, number: str, use: str, amount: float) -> Row:
        place = self._place(county)
        return place | {
            "project_no": number,
            "project_name": f"{county}{place['township']}{use}项目",
            "use": use,
            "pooled": date(2020, 11, 20),
            "planned": amount,
            "spent": round(amount * 0.6, 2),
            "state": "已验收",
            "tendered": True,
            "supervised": True,
            "accepted": True,
            "reimbursed": True,
            "posted": True,
            "started": date(2021, 2, 1),
            "finished": date(2021, 4, 10),
            "owner": f"{county}农业农村局",
            "households_helped": 120,
        }


def _cover(county: str) -> Row:
    people = 400_000 + 20_000 * int(COUNTIES_INDEX[county])
    return {
        "county": county,
        "year": 2021,
        "insurer": "中国人寿财险安阳中心支公司",
        "rural_population": people,
        "insured": people // 20,
        "premium": people * 2.5,
        "agreement": True,
        "agreement_no": f"FP2021{COUNTIES_INDEX[county]}",
        "start_date": date(2021, 1, 1),
        "end_date": date(2021, 12, 31),
        "remark": None,
    }


def _claim(home: Row, amount: float, at: int) -> Row:
    low = home.get("monitor_category") and home["per_capita_income"] < 6000
    return {
        **{name: home[name] for name in ("county", "township", "village", "household_no")},
        "change_type": "不变",
        "remark": None,
        "head_name": home["head_name"],
        "head_id": home["head_id"],
        "cause": ("因病", "因学", "因灾", "因突发事故")[at % 4],
        "happened": date(2021, 2, 1 + at % 28),
        "claim_date": date(2021, 4, 1 + at % 28),
        "own_cost": round(amount * 2.5, 2),
        "amount": amount,
        "per_capita_income": home["per_capita_income"],
        "family_size": home["family_size"],
        "temporary_reason": None if low else "家中突发大额支出",
    }


def _measures(home: Row, carriers: list[Row]) -> list[Row]:
    return [
        {
            **{name: home[name] for name in ("county", "township", "village", "household_no")},
            "change_type": "不变",
            "remark": None,
            "head_name": home["head_name"],
            "head_id": home["head_id"],
            "household_type": "脱贫户",
            "industry": industry,
            "measure": f"{industry}带动增收",
            "carrier_name": carriers[len(home["household_no"]) % len(carriers)]["carrier_name"],
            "invested": 3000.0,
            "income": 1200.0,
        }
        for industry in _INDUSTRIES
    ]


def _outlets(county: str) -> list[Row]:
    return [
        {
            "county": county,
            "outlet_name": f"{county}消费扶贫{kind}",
            "outlet_type": kind,
            "operator": f"{county}供销社",
            "products": 40,
            "sales": 120.0,
            "households_helped": 300,
            "remark": None,
        }
        for kind in ("专柜", "专区", "专馆", "平台")
    ]


def _allocation(county: str, year: int, at: int, project: str | None, use: str, amount: float) -> Row:
    return {
        "county": county,
        "year": year,
        "batch": "第一批",
        "document_no": f"安财预〔{year}〕{at + 10}号",
        "source": "中央" if at == 0 else "省级",
        "use": use,
        "project_no": project,
        "amount": amount,
        "issued": date(year, 3, 20),
        "spent": round(amount * (0.5 if year == 2021 else 1), 2),
        "published": True,
        "remark": None,
    }


def _asset(place: Row, project: str, use: str, amount: float) -> Row:
    industry = use == "产业"
    return place | {
        "asset_no": f"ZC{project[2:]}",
        "asset_name": f"{place['township']}{'光伏电站' if industry else '通村道路'}",
        "project_no": project,
        "asset_type": "经营性资产" if industry else "公益性资产",
        "value": amount,
        "registered": True,
        "registered_on": date(2021, 4, 20),
        "ownership": "村集体",
        "manager": f"{place['village']}村委会",
        "yearly_return": round(amount * 0.06, 2) if industry else None,
    }
