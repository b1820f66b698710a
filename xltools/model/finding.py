"""What validation says: findings with addresses, and for every rule one outcome."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from xltools.model.address import CellRef


class Severity(IntEnum):
    """错误 must be mended, 警告 mended or explained in 备注, 提示 is for information."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def chinese(self) -> str:
        return {1: "提示", 2: "警告", 3: "错误"}[self.value]

    @property
    def json(self) -> str:
        return self.name.lower()


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or to be looked at, at its place.

    `message` has its sensitive values masked; `full_message` has them as they stand, for the county's own workbook.
    `value` and `full_value` likewise. `label` and `kind` lead back to the row in the book, None for files and counties.
    `suggestion`: what the cell probably should hold, as it stands, '' where nothing is certain.
    `confirmed`: the county has answered 情况属实 to this very value; it is shown and no longer counted.
    """

    code: str
    severity: Severity
    message: str
    place: CellRef
    full_message: str = ""
    field: str | None = None
    value: str = ""
    full_value: str = ""
    county: str | None = None
    also: tuple[CellRef, ...] = ()
    label: int | None = None
    kind: str | None = None
    person: str = ""
    confirmed: bool = False
    suggestion: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of one rule. `reason`: why it was skipped, what crashed, or which rows it could not judge."""

    code: str
    outcome: Literal["clean", "found", "skipped", "crashed"]
    count: int = 0
    reason: str | None = None

    @property
    def chinese(self) -> str:
        return {"clean": "通过", "found": "发现问题", "skipped": "未执行", "crashed": "程序故障"}[
            self.outcome
        ]
