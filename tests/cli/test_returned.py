"""What goes back to the counties: one list for each, a notice to those that did badly, passwords where the office wants them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.cli.test_commands import call
from xltools.demo.invent import invent
from xltools.demo.mistakes import plant
from xltools.demo.names import Invention
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all
from xltools.monthly import MonthResult, run_month

discover_all()
SETTINGS = '[protect]\n"滑县" = "hua-2021"\n'


def written(folder: Path, settings: str = "") -> Path:
    city = invent(17, 300, 0)
    _, wrong = plant(city, Invention(18), 40)
    write_city(city, folder, wrong)
    (folder / "xltools.toml").write_text(settings, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> MonthResult:
    return run_month(written(tmp_path_factory.mktemp("bureau")), "2021-04")


def lines(path: Path) -> list[list[Any]]:
    """The list's rows below its heading."""
    page = load_workbook(path)["疑点数据反馈表"]
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    first = next(at for at, row in enumerate(rows) if row[0] == "序号")
    return [row for row in rows[first + 1 :] if isinstance(row[0], int)]


def test_every_county_gets_its_own_findings_and_no_others(month: MonthResult) -> None:
    assert month.job is not None
    found = month.job.validation.findings
    forms = {
        path.name.removesuffix("疑点数据反馈表.xlsx"): path for path in month.folder.glob("回退/*反馈表.xlsx")
    }
    assert set(forms) == {one.county for one in found if one.county}
    for county, path in forms.items():
        mine = lines(path)
        assert len(mine) == sum(one.county == county for one in found)
        assert {row[2] for row in mine} == {county}
        assert load_workbook(path)["疑点数据反馈表"].page_setup.orientation == "landscape"


def test_numbers_in_it_are_masked(month: MonthResult) -> None:
    assert month.job is not None
    numbers = {one.full_value for one in month.job.validation.findings if len(one.full_value) == 18}
    assert numbers
    for path in month.folder.glob("回退/*反馈表.xlsx"):
        told = str(lines(path))
        assert not any(number in told for number in numbers)


def test_its_answers_are_taken_though_it_is_masked(month: MonthResult, tmp_path: Path) -> None:
    """A county answers on the form; `apply` puts the right value into a new copy of the ledger."""
    assert month.job is not None
    one = next(
        one
        for one in month.job.validation.findings
        if one.field == "guardian_phone" and one.full_value != one.value and one.place.row
    )
    form = tmp_path / "反馈.xlsx"
    shutil.copy(month.folder / "回退" / f"{one.county}疑点数据反馈表.xlsx", form)
    book = load_workbook(form)
    page = book["疑点数据反馈表"]
    heading = next(row for row in page.iter_rows() if row[0].value == "序号")
    at = {cell.value: cell.column for cell in heading}
    row = next(row for row in page.iter_rows() if row[5].value == one.place.cell and row[7].value == one.code)
    page.cell(row[0].row, at["整改结果"]).value = "已更正"
    page.cell(row[0].row, at["更正值"]).value = "13812341234"
    book.save(form)
    folder = month.folder.parent.parent
    code = call_apply(folder, form, tmp_path / "更正")
    assert code in (0, 1)
    copy = next((tmp_path / "更正").glob("*.更正.xlsx"))
    assert load_workbook(copy)[one.place.sheet][one.place.cell].value == "13812341234"


def call_apply(folder: Path, form: Path, output: Path) -> int:
    from xltools import cli

    given = [
        "apply",
        str(folder / "收到"),
        "--corrections",
        str(form),
        "--period",
        "2021-04",
        "--output",
        str(output),
    ]
    return cli.run(given)


def text_of(path: Path) -> str:
    return "\n".join(one.text for one in Document(str(path)).paragraphs)


def test_a_notice_goes_to_those_that_did_worst_and_names_nobody(month: MonthResult) -> None:
    assert month.job is not None
    sent = [one for one in month.job.quality() if one.rows]
    city = sum(one.wrong for one in sent) / sum(one.rows for one in sent)
    worst = sorted(sent, key=lambda one: -one.rate)[:3]
    notices = {path.name.removesuffix("通报.docx"): path for path in month.folder.glob("回退/*通报.docx")}
    assert set(notices) == {one.county for one in worst if one.rate > city}
    people = {one.person for one in month.job.validation.findings if len(one.person) > 1}
    for county, path in notices.items():
        told = text_of(path)
        mine = next(one for one in sent if one.county == county)
        assert f"{county}民政局：" in told
        assert f"发现错误{mine.errors}处、警告{mine.warnings}处" in told
        assert f"差错率{mine.rate * 100:.1f}%" in told
        assert not any(person in told for person in people)
        assert "{" not in told


def test_a_county_that_did_not_report_is_told_so(tmp_path: Path) -> None:
    folder = written(tmp_path)
    for path in (folder / "收到").glob("林州市*"):
        path.unlink()
    done = run_month(folder, "2021-04").folder
    told = text_of(done / "回退" / "林州市通报.docx")
    assert "没有收到你县（市、区）2021年4月的台账" in told
    assert "差错率" not in told


def test_a_password_is_asked_for_where_the_office_sets_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All files of 滑县 are locked, nobody else's; the password opens them, in our own commands too."""
    done = run_month(written(tmp_path, SETTINGS), "2021-04").folder
    for path in (done / "回退").iterdir():
        locked = path.read_bytes()[:4] != b"PK\x03\x04"
        assert locked == path.name.startswith("滑县"), path.name
    marked = next((done / "回退").glob("滑县*.校验.xlsx"))
    code, out, _ = call(capsys, "validate", marked, "--period", "2021-04", "--output", tmp_path / "再")
    assert code == 2 or "F01" in out
    code, out, _ = call(
        capsys,
        "validate",
        marked,
        "--period",
        "2021-04",
        "--password",
        "hua-2021",
        "--output",
        tmp_path / "再",
    )
    assert "F01" not in out
    assert any((tmp_path / "再").iterdir())


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[protect]\n"汤阴" = "x"\n', "protect.汤阴"),
        ('[protect]\n"滑县" = ""\n', "密码要是引号里的文字"),
        ('protect = "x"\n', "[protect]"),
    ],
)
def test_a_wrong_setting_is_told(
    tmp_path: Path, settings: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = call(capsys, "run", written(tmp_path, settings), "--period", "2021-04")
    assert code == 2
    assert said in out + err
