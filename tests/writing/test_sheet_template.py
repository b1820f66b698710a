"""An office's own summary workbook is filled, and everything in it that is not a placeholder stays and follows the rows."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.test_commands import call
from tests.office import convert, drive
from xltools import run
from xltools.demo.city import PERIOD
from xltools.demo.invent import invent
from xltools.demo.mistakes import plant
from xltools.demo.names import Invention
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all
from xltools.model.errors import BadTemplate
from xltools.policies.load import shipped as policy
from xltools.resources import shipped
from xltools.writing.calculate import Calculator
from xltools.writing.grow import Growth, Loop, moved, moved_ranges, repeated_ranges
from xltools.writing.sheet_template import fill_workbook

TABLE = [
    {"县": "滑县", "人": 3, "率": 0.25, "日": date(2021, 4, 30)},
    {"县": "内黄县", "人": 5, "率": 0.5, "日": date(2021, 4, 1)},
]


def template(path: Path) -> Path:
    """A template with everything that has to follow: two loops, sums, a chart, a merge, a rule, a drop-down, notes, names."""
    book = xlsxwriter.Workbook(str(path))
    sheet, other = book.add_worksheet("表"), book.add_worksheet("别的 表")
    bold = book.add_format({"bold": True, "num_format": "0"})
    sheet.write("A1", "{{ 期别 }}情况")
    sheet.write("A2", "{% for 行 in 表 %}")
    sheet.write("A3", "{{ 行.县 }}")
    sheet.write("B3", "{{ 行.人 }}", bold)
    sheet.write("C3", "{{ 行.率 }}")
    sheet.write("D3", "{{ 行.日 }}", book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_formula("E3", "=B3*2", None, 0)
    sheet.merge_range("F3:G3", "第{{ 序号 }}个：{{ 行.县 }}")
    sheet.write("A4", "{% endfor %}")
    sheet.write("A5", "合计")
    sheet.write_formula("B5", "=SUM(B3:B3)", None, 0)
    sheet.write_formula("C5", '=IF(B5=0,0,ROUND(E5/B5,2))&"倍"', None, 0)
    sheet.write_formula("E5", "=SUM(E3:E3)", None, 0)
    sheet.merge_range("A6:C6", "注：{{ 表 | length }}行")
    sheet.write_comment("B5", "办公室的批注")
    sheet.write("A8", "{% for 行 in 表 %}")
    sheet.write("A9", "{{ 行.县 }}再来")
    sheet.write("A10", "{% endfor %}")
    sheet.write("A11", "末行")
    sheet.conditional_format("B3:B3", {"type": "cell", "criteria": ">", "value": "$B$5/2", "format": bold})
    sheet.data_validation("C3", {"validate": "list", "source": "=$A$3:$A$3"})
    sheet.print_area("A1:G11")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": "=表!$A$3:$A$3", "values": "=表!$B$3:$B$3"})
    sheet.insert_chart("A13", chart)
    sheet.insert_image("H1", str(_dot(path.parent)))
    other.write_formula("A1", "=表!B5+SUM(表!B3:B3)", None, 0)
    other.write("A2", "不动")
    book.define_name("人数", "=表!$B$3:$B$3")
    book.close()
    return path


def _dot(folder: Path) -> Path:
    import base64

    path = folder / "dot.png"
    path.write_bytes(
        base64.b64decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
        )
    )
    return path


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    fill_workbook(template(tmp_path / "模板.xlsx"), tmp_path / "表.xlsx", {"期别": "2021年4月", "表": TABLE})
    return tmp_path / "表.xlsx"


def loaded(path: Path, *, values: bool = False) -> Any:
    with path.open("rb") as stream:
        return openpyxl.load_workbook(stream, data_only=values)


def test_values_keep_their_kind_and_formulas_follow(filled: Path) -> None:
    cells = {
        cell.coordinate: cell.value
        for row in loaded(filled)["表"].iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert cells["A1"] == "2021年4月情况"
    assert [cells[f"A{row}"] for row in (2, 3, 4)] == ["滑县", "内黄县", "合计"]
    assert [cells[f"B{row}"] for row in (2, 3)] == [3, 5]
    assert cells["C3"] == 0.5
    assert cells["D2"].date() == date(2021, 4, 30)
    assert [cells[f"E{row}"] for row in (2, 3)] == ["=B2*2", "=B3*2"]
    assert cells["B4"] == "=SUM(B2:B3)"
    assert [cells[f"F{row}"] for row in (2, 3)] == ["第1个：滑县", "第2个：内黄县"]
    assert cells["A5"] == "注：2行"
    assert [cells[f"A{row}"] for row in (7, 8, 9)] == ["滑县再来", "内黄县再来", "末行"]
    assert loaded(filled)["别的 表"]["A1"].value == "=表!B4+SUM(表!B2:B3)"


def test_results_are_there_before_anybody_calculates(filled: Path) -> None:
    sheet = loaded(filled, values=True)["表"]
    assert [sheet[one].value for one in ("E2", "E3", "B4", "E4")] == [6, 10, 8, 16]
    assert loaded(filled, values=True)["别的 表"]["A1"].value == 16


def test_everything_that_names_rows_follows_them(filled: Path) -> None:
    book = loaded(filled)
    sheet = book["表"]
    assert sorted(str(one) for one in sheet.merged_cells.ranges) == ["A5:C5", "F2:G2", "F3:G3"]
    ((place, rules),) = sheet.conditional_formatting._cf_rules.items()
    assert str(place.sqref) == "B2:B3"
    assert rules[0].formula == ["$B$4/2"]
    (validation,) = sheet.data_validations.dataValidation
    assert (str(validation.sqref), validation.formula1) == ("C2:C3", "$A$2:$A$3")
    assert sheet.print_area == "'表'!$A$1:$G$9"
    assert book.defined_names["人数"].attr_text == "表!$B$2:$B$3"
    assert sheet["B4"].comment.text == "办公室的批注"
    assert sheet["B3"].font.b
    (chart,) = sheet._charts
    assert chart.anchor._from.row == 10
    with zipfile.ZipFile(filled) as package:
        told = package.read("xl/charts/chart1.xml").decode()
    assert "表!$A$2:$A$3" in told
    assert "表!$B$2:$B$3" in told
    assert "Cache" not in told


def test_what_is_not_touched_is_byte_for_byte_the_same(filled: Path) -> None:
    was, now = (zipfile.ZipFile(filled.parent / name) for name in ("模板.xlsx", "表.xlsx"))
    with was, now:
        same = [name for name in was.namelist() if now.read(name) == was.read(name)]
    assert {"xl/media/image1.png", "xl/styles.xml", "xl/theme/theme1.xml", "xl/sharedStrings.xml"} <= set(
        same
    )


def test_a_loop_without_items_leaves_an_empty_row(tmp_path: Path) -> None:
    fill_workbook(template(tmp_path / "模板.xlsx"), tmp_path / "空.xlsx", {"期别": "2021年4月", "表": []})
    sheet = loaded(tmp_path / "空.xlsx")["表"]
    assert [sheet[one].value for one in ("A2", "A3", "B3")] == [None, "合计", "=SUM(B2:B2)"]
    assert loaded(tmp_path / "空.xlsx", values=True)["表"]["B3"].value == 0


@pytest.mark.parametrize(
    ("cell", "text", "said"),
    [
        ("A1", "{{ 期 别 }}", "“表”A1：花括号写得不对"),
        ("B3", "{{ 行.人数 }}", "“表”B3：“人数”不认识"),
        ("B3", "共{{ 人数 }}", "“表”B3：“人数”不认识，可用的有：期别、表"),
        ("A2", "{% for 行 in 名册 %}", "“表”A2：“名册”不认识"),
        ("A2", "{% for 行 in 3 %}", "“表”A2：“3”不是可以逐行列出的表"),
        ("A3", "{% for 行 in 表 %}", "“表”A3：循环里不能再有循环"),
        ("A4", "完", "“表”A2：后面没有 {% endfor %}|“表”A8：循环里不能再有循环"),
        ("A2", "开始", "“表”(B3：“行”不认识|A3：“行”不认识|A4：前面没有对应的)"),
        ("C3", "{{ ''.__class__.__mro__ }}", "“表”C3：有不允许的写法"),
        ("C3", "{{ 行.人 / 0 }}", "“表”C3：算不出来"),
    ],
)
def test_a_wrong_placeholder_names_its_cell(tmp_path: Path, cell: str, text: str, said: str) -> None:
    path = template(tmp_path / "模板.xlsx")
    book = openpyxl.load_workbook(path)
    book["表"][cell] = text
    book.save(path)
    with pytest.raises(BadTemplate) as told:
        fill_workbook(path, tmp_path / "表.xlsx", {"期别": "2021年4月", "表": TABLE})
    assert re.search(said, str(told.value)), told.value
    assert not (tmp_path / "表.xlsx").exists()


def test_shared_formulas_are_parted(tmp_path: Path) -> None:
    """What Excel writes when a formula is dragged down: only the first cell has its text."""
    path = template(tmp_path / "模板.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    sheet = sheet.replace("<f>B3*2</f>", '<f t="shared" ref="E3:E5" si="0">B3*2</f>')
    sheet = sheet.replace("<f>SUM(E3:E3)</f>", '<f t="shared" si="0"/>')
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    fill_workbook(path, tmp_path / "表.xlsx", {"期别": "2021年4月", "表": TABLE})
    sheet_ = loaded(tmp_path / "表.xlsx")["表"]
    assert [sheet_[f"E{row}"].value for row in (2, 3, 4)] == ["=B2*2", "=B3*2", "=B4*2"]


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=4))
def test_rows_never_cross_or_vanish(shape: list[tuple[int, int, int]]) -> None:
    """Whatever loops there are: new rows are all different, in order; a range covers exactly the rows between its ends."""
    rows: dict[int, list[int]] = {}
    loops, old, new = [], 1, 1
    for body, times, plain in shape:
        times = max(times, 1)
        loops.append(Loop(old + 1, old + body, times))
        rows[old] = []
        for at in range(body):
            rows[old + 1 + at] = [new + turn * body + at for turn in range(times)]
        rows[old + body + 1] = []
        new += body * times
        old += body + 2
        for _ in range(plain):
            rows[old] = [new]
            old, new = old + 1, new + 1
    growth = Growth(rows, loops)
    places = sorted(one for several in rows.values() for one in several)
    assert places == list(range(1, new))
    for loop in loops:
        first, last = growth.span(loop.first - 1, loop.last + 1)
        assert (first, last) == (rows[loop.first][0], rows[loop.last][-1])
        assert repeated_ranges(f"B{loop.first}:C{loop.last}", growth) == [
            f"B{rows[loop.first][turn]}:C{rows[loop.last][turn]}" for turn in range(loop.times)
        ]
    assert growth.first(old + 5) == growth.last(old + 5) == new + 5


@pytest.mark.parametrize(
    ("formula", "becomes"),
    [
        ("A1+A3", "A1+A5"),
        ("SUM($B$2:$B$2)", "SUM($B$2:$B$4)"),
        ("SUM(A1:B3)", "SUM(A1:B5)"),
        ('"A3"&A3', '"A3"&A5'),
        ("别!A3+'别 的'!A3", "别!A3+'别 的'!A5"),
        ("SUM(2:2)", "SUM(2:4)"),
        ("LOG10(A3)", "LOG10(A5)"),
        ("SUM(B:B)+人数3", "SUM(B:B)+人数3"),
        ("A3:A2", "A5:A5"),
        ("率_A3+A3", "率_A3+A5"),
        ("RATE.A3", "RATE.A3"),
        ("[1]表!A3+A3", "[1]表!A3+A5"),
        ("'[1]表'!A3", "'[1]表'!A3"),
    ],
)
def test_references_move(formula: str, becomes: str) -> None:
    growth = Growth({1: [1], 2: [2, 3, 4], 3: [5]}, [Loop(2, 2, 3)])
    assert moved(formula, "表", {"表": growth, "别 的": growth}) == becomes


def test_ranges_in_a_list_move() -> None:
    growth = Growth({1: [1], 2: [2, 3, 4], 3: [5]}, [Loop(2, 2, 3)])
    assert moved_ranges("A1 B2:C3 D2", growth) == "A1 B2:C5 D2:D4"


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("SUM(A1:A3)", 6),
        ("A1+A2*A3-4/2", 5),
        ("-A1+(A2+A3)*2", 9),
        ("IF(A9=0,0,A1/A9)", 0),
        ("IF(A1<>1,A1/0,ROUND(2.345,2))", 2.35),
        ("MAX(A1:A3,7)-MIN(A1:A3)", 6),
        ('B1="字"', True),
        ("SUM(B1:B1)", 0),
        ("'别 的'!A1*2", 20),
        ("A1/0", None),
        ("VLOOKUP(A1,A1:A3,1)", None),
        ("A1+B1", None),
        ("C1", None),
        ("1+", None),
    ],
)
def test_plain_formulas_have_results(formula: str, result: Any) -> None:
    cells = {("表", 1, 1): 1, ("表", 2, 1): 2, ("表", 3, 1): 3, ("表", 1, 2): "字", ("别 的", 1, 1): 10}
    place = ("表", 1, 9)
    formulas = {place: formula, ("表", 1, 3): "D1", ("表", 1, 4): "C1"}
    got = Calculator(cells, formulas).result(place)
    assert got == (pytest.approx(result) if isinstance(result, float) else result)


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    discover_all()
    folder = tmp_path_factory.mktemp("city")
    city = invent(5, 200, 300)
    plant(city, Invention(6), 40)
    write_city(city, folder)
    return folder


def request(folder: Path) -> run.Request:
    return run.Request(
        [str(folder / "收到")],
        period=str(PERIOD),
        previous=[str(folder / "上月")],
        against=[("payments", str(folder / "名单"))],
        whole_city=True,
        policy_values=policy("example").over(policy("default")),
    )


def grid(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    return list(loaded(path, values=True)[sheet].iter_rows(values_only=True))


def test_the_shipped_template_shows_what_is_drawn_without_it(month: Path, tmp_path: Path) -> None:
    """Cell by cell, sums included, for every sheet of the template."""
    job = run.summarize(request(month), tmp_path / "画.xlsx")
    run.summarize(
        request(month),
        tmp_path / "填.xlsx",
        template=shipped("workbooks") / "templates" / "汇总表.xlsx",
        job=job,
    )
    names = loaded(tmp_path / "填.xlsx").sheetnames
    assert len(names) >= 10
    for name in names:
        drawn, filled = grid(tmp_path / "画.xlsx", name), grid(tmp_path / "填.xlsx", name)
        # columns that there are in some months only stay empty
        drawn_rows = [[cell for cell in row if cell not in (None, "")] for row in drawn]
        filled_rows = [[cell for cell in row if cell not in (None, "")] for row in filled]
        skipped = {"上月问题销号率"}
        filled_rows = [[cell for cell in row if cell not in skipped] for row in filled_rows]
        wanted, got = ([row for row in rows if row] for rows in (drawn_rows, filled_rows))
        assert len(wanted) == len(got), name
        for one, other in zip(wanted, got, strict=True):
            assert [c if not isinstance(c, float) else pytest.approx(c) for c in one] == other, name


def test_the_command_and_the_setting_take_a_template(
    month: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "我的.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "{{ 城市 }}{{ 期别 }}在册"
    sheet["B1"] = "{{ 在册 }}"
    sheet["A2"] = "{% for 行 in 基本情况表 %}"
    sheet["A3"] = '{{ 行["县（市、区）"] }}'
    sheet["B3"] = '{{ 行["本月退出/死亡"] + 行.本月在册 }}'
    sheet["A4"] = "{% endfor %}"
    sheet["A5"] = "{{ 名单比对汇总.标题 }}"
    book.save(own)
    code, _, _ = call(
        capsys,
        "summarize",
        month / "收到",
        "--period",
        PERIOD,
        "-o",
        tmp_path / "汇总.xlsx",
        "--template",
        own,
    )
    assert code == 0
    rows = grid(tmp_path / "汇总.xlsx", "Sheet")
    assert rows[0][0] == "安阳市2021年4月在册"
    assert rows[0][1] == sum(row[1] for row in rows[1:10])
    assert "未生成" in rows[10][0]
    code, _, err = call(
        capsys,
        "summarize",
        month / "收到",
        "--period",
        PERIOD,
        "-o",
        tmp_path / "x.xlsx",
        "--template",
        tmp_path / "没有.xlsx",
    )
    assert code == 2
    assert "没有.xlsx" in err
    (tmp_path / "坏.xlsx").write_text("x", encoding="utf-8")
    code, _, err = call(
        capsys,
        "summarize",
        month / "收到",
        "--period",
        PERIOD,
        "-o",
        tmp_path / "x.xlsx",
        "--template",
        tmp_path / "坏.xlsx",
    )
    assert code == 2
    assert "不是Excel工作簿" in err
    shutil.copytree(month / "收到", tmp_path / "民政" / "收到")
    shutil.copy(own, tmp_path / "民政" / "我的.xlsx")
    (tmp_path / "民政" / "xltools.toml").write_text('summary = "我的.xlsx"\n', encoding="utf-8")
    code, _, _ = call(capsys, "run", tmp_path / "民政", "--period", PERIOD, "--fail-on", "never")
    assert code == 0
    assert loaded(tmp_path / "民政" / "结果" / "2021-04" / "汇总表.xlsx").sheetnames == ["Sheet"]


@pytest.mark.slow
def test_a_template_restyled_in_libreoffice_is_filled(month: Path, tmp_path: Path) -> None:
    """Fonts, a moved column, a row put in, a formula of the office's own and another kind of chart, saved by LibreOffice; what LibreOffice then
    calculates and what was stored agree."""
    restyled = tmp_path / "改过.xlsx"
    source = tmp_path / "汇总表模板.xlsx"  # LibreOffice puts its lock beside it
    shutil.copy(shipped("workbooks") / "templates" / "汇总表.xlsx", source)
    drive(Path(__file__).with_name("restyle.py"), tmp_path / "profile", source, restyled, timeout=170)
    target = tmp_path / "汇总表.xlsx"
    job = run.summarize(request(month), target, template=restyled)
    run.summarize(request(month), tmp_path / "画.xlsx", job=job)
    sheet, drawn = loaded(target)["基本情况表"], loaded(tmp_path / "画.xlsx", values=True)["基本情况表"]
    values = loaded(target, values=True)["基本情况表"]
    assert values["A3"].value == f"安阳市民政局 共{drawn['L14'].value:g}人（9个县区）"
    assert sheet["A1"].font.name == "楷体"
    for row in range(9):
        assert values.cell(6 + row, 2).value == drawn.cell(5 + row, 12).value
        assert values.cell(6 + row, 12).value == drawn.cell(5 + row, 2).value
        assert sheet.cell(6 + row, 28).value == f"=Y{6 + row}-Z{6 + row}"
        assert sheet.cell(6 + row, 1).font.name == "仿宋"
    assert values["B15"].value == drawn["L14"].value
    with zipfile.ZipFile(target) as package:
        charts = [package.read(name).decode() for name in package.namelist() if "charts/chart" in name]
    (line,) = [one for one in charts if "基本情况表!$A$6:$A$14" in one]
    assert "<c:lineChart>" in line
    (tmp_path / "再算").mkdir()
    again = loaded(convert(target, tmp_path / "再算", "xlsx", recalculate=True), values=True)
    stored, formulas = loaded(target, values=True), 0
    for page in loaded(target):
        for cell in (one for row in page.iter_rows() for one in row if str(one.value).startswith("=")):
            formulas += 1
            assert stored[page.title][cell.coordinate].value == pytest.approx(
                again[page.title][cell.coordinate].value
            ), (page.title, cell.coordinate, cell.value)
    assert formulas > 70
