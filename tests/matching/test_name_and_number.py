"""Lists that say no more of a person than name and number (deaths, custody): a wrong digit is seen through, strangers stay strangers."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest

from bench.matching.people import Maker, Person
from xltools.matching.match import match
from xltools.matching.persons import Persons

PARENTS, LISTED, SHARED = 2_000, 20_000, 500


def _persons(people: Sequence[Person], numbers: Sequence[str]) -> Persons:
    names = np.array([one.name for one in people], dtype=object)
    return Persons(name=names, id=np.array(numbers, dtype=object))


def _one_wrong_digit(number: str, dice: random.Random) -> str:
    at = dice.randrange(6, 17)
    wrong = (int(number[at]) + dice.randrange(1, 10)) % 10
    return f"{number[:at]}{wrong}{number[at + 1 :]}"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_parents_with_a_wrong_digit_are_found_and_no_others(seed: int) -> None:
    people = Maker(seed).people(PARENTS + LISTED)
    dice = random.Random(seed)
    dice.shuffle(people)
    parents, listed = people[:PARENTS], people[PARENTS : PARENTS + LISTED]
    shared = listed[:SHARED]
    numbers = [_one_wrong_digit(one.id, dice) for one in shared] + [one.id for one in parents]
    found = match(_persons([*shared, *parents], numbers), _persons(listed, [one.id for one in listed]))
    right = found.one == found.two
    assert right.sum() >= 0.98 * SHARED
    assert (~right).sum() <= 1
