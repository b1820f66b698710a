"""Every kind of ledger is told from all others by its headings alone."""

from __future__ import annotations

import pytest

from xltools.model.discovery import discover_all
from xltools.model.kind import LedgerKind, ledgers
from xltools.reading.recognise import locate
from xltools.reading.sheet import RawSheet

discover_all()


def _found(headings: list[str], title: str = "") -> type[LedgerKind]:
    located = locate(RawSheet("Sheet1", [headings, ["1"] * len(headings)]), ledgers(), title=title)
    assert located is not None, headings
    assert [column.number for column in located.columns] == list(range(1, len(headings) + 1))
    return located.kind


@pytest.mark.parametrize("kind", ledgers(), ids=lambda kind: kind.kind_name)
class TestKinds:
    def test_by_all_its_headings(self, kind: type[LedgerKind]) -> None:
        assert _found([field.heading for field in kind.fields.values()]) is kind

    def test_by_its_required_headings(self, kind: type[LedgerKind]) -> None:
        assert _found([field.heading for field in kind.required()]) is kind

    def test_by_the_headings_that_clerks_write(self, kind: type[LedgerKind]) -> None:
        written = [next(iter(field.aliases), field.heading) for field in kind.required()]
        assert _found(written, f"滑县{kind.title}（2021年4月）") is kind
