"""What a resident number with a wrong check character may have been (GB 11643: one wrong digit, or two swapped, shows)."""

from __future__ import annotations

import re
from datetime import date

from xltools.values.id_parts import area_code, birth_of, check_character, sex

_SHAPE = re.compile(r"[1-8]\d{16}[\dX]", re.ASCII)


def repairs(number: str) -> list[str]:
    """Right numbers that are one wrong character or one swap of neighbours away, in no order of likelihood.

    >>> repairs("11010519491231002X"), "11010519491231002X" in repairs("11010519491231020X")
    ([], True)
    """
    if not _SHAPE.fullmatch(number) or check_character(number[:17]) == number[17]:
        return []
    bodies = {number[:17]}
    for at in range(17):
        bodies |= {number[:at] + digit + number[at + 1 : 17] for digit in "0123456789"}
    for at in range(16):
        bodies.add(number[:at] + number[at + 1] + number[at] + number[at + 2 : 17])
    found = {body + number[17] for body in bodies if check_character(body) == number[17]}
    found.add(number[:17] + check_character(number[:17]))
    return sorted(one for one in found if _SHAPE.fullmatch(one) and birth_of(one) is not None)


def agreeing(
    number: str, *, born: date | None = None, gender: str | None = None, area: str | None = None
) -> list[str]:
    """The repairs that agree with what stands beside the number: birthday, sex, area code (None: not known).

    >>> agreeing("110105194912310021", born=date(1949, 12, 31), gender="女", area="110105")
    ['11010519491231002X', '110105194912310521', '110105194912318021']
    """
    return [
        one
        for one in repairs(number)
        if (born is None or birth_of(one) == born)
        and (gender is None or sex(one) == gender)
        and (area is None or area_code(one) == area)
    ]


def apart(one: str, other: str) -> int:
    """In how many places two numbers of equal length differ; two neighbours swapped count as one.

    >>> apart("123456", "123465"), apart("123456", "923450"), apart("12", "123")
    (1, 2, 3)
    """
    if len(one) != len(other):
        return max(len(one), len(other))
    places = [at for at in range(len(one)) if one[at] != other[at]]
    if len(places) == 2 and places[1] == places[0] + 1:
        first, second = places
        if one[first] == other[second] and one[second] == other[first]:
            return 1
    return len(places)
