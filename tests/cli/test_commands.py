"""The command line as a clerk meets it: sentences, exit codes, files."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from xltools.cli import run, speak_chinese

speak_chinese()

HEADINGS = [
    "序号",
    "县（市、区）",
    "乡镇（街道）",
    "行政村（社区）",
    "儿童姓名",
    "身份证号",
    "儿童类别",
    "户籍地址",
    "本月发放金额（元）",
]
RIGHT, WRONG = "410526201203041223", "410526201203041220"


def ledger(path: Path, number: str = WRONG, title: str = "滑县儿童台账（2021年4月）") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        [title],
        HEADINGS,
        [1, "滑县", "城关镇", "南街村", "王芳", number, "社会散居", "滑县城关镇", 950],
    ):
        sheet.append(row)
    book.save(path)
    return path


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run([str(one) for one in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_validate_marks_a_copy_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = ledger(tmp_path / "滑县.xlsx")
    before = source.read_bytes()
    code, out, _ = call(capsys, "validate", source, "--only", "P04")
    assert code == 1
    assert "410526********1220" in out
    assert WRONG not in out
    assert source.read_bytes() == before
    sheet = openpyxl.load_workbook(tmp_path / "校验结果" / "滑县.校验.xlsx")["Sheet"]
    assert "校验码不对" in sheet["F3"].comment.text


def test_json_is_as_described_and_the_same_every_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = ledger(tmp_path / "滑县.xlsx")
    _, first, err = call(capsys, "validate", source, "--only", "P04", "--json", "-")
    _, second, _ = call(capsys, "validate", source, "--only", "P04", "--json", "-")
    assert first == second
    assert "错误 1 处" in err
    told = json.loads(first)
    assert told["schema"] == "xltools.findings/1"
    assert told["period"] == "2021-04"
    (finding,) = told["findings"]
    assert (finding["code"], finding["severity"], finding["cell"], finding["field"]) == (
        "P04",
        "error",
        "F3",
        "child_id",
    )
    assert finding["value"] == "410526********1220"
    sheet = told["inputs"][0]["sheets"][0]
    assert sheet["columns"]["child_id"] == "F"
    assert sheet["score"]["columns"] == len(sheet["columns"])
    assert sheet["rivals"]
    assert all(one["columns"] <= sheet["score"]["columns"] for one in sheet["rivals"])
    assert told["inputs"][0]["county"] == "滑县"
    outcomes = {one["code"]: one for one in told["outcomes"]}
    assert outcomes["P04"]["outcome"] == "found"
    assert outcomes["P01"]["reason"] == "未选择"
    assert told["totals"]["rows"] == 1


def test_show_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "validate", ledger(tmp_path / "滑县.xlsx"), "--only", "P04", "--show-ids")
    assert (code, WRONG in out) == (1, True)


@pytest.mark.parametrize(("fail_on", "expected"), [("error", 1), ("never", 0)])
def test_fail_on(tmp_path: Path, capsys: pytest.CaptureFixture[str], fail_on: str, expected: int) -> None:
    assert (
        call(capsys, "validate", ledger(tmp_path / "滑县.xlsx"), "--only", "P04", "--fail-on", fail_on)[0]
        == expected
    )


def test_clean_is_nought(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "validate", ledger(tmp_path / "滑县.xlsx", RIGHT), "--only", "P04")[0] == 0


def test_bad_input_gets_a_sentence_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = ledger(tmp_path / "滑县.xlsx")
    (tmp_path / "空").mkdir()
    (tmp_path / "bad.toml").write_text("chlid_std = 1\n", encoding="utf-8")
    (tmp_path / "文字.xlsx").write_text("hello", encoding="utf-8")
    for arguments, told in (
        (("validate", tmp_path / "没有.xlsx"), "找不到文件"),
        (("validate", tmp_path / "空"), "没有可读的表格文件"),
        (("validate", tmp_path / "文字.xlsx"), "没有一个文件能打开"),
        (("validate", good, "--period", "去年"), "请写成 2021-04"),
        (("validate", good, "--policy", tmp_path / "bad.toml"), "是不是“child_std”"),
        (("validate", good, "--only", "P99"), "没有名叫“P99”的规则"),
        (("validate", good, "--against", "salary=x.xlsx"), "没有名叫“salary”的名单"),
        (("validate", good, "--against", "payments"), "应写成 种类=文件"),
        (("merge", good, "-o", good), "从不改写原件"),
        (("validate", good, "--what"), "没有选项 --what"),
        (("validat", good), "没有命令 validat"),
        (("explain", "P0"), "没有名叫“P0”"),
    ):
        code, out, err = call(capsys, *arguments)
        assert code == 2, arguments
        assert told in err, (arguments, err)
        assert "Traceback" not in out + err


def test_one_bad_file_among_good_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = ledger(tmp_path / "滑县.xlsx", RIGHT)
    (tmp_path / "坏.xlsx").write_text("hello", encoding="utf-8")
    code, out, _ = call(capsys, "validate", tmp_path / "坏.xlsx", good, "--only", "F01")
    assert code == 1
    assert "《坏.xlsx》打不开" in out
    assert (tmp_path / "校验结果" / "滑县.校验.xlsx").exists()


def test_periods_that_do_not_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = ledger(tmp_path / "a.xlsx"), ledger(tmp_path / "b.xlsx", title="滑县儿童台账（2021年5月）")
    code, _, err = call(capsys, "validate", one, two)
    assert (code, "期别不一致" in err, "2021-05" in err) == (2, True, True)


def test_merge_fill_and_summarize(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = ledger(tmp_path / "滑县.xlsx", RIGHT)
    call(capsys, "merge", source, "-o", tmp_path / "合并.xlsx", "--fail-on", "never")
    book = openpyxl.load_workbook(tmp_path / "合并.xlsx")
    assert book.sheetnames == ["儿童台账", "问题清单", "跨县重复", "规则执行情况", "来源清单"]
    code, out, _ = call(capsys, "fill", source)
    assert code == 0
    assert "填入" in out
    filled = tmp_path / "填充结果" / "滑县.填充.xlsx"
    headings = [cell.value for cell in openpyxl.load_workbook(filled)["Sheet"][2]]
    assert "年龄〔推算〕" in headings
    again = tmp_path / "再填"
    call(capsys, "fill", filled, "--output", again)
    assert (
        next(again.glob("*.xlsx")).read_bytes() == filled.read_bytes()
        or [cell.value for cell in openpyxl.load_workbook(next(again.glob("*.xlsx")))["Sheet"][2]] == headings
    )
    assert call(capsys, "summarize", source, "-o", tmp_path / "汇总.xlsx")[0] == 0
    assert openpyxl.load_workbook(tmp_path / "汇总.xlsx").sheetnames[:3] == [
        "总览",
        "基本情况表",
        "父母情况表",
    ]


def test_help_lists_and_explanations(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, told in (
        (("--help",), "核对、合并、汇总"),
        (("validate", "--help"), "例："),
        (("list", "rules", "--family", "K"), "K30"),
        (("list", "fields"), "child.child_id"),
        (("list", "derived"), "child.age"),
        (("list", "policy"), "child_std"),
        (("list", "summaries"), "基本情况表"),
        (("list", "ledgers"), "payments"),
        (("explain", "K04"), "符合"),
        (("explain", "年龄"), "周岁"),
        (("explain", "身份证号"), "公民身份号码"),
    ):
        code, out, _ = call(capsys, *arguments)
        assert code == 0
        assert told in out, arguments


@pytest.mark.slow
def test_help_answers_at_once() -> None:
    best = min(_seconds() for _ in range(3))
    assert best < 0.4


def _seconds() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "xltools", "--help"], check=True, capture_output=True)
    return time.perf_counter() - start


def test_the_compiled_words_are_those_of_the_source() -> None:
    from xltools.cli.locale.compile import FOLDER, compiled

    assert (FOLDER / "messages.mo").read_bytes() == compiled(
        (FOLDER / "messages.po").read_text(encoding="utf-8")
    )


def test_lists_that_cannot_be_compared_stop_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = ledger(tmp_path / "滑县.xlsx", RIGHT)
    (tmp_path / "名单.xlsx").write_text("hello", encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.append(["今天", "天气", "很好"])  # type: ignore[union-attr]
    book.save(tmp_path / "别的.xlsx")
    for option, told in (
        (f"payments={tmp_path / '名单.xlsx'}", "普通文字"),
        (f"payments={tmp_path / '别的.xlsx'}", "没有找到表头"),
    ):
        code, _, err = call(capsys, "validate", good, "--against", option)
        assert (code, "发放名单" in err, told in err) == (2, True, True)
    code, _, err = call(capsys, "validate", good, "--previous", tmp_path / "名单.xlsx")
    assert (code, "上月台账" in err) == (2, True)


def test_an_encrypted_ledger_is_marked_in_a_fresh_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, locked = ledger(tmp_path / "plain.xlsx"), tmp_path / "滑县.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("Anyang2021", target)
    code, out, _ = call(capsys, "validate", locked, "--only", "P04", "--password", "Anyang2021")
    assert code == 1
    assert "原来的格式没有保留" in out
    marked = openpyxl.load_workbook(tmp_path / "校验结果" / "滑县.校验.xlsx")
    assert "校验码不对" in marked["Sheet"]["F3"].comment.text


def test_csv_is_not_filled_and_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [HEADINGS, ["1", "滑县", "城关镇", "南街村", "王芳", RIGHT, "社会散居", "滑县", "950"]]
    (tmp_path / "滑县2021年4月.csv").write_text("\n".join(",".join(row) for row in rows), encoding="gb18030")
    code, out, _ = call(capsys, "fill", tmp_path / "滑县2021年4月.csv")
    assert (code, "没有填充" in out) == (0, True)


def test_a_fault_of_the_program_is_exit_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(f"with a number {RIGHT} in it")

    monkeypatch.setattr("xltools.run.read", broken)
    code, out, err = call(capsys, "validate", ledger(tmp_path / "滑县.xlsx"))
    assert code == 3
    assert "程序出了故障" in err
    assert RIGHT not in out + err
    assert "Traceback" not in err
