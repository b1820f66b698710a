"""What may stand in a cell. Each module reads one kind of value; the constants here are their types for columns."""

from xltools.values.account import ACCOUNT
from xltools.values.base import Doubtful, Reading, Storage, Unreadable, ValueType
from xltools.values.certificate import CERTIFICATE
from xltools.values.choice import choice, many
from xltools.values.date import DATE
from xltools.values.id_card import ID_CARD, MEMBER_ID
from xltools.values.money import MONEY, MONEY_WAN
from xltools.values.month import MONTH
from xltools.values.name import NAME
from xltools.values.number import COUNT
from xltools.values.parent_status import PARENT_STATUS
from xltools.values.phone import PHONE
from xltools.values.region import COUNTY
from xltools.values.relation import RELATION
from xltools.values.text import TEXT
from xltools.values.yes_no import YES_NO

__all__ = [
    "ACCOUNT",
    "CERTIFICATE",
    "COUNT",
    "COUNTY",
    "DATE",
    "ID_CARD",
    "MEMBER_ID",
    "MONEY",
    "MONEY_WAN",
    "MONTH",
    "NAME",
    "PARENT_STATUS",
    "PHONE",
    "RELATION",
    "TEXT",
    "YES_NO",
    "Doubtful",
    "Reading",
    "Storage",
    "Unreadable",
    "ValueType",
    "choice",
    "many",
]
