"""Persons in care on the caregivers' ledger, as children on the children's."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.matching.tables import Links, Matches, Who, nobody
from xltools.model.table import Table


def ward(caregivers: Table) -> Who | None:
    """The person in care of each row, None where the ledger lacks their names or numbers."""
    if not caregivers.has(Caregiver.ward_name, Caregiver.ward_id):
        return None
    return Who(caregivers, Caregiver.ward_name, Caregiver.ward_id)


def wards(caregivers: Table, children: Table, matches: Matches) -> Links:
    """Which persons in care are which children."""
    who = ward(caregivers)
    return nobody(caregivers) if who is None else matches.between(who, children)
