"""Whole lists with known truth: who is found, who is never merged, and what holds whatever stands in the cells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.matching.people import Lists, lists
from bench.matching.score import persons, score
from xltools.matching.match import Pairs, duplicates, match
from xltools.matching.persons import Persons, Relative, prepare
from xltools.matching.words import reasons, weights


@pytest.fixture(scope="module", params=[101, 102])
def damaged(request: pytest.FixtureRequest) -> Lists:
    return lists(1117, 0.05, request.param)


def test_damaged_lists_are_matched(damaged: Lists) -> None:
    told = score(damaged, match(persons(damaged.a), persons(damaged.b)))
    assert told.f1 >= 0.995
    assert told.sure_recall >= 0.97
    assert told.false_sure == 0


def test_lists_without_numbers_are_matched() -> None:
    given_lists = lists(2000, 0.05, 103, ids=False)
    told = score(given_lists, match(persons(given_lists.a), persons(given_lists.b)))
    assert told.f1 >= 0.975
    assert told.false_sure <= 1


def test_order_of_rows_changes_nothing(damaged: Lists) -> None:
    ours, theirs = persons(damaged.a), persons(damaged.b)
    turn = np.random.default_rng(5).permutation(len(ours))
    straight, turned = match(ours, theirs), match(_taken(ours, turn), theirs)
    sure = {(int(one), int(two)) for one, two in zip(straight.one, straight.two, strict=True)}
    again = {(int(turn[one]), int(two)) for one, two in zip(turned.one, turned.two, strict=True)}
    assert (
        len(sure ^ again) <= 2
    )  # random pairs are drawn anew; a pair at the edge may fall to the other side


def test_same_lists_give_the_same_pairs(damaged: Lists) -> None:
    first, second = (match(persons(damaged.a), persons(damaged.b)) for _ in range(2))
    assert np.array_equal(first.one, second.one)
    assert np.array_equal(first.chance, second.chance)


def test_a_row_has_one_partner(damaged: Lists) -> None:
    pairs = match(persons(damaged.a), persons(damaged.b))
    assert len(set(pairs.one.tolist())) == len(pairs)
    assert len(set(pairs.two.tolist())) == len(pairs)


def test_a_list_against_its_copy_is_itself(damaged: Lists) -> None:
    ours = persons(damaged.a)
    pairs = match(ours, ours)
    assert (pairs.one == pairs.two)[pairs.sure].all()
    assert pairs.sure.mean() > 0.95


def test_weights_add_up_to_the_chance(damaged: Lists) -> None:
    pairs = match(persons(damaged.a), persons(damaged.b))
    bits = sum(pairs.bits.values()) + pairs.prior + pairs.one_to_one
    assert np.allclose(pairs.chance, 1 / (1 + np.exp2(-np.clip(bits, -60, 60))))


def test_reasons_name_what_agrees_and_what_does_not() -> None:
    pairs = _two(("王芳", "410526201203041223", "2012-03-04"), ("王方", "410526201203041224", "2012-03-04"))
    assert reasons(pairs, 0, "监护人或父母") == (
        "姓名同音（或是曾用名）、出生日期相同、监护人或父母身份证号相同；身份证号相差1位，其中一个通过校验"
    )
    assert weights(pairs, 0).startswith("身份证号+")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("张子轩", "410526201203041223", "2012-03-04"), ("张子恒", "410526201203041223", "2012-03-04")),
        (("张子轩", "", "2012-03-04"), ("张子恒", "", "2012-03-04")),
        (("张子轩", "410526201203041223", "2012-03-04"), ("张子轩", "410526201203041266", "2012-03-04")),
        (("张伟", "", ""), ("张玮", "", "")),
    ],
    ids=["a brother's number", "twins without numbers", "two right numbers", "name alone"],
)
def test_brothers_and_namesakes_are_left_to_a_person(one: tuple[str, ...], two: tuple[str, ...]) -> None:
    pairs = _two(one, two)
    assert not pairs.sure.any()


def test_doubles_in_one_list_are_found() -> None:
    given_lists = lists(3000, 0.05, 104, overlap=0.05)
    both = {name: given_lists.a[name] + given_lists.b[name] for name in given_lists.a}
    who = np.array(given_lists.person_a + given_lists.person_b)
    pairs = duplicates(persons(both))
    right = who[pairs.one] == who[pairs.two]
    assert (pairs.one < pairs.two).all()
    assert right[pairs.sure].all()
    assert (right & pairs.sure).sum() >= 0.93 * 150


def test_nobody_and_one() -> None:
    nobody = Persons(np.array([], dtype=object))
    one = Persons(np.array(["王芳"], dtype=object))
    assert len(match(nobody, nobody)) == len(match(one, nobody)) == len(match(nobody, one)) == 0
    assert len(duplicates(nobody)) == len(duplicates(one)) == 0


_CELLS = st.text(st.sampled_from("王张芳莉?□（）0123456789Xx.-E+ ·　"), max_size=20)
_ROW = st.tuples(*[_CELLS] * 9)


@settings(max_examples=40, deadline=None)
@given(st.lists(_ROW, max_size=6), st.lists(_ROW, max_size=6))
def test_whatever_stands_in_the_cells_is_compared(
    ours: list[tuple[str, ...]], theirs: list[tuple[str, ...]]
) -> None:
    pairs = match(_people(ours), _people(theirs))
    assert ((pairs.chance >= 0.2) & (pairs.chance <= 1)).all()
    for at in range(len(pairs)):
        assert reasons(pairs, at, "监护人或父母")


def _people(rows: list[tuple[str, ...]]) -> Persons:
    columns = [np.array([row[at] for row in rows], dtype=object) for at in range(9)]
    name, number, birth, sex, place, kin, kin_number, phone, account = columns
    return Persons(name, number, birth, sex, place, [Relative(kin, kin_number)], phone, account)


def _two(one: tuple[str, ...], two: tuple[str, ...]) -> Pairs:
    """Two one-row lists whose rows share a guardian, among a few other persons."""
    others = lists(60, 0.0, 105)

    def column(given: dict[str, list[str]], name: str, value: str) -> Any:
        return np.array([*given[name], value], dtype=object)

    def people(given: dict[str, list[str]], person: tuple[str, ...]) -> Persons:
        name, number, birth = person
        return Persons(
            column(given, "name", name),
            column(given, "id", number),
            column(given, "birth", birth),
            relatives=[
                Relative(
                    column(given, "guardian", "王军"), column(given, "guardian_id", "11010519491231002X")
                )
            ],
        )

    pairs = match(people(others.a, one), people(others.b, two))
    mine = np.flatnonzero((pairs.one == 60) & (pairs.two == 60))
    return replace(
        pairs,
        **{
            name: getattr(pairs, name)[mine]
            for name in ("one", "two", "chance", "sure", "vetoed", "backed", "rivalled")
        },
        form_one=pairs.form_one[mine],
        form_two=pairs.form_two[mine],
        levels=pairs.levels.only(mine),
        bits={field: bits[mine] for field, bits in pairs.bits.items()},
    )


def _taken(people: Persons, rows: Any) -> Persons:
    def some(column: Any) -> Any:
        return None if column is None else np.asarray(column, dtype=object)[rows]

    return Persons(
        some(people.name),
        some(people.id),
        some(people.birth),
        some(people.sex),
        some(people.place),
        [Relative(some(one.name), some(one.id)) for one in people.relatives],
        some(people.phone),
        some(people.account),
    )


def test_a_number_is_no_placeholder_because_its_owner_stands_there_every_month() -> None:
    """A number filled in to please a form stands with many persons, a year's list has everybody twelve times."""
    owner, form = "410526201203041223", "41052620120304126X"
    people = Persons(
        name=np.array(["王芳"] * 12 + ["李明", "赵丽", "孙伟", "周杰", "吴静"], dtype=object),
        id=np.array([owner] * 12 + [form] * 5, dtype=object),
        phone=np.array(["13800000001"] * 12 + [""] * 5, dtype=object),
    )
    prepared = prepare(people, None).ours
    assert prepared.ids.text.tolist() == [owner] * 12 + [""] * 5
    assert (prepared.phone[:12] > 0).all()
