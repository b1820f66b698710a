"""Headings that no field knows: explained, hinted at, answered once for ever, and carried through merge."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import openpyxl

from tests.cli.conftest import Command
from tests.reading.gallery import HEAD, TITLE, plain, rows


def odd(folder: Path, name: str = "滑县.xlsx") -> Path:
    head = [*HEAD[:4], "身份证亏码", *HEAD[5:], "金额", "县内编码"]
    return plain(
        folder, [[TITLE], head, *[[*row, 950, f"HX{at}"] for at, row in enumerate(rows())]], name=name
    )


def test_every_column_is_explained(tmp_path: Path, command: Command) -> None:
    told = command("validate", odd(tmp_path), "--explain-headings")[1]
    lines = {
        line.split()[1]: line
        for line in told.splitlines()
        if line.startswith("  ") and len(line.split()) >= 4
    }
    assert "当作儿童台账" in told
    assert "标准表头" in lines["儿童姓名"]
    assert "写法相近的有：身份证号" in lines["身份证亏码"]
    assert "看不出指哪一项" in lines["金额"]
    assert "合并时原样放在右边" in lines["县内编码"]
    assert not (tmp_path / "校验结果").exists()


def test_the_kinds_that_come_next_are_told_with_their_scores(tmp_path: Path, command: Command) -> None:
    told = command("validate", odd(tmp_path), "--explain-headings")[1]
    line = next(line for line in told.splitlines() if "其次像" in line)
    scores = [
        (int(found), int(there), int(required))
        for found, there, required in re.findall(r"认出(\d+)列，其中必填列(\d+)/(\d+)", line)
    ]
    taken = int(re.findall(r"表头在.*认出(\d+)列", told)[0])
    assert len(scores) == 2
    assert "儿童台账（" not in line.replace("困境儿童台账（", "")
    assert taken >= scores[0][0] >= scores[1][0] > 0
    assert all(there <= min(found, required) for found, there, required in scores)


def test_groups_and_aliases_are_explained(tmp_path: Path, command: Command) -> None:
    top = ["县区", "乡镇（街道）", "行政村（社区）", "儿童姓名", "身份证号", "父亲情况", None]
    leaf = [None, None, None, None, None, "姓名", "身份证号"]
    path = plain(
        tmp_path, [top, leaf, ["滑县", "城关镇", "南街村", "王芳", "", "王强", ""]], merged=("F1:G1",)
    )
    told = command("validate", path, "--explain-headings")[1]
    assert "常见写法" in told
    assert "在“父亲”一组里" in told


def test_a_close_spelling_is_offered_and_never_taken(tmp_path: Path, command: Command) -> None:
    command("validate", odd(tmp_path), "--period", "2021-04", "--only", "F03", "--json", tmp_path / "f.json")
    found = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))["findings"]
    hinted = [one["message"] for one in found if "可能就是这一列" in one["message"]]
    assert len(hinted) == 1
    assert hinted[0].endswith("缺少必填列“身份证号”（表里的“身份证亏码”可能就是这一列），请补上该列。")


def test_an_answer_is_remembered_for_its_county_only(tmp_path: Path, command: Command) -> None:
    path, other = odd(tmp_path), odd(tmp_path, "内黄县.xlsx")
    (tmp_path / "xltools.toml").write_text(
        '[headings."滑县"]\n"金额" = "本月发放金额（元）"\n"身份证亏码" = "child_id"\n', encoding="utf-8"
    )
    told = command("validate", path, "--explain-headings")[1]
    assert told.count("本单位设置") == 2
    book = openpyxl.load_workbook(other)
    book.worksheets[0]["A1"] = "内黄县事实无人抚养儿童台账（2021年4月）"
    book.save(other)
    assert "本单位设置" not in command("validate", other, "--explain-headings")[1]


def test_an_answer_that_names_no_column_is_refused(tmp_path: Path, command: Command) -> None:
    (tmp_path / "xltools.toml").write_text('[headings]\n"金额" = "本月发放金頟"\n', encoding="utf-8")
    done = command("validate", odd(tmp_path), "--explain-headings")
    assert done[0] == 2
    assert "本月发放金额（元）" in done[1]


def merged_rows(path: Path) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(path)["儿童台账"]
    grid = [row for row in sheet.iter_rows(values_only=True) if row[1] is not None]
    return grid


def test_unknown_columns_are_carried_and_merging_twice_is_merging_once(
    tmp_path: Path, command: Command
) -> None:
    first, second = odd(tmp_path), odd(tmp_path, "内黄县.xlsx")
    book = openpyxl.load_workbook(second)
    for row in range(3, 6):
        book.worksheets[0].cell(row, 1, "内黄县")
        book.worksheets[0].cell(row, 4, f"甲{row}")
    book.worksheets[0]["A1"] = "内黄县事实无人抚养儿童台账（2021年4月）"
    book.save(second)
    assert command("merge", first, second, "--period", "2021-04", "-o", tmp_path / "一次.xlsx")[0] < 2
    head, *all_rows = merged_rows(tmp_path / "一次.xlsx")
    assert head[-3:] == ("身份证亏码（滑县、内黄县）", "县内编码（滑县、内黄县）", "金额（滑县、内黄县）")
    assert [row[-2] for row in all_rows] == ["HX0", "HX1", "HX2"] * 2
    assert command("merge", first, "--period", "2021-04", "-o", tmp_path / "先.xlsx")[0] < 2
    (tmp_path / "再").mkdir()
    later = tmp_path / "再" / "再.xlsx"
    assert command("merge", tmp_path / "先.xlsx", second, "--period", "2021-04", "-o", later)[0] < 2
    again, *all_again = merged_rows(later)
    index = [again.index(name) for name in head[:-3]]
    state = {head.index("核验状态"), head.index("问题数")}
    for before, after in zip(all_rows, all_again, strict=True):
        for at, place in enumerate(index):
            assert at in state or before[at] == after[place], head[at]
