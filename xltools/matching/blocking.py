"""Which rows are worth comparing: those that agree in at least one of many keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Any

import numpy as np

from xltools.matching.hashing import mixed
from xltools.matching.persons import Prepared

#: Rows of the other list that one key value may bring; a value shared by more tells nobody from another.
MOST = 60
#: The same for a bare name or birthday: a rare one is worth a look, 张伟 is not.
_MOST_NAMESAKES = 8

Key = Callable[[Prepared], Any]

#: Whatever single part of a row is damaged, another key still brings the pair together.
KEYS: Mapping[str, Key] = {
    "number": lambda one: one.ids.first17,
    "number as Excel rounds it": lambda one: one.ids.first15,
    "birthday and order of the number": lambda one: one.ids.birth_and_order,
    "area, birthday and sex": lambda one: mixed(one.ids.area, one.ids.birth, one.sex),
    "area, order and sound": lambda one: mixed(one.ids.area, one.ids.order, one.sound),
    "sound and birthday": lambda one: mixed(one.sound, one.birth),
    "sound and place": lambda one: mixed(one.sound, one.place),
    "surname, birthday and place": lambda one: mixed(one.surname, one.birth, one.place),
    "surname, birthday and sex": lambda one: mixed(one.surname, one.birth, one.sex),
}
#: What brings a pair together only where it is rare: among children of one city a birthday tells little, in a list of all ages much.
RARE: tuple[Key, ...] = (lambda one: one.code, lambda one: one.birth)
#: What the members of one household share.
HOUSEHOLD: Mapping[str, Key] = {"phone": lambda one: one.phone, "account": lambda one: one.account}


def candidates(ours: Prepared, theirs: Prepared) -> tuple[Any, Any]:
    """Pairs of rows, each once, sorted; of a list against itself those whose second row is the later one."""
    several = [_joined(key(ours), key(theirs), MOST, ours is theirs) for key in keys(ours, theirs)]
    several += [_joined(rare(ours), rare(theirs), _MOST_NAMESAKES, ours is theirs) for rare in RARE]
    return _once(several, theirs.size)


def households(people: Prepared, most: int = 30) -> tuple[Any, Any]:
    """Pairs of rows of one list that share a phone, an account or a relative's number: brothers, sisters, couples."""
    keys = [*HOUSEHOLD.values(), *(_kin_number(at) for at in range(len(people.kin)))]
    return _once([_joined(key(people), key(people), most, True) for key in keys], people.size)


def keys(ours: Prepared, theirs: Prepared) -> Iterator[Key]:
    yield from KEYS.values()
    yield from HOUSEHOLD.values()
    for at in range(min(len(ours.kin), len(theirs.kin))):
        yield _kin_number(at)
        yield lambda one, at=at: mixed(one.kin[at].sound, one.place)  # type: ignore[misc]
        yield lambda one, at=at: mixed(one.kin[at].sound, one.sound)  # type: ignore[misc]
        yield lambda one, at=at: mixed(one.kin[at].sound, one.birth)  # type: ignore[misc]
    for first, second in combinations(range(min(len(ours.kin), len(theirs.kin))), 2):
        yield lambda one, first=first, second=second: mixed(  # type: ignore[misc]
            one.kin[first].sound, one.kin[second].sound
        )


def _kin_number(at: int) -> Key:
    return lambda one: one.kin[at].ids.first17


def _joined(ours: Any, theirs: Any, most: int, itself: bool) -> Any:
    """Pairs of rows with the same key as `our row * size + their row`."""
    if itself:
        return _joined_within(ours, most)
    left, right = np.flatnonzero(ours), np.flatnonzero(theirs)
    right = right[np.argsort(theirs[right], kind="stable")]
    found = theirs[right]
    first = np.searchsorted(found, ours[left], "left")
    count = np.searchsorted(found, ours[left], "right") - first
    few = (count > 0) & (count <= most)
    left, first, count = left[few], first[few], count[few]
    one = np.repeat(left, count)
    two = right[_counted(count) + np.repeat(first, count)]
    return one * np.int64(len(theirs)) + two


def _joined_within(keys: Any, most: int) -> Any:
    """`_joined` of a list with itself: each row with the later rows of the same key."""
    order = np.argsort(keys, kind="stable")
    found = keys[order]
    first = np.flatnonzero(np.r_[True, found[1:] != found[:-1]]) if len(keys) else order
    count = np.diff(np.r_[first, len(keys)])
    some = (count > 1) & (count <= most) & (found[first] != 0)
    first, count = first[some], count[some]
    at = np.repeat(first, count) + _counted(count)
    later = np.repeat(first + count, count) - at - 1
    one, two = order[np.repeat(at, later)], order[np.repeat(at + 1, later) + _counted(later)]
    return one * np.int64(len(keys)) + two


def _counted(counts: Any) -> Any:
    """0, 1, 2 … for each count, one after the other."""
    return np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)


def _once(several: list[Any], size: int) -> tuple[Any, Any]:
    pairs = np.sort(np.concatenate(several)) if several else np.zeros(0, dtype=np.int64)
    pairs = pairs[np.r_[True, pairs[1:] != pairs[:-1]]] if len(pairs) else pairs
    return pairs // max(size, 1), pairs % max(size, 1)
