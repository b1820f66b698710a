"""The reporting month, and its closing day: the only clock in the program."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from xltools.model.errors import BadPeriod
from xltools.values import Doubtful, Unreadable
from xltools.values.month import Month
from xltools.values.month import read as read_month


@dataclass(frozen=True)
class Period:
    """One reporting month (期别). `closing_day` is its last day: ages and deadlines are counted on it."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read 2021-04, 202104, 2021年4月….

        Raises BadPeriod when no month can be read, or the year is not between 2000 and 2100.
        """
        reading = read_month(text)
        if isinstance(reading, Doubtful):
            reading = reading.value
        if reading is None or isinstance(reading, Unreadable) or not 2000 <= reading.year <= 2100:
            raise BadPeriod(text)
        return cls(reading.year, reading.month)

    @classmethod
    def of(cls, month: Month) -> Period:
        return cls(month.year, month.month)

    @cached_property
    def closing_day(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def last_moment(self) -> pd.Timestamp:
        """The closing day as pandas compares it."""
        return pd.Timestamp(self.closing_day)

    @property
    def as_month(self) -> pd.Period:
        """The month as it stands in month columns."""
        return pd.Period(year=self.year, month=self.month, freq="M")

    def plus(self, months: int) -> Period:
        """`months` later (or earlier).

        >>> str(Period(2021, 11).plus(3)), str(Period(2021, 1).plus(-1))
        ('2022-02', '2020-12')
        """
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Period(year, month + 1)

    @property
    def chinese(self) -> str:
        """2021年4月"""
        return f"{self.year}年{self.month}月"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def __lt__(self, other: Any) -> bool:
        return (self.year, self.month) < (other.year, other.month)


def months_between(earlier: pd.Series[Any], later: pd.Series[Any]) -> pd.Series[Any]:
    """Whole calendar months from one month column to another (2021-01 → 2021-04 = 3); NaN where one is missing."""
    missing = earlier.isna() | later.isna()
    gap = later.astype("int64") - earlier.astype("int64")
    return gap.astype("float64").mask(missing)


def months_covered(start: pd.Series[Any], end: pd.Series[Any]) -> pd.Series[Any]:
    """Months from one month column to another with both ends counted (2021-01 to 2021-12 = 12); NaN where one is missing."""
    return months_between(start, end) + 1


def add_years(days: pd.Series[Any], years: int) -> pd.Series[Any]:
    """The same day `years` later; 29 February becomes 1 March in a common year (民法典 第204条: the day after)."""
    later = days + pd.DateOffset(years=years)
    slipped = (days.dt.month == 2) & (days.dt.day == 29) & (later.dt.day == 28)
    return later.mask(slipped, later + pd.Timedelta(days=1))


def add_months(days: pd.Series[Any], months: int) -> pd.Series[Any]:
    """The same day `months` later; where that month is shorter, its last day."""
    return days + pd.DateOffset(months=months)
