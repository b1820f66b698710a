"""Several lists of one kind are one list: nobody on the first is forgotten when the second is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xltools import run
from xltools.demo.invent import invent
from xltools.demo.write import write_city
from xltools.ledgers.lists import Payment
from xltools.model.discovery import discover_all

discover_all()


def test_two_lists_of_payments(tmp_path: Path) -> None:
    city = invent(5, 60, 0)
    first, second = city.payments[:20], city.payments[20:]
    write_city(replace(city, payments=first), tmp_path)
    write_city(replace(city, payments=second), tmp_path / "另一批")
    lists = [next((folder / "名单").iterdir()) for folder in (tmp_path, tmp_path / "另一批")]
    request = run.Request(
        [str(tmp_path / "收到")], against=[("payments", str(one)) for one in lists], period="2021-04"
    )
    job = run.validate(request)
    assert len(job.inputs.lists[Payment]) == len(first) + len(second)
    assert job.inputs.lists[Payment].labels.is_unique
    assert [one.code for one in job.validation.findings if one.code[0] == "X"] == []
