"""Put the city together: nine counties, this month and last month, and what was paid."""

from __future__ import annotations

from datetime import date

from xltools.demo.care_systems import CareMaker
from xltools.demo.city import PERIOD, City, FamilyMaker, Row
from xltools.demo.households import HouseholdMaker
from xltools.demo.money_systems import MoneyMaker
from xltools.demo.names import Invention
from xltools.demo.shares import shares
from xltools.values.month import Month


def invent(seed: int, children: int, households: int, systems: bool = False) -> City:
    """A clean city with this many children on the register and this many households (those of the children included).

    `systems`: with the report's other ledgers too. The same seed gives the same city.
    """
    return invent_with(Invention(seed), children, households, systems)


def invent_with(make: Invention, children: int, households: int, systems: bool = False) -> City:
    """A clean city by somebody who may go on inventing."""
    city = City({})
    for county, number in shares(children).items():
        city.ledgers[county] = _county(make, county, number, shares(households)[county], city)
    pay(city)
    if systems:
        CareMaker(make, city).add()
        MoneyMaker(make, city).add()
    return city


def _county(make: Invention, county: str, number: int, households: int, city: City) -> dict[str, list[Row]]:
    families = FamilyMaker(make, county)
    children: list[Row] = []
    caregivers: list[Row] = []
    members: list[Row] = []
    homes = 0
    while len(children) < number:
        size = min(make.random.choice((1, 1, 1, 2, 2, 3)), number - len(children))
        rows, carers, home = families.family(size)
        children += rows
        caregivers += carers
        members += home
        homes += 1
    plain = HouseholdMaker(make, county)
    for _ in range(max(0, households - homes)):
        members += plain.household()
    _move(families, children, caregivers, city.previous.setdefault(county, []))
    return {"child": children, "caregiver": caregivers, "household": members}


def _move(families: FamilyMaker, children: list[Row], caregivers: list[Row], previous: list[Row]) -> None:
    """One child is new this month, one has left; last month's rows follow from that."""
    before = [dict(row) for row in children]
    if len(children) > 20:
        new = children[len(children) // 2]
        new |= {
            "change_type": "新增",
            "apply_date": date(2021, 3, 2),
            "confirm_date": date(2021, 3, 22),
            "start_month": Month(2021, 4),
        }
        before = [row for row in before if row["child_id"] != new["child_id"]]
        (left,), _, _ = families.family(1)
        before.append(dict(left))
        left |= {
            "status": "退出",
            "exit_reason": "父母恢复履责",
            "exit_date": date(2021, 4, 6),
            "end_month": Month(2021, 3),
            "pay_amount": 0.0,
            "change_type": "退出",
        }
        children.append(left)
    for row in before:
        row["period"] = Month(PERIOD.year, PERIOD.month - 1)
        row["age"] = None
    previous.extend(before)


def pay(city: City) -> None:
    """Pay every child on the register what its row says."""
    city.payments = [
        payment(row) for _, row in city.rows("child") if row["status"] == "在册" and row["pay_amount"]
    ]


def payment(row: Row) -> Row:
    """The line of the payment list for a child."""
    return {
        "county": row["county"],
        "name": row["child_name"],
        "id": row["child_id"],
        "month": row["period"],
        "amount": row["pay_amount"] + (row["arrears"] or 0.0),
        "account_name": row["account_name"],
        "account_no": row["account_no"],
        "arrears_mark": False,
        "state": "成功",
    }
