"""The invented city: clean when nothing is planted, and everything planted is found at its cell."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from xltools.demo.run_demo import run_demo
from xltools.model.errors import CannotWrite


def demo(folder: Path, **options: int) -> tuple[int, str]:
    lines: list[str] = []
    code = run_demo(folder, say=lines.append, progress=lambda _: None, **options)
    return code, "\n".join(lines)


@pytest.mark.slow
def test_a_clean_city_has_no_error_and_no_warning(tmp_path: Path) -> None:
    code, told = demo(tmp_path / "city", children=180, households=200, errors=0)
    assert code == 0, told
    assert "误报 0 处" in told


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_everything_planted_is_found_at_its_cell(tmp_path: Path, seed: int) -> None:
    code, told = demo(tmp_path / "city", children=600, households=1100, errors=85, seed=seed)
    assert code == 0, told
    assert "找到 85 处" in told
    merged = openpyxl.load_workbook(
        tmp_path / "city" / "结果" / "合并台账.xlsx", read_only=True, data_only=True
    )
    last = list(merged["来源清单"].iter_rows(values_only=True))
    total = next(row for row in last if row and row[0] == "合计")
    assert total[4] == sum(total[5:11]) > 0
    merged.close()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "重要.docx").write_text("x", encoding="utf-8")
    with pytest.raises(CannotWrite):
        demo(tmp_path, children=20, households=0, errors=0)
    assert [path.name for path in tmp_path.iterdir()] == ["重要.docx"]


@pytest.mark.slow
def test_the_other_ledgers_are_clean_and_their_mistakes_are_found(tmp_path: Path) -> None:
    code, told = demo(tmp_path / "clean", children=300, households=1500, errors=0, systems=True)
    assert code == 0, told
    code, told = demo(tmp_path / "city", children=1117, households=3000, errors=160, systems=True)
    assert code == 0, told
    assert "找到 160 处" in told
    for stated in ("困境儿童台账215行", "重残照护台账3272行", "带贫载体台账773行"):
        assert stated in told


def test_a_small_city_gets_fewer_mistakes_and_says_so(tmp_path: Path) -> None:
    told: list[str] = []
    code = run_demo(
        tmp_path, children=9, households=9, seed=2021, errors=100, say=told.append, progress=lambda _: None
    )
    assert code == 0, told
    assert any(one.startswith("想埋下100处，只埋下了") for one in told), told


@pytest.mark.slow
def test_months_one_after_the_other(tmp_path: Path) -> None:
    """Each month has the former one for its 上月; mistakes are mended and new ones made; nothing is invented."""
    code, told = demo(tmp_path, children=400, households=500, errors=60, months=3)
    assert code == 0, told
    for month, count in (("4", 60), ("5", 48), ("6", 36)):
        assert f"2021年{month}月：{count}/{count} 处埋下的错误找到，误报 0 处" in told
    june = openpyxl.load_workbook(tmp_path / "结果" / "2021-06" / "汇总表.xlsx", data_only=True)
    trend = [row for row in june["逐月趋势"].iter_rows(values_only=True) if str(row[0]).startswith("2021年")]
    assert [row[0] for row in trend] == ["2021年4月", "2021年5月", "2021年6月"]
    assert trend[2][4] > 0
    settled = next(row for row in june["整改销号"].iter_rows(values_only=True) if row[0] == "合计")
    assert settled[1] == settled[2] + settled[3]
    assert settled[4] > 0
    balance = next(row for row in june["本月增减平衡"].iter_rows(values_only=True) if row[0] == "合计")
    assert balance[-1] == 0
    assert balance[2] == balance[5] >= 8  # one comes and one goes in each county that isn't tiny


@pytest.mark.slow
def test_clean_months_have_no_error_and_no_warning(tmp_path: Path) -> None:
    code, told = demo(tmp_path, children=250, households=300, errors=0, months=3)
    assert code == 0, told
    assert told.count("误报 0 处") == 3
