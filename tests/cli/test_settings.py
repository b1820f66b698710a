"""xltools.toml: levels lowered, rules switched off, an office's own rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_commands import call, ledger
from xltools.model.rule import RULES

OWN = '''"""Z01."""
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("Z01", ERROR)
def village_is_south(children: Table) -> Hits:
    """{格}{姓名}住在南街村，本单位要求另附说明。

    本单位自己的规则。

    | 儿童姓名 | 行政村（社区） |
    | 王芳     | **南街村**     |
    """
    return hits(children, children[Child.village] == "南街村", Child.village)
'''


@pytest.fixture(autouse=True)
def _forget_own_rules() -> Iterator[None]:
    yield
    for code in [code for code in RULES if code.startswith("Z")]:
        del RULES[code]
    for name in [name for name in sys.modules if name.startswith("xltools_office_rules")]:
        del sys.modules[name]


def settings(folder: Path, text: str) -> Path:
    (folder / "xltools.toml").write_text(text, encoding="utf-8")
    return ledger(folder / "滑县.xlsx")


def test_a_rule_lowered_and_one_switched_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = settings(tmp_path, '[severity]\nP04 = "info"\nF03 = "off"\n')
    code, out, _ = call(capsys, "validate", source, "--only", "P04", "--only", "F03")
    assert code == 0
    assert "提示 P04" in out
    assert "按 xltools.toml 停用" in out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[severity]\nP99 = "off"\n', "不认识"),
        ('[severity]\nP06 = "error"\n', "不能提高"),
        ('[severity]\nP04 = "quiet"\n', "只能是"),
        ("colour = 1\n", "不认识"),
        ("[severity\n", "TOML"),
        ('rules = "nowhere/"\n', "不存在"),
    ],
)
def test_settings_that_are_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    code, _, err = call(capsys, "validate", settings(tmp_path, text))
    assert code == 2
    assert told in err


def test_an_office_s_own_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "south.py").write_text(OWN, encoding="utf-8")
    source = settings(tmp_path, 'rules = "rules/"\n')
    code, out, _ = call(capsys, "validate", source, "--only", "Z01")
    assert code == 1
    assert "王芳住在南街村" in out
    monkeypatch.chdir(tmp_path)
    assert "Z01" in call(capsys, "list", "rules", "--family", "Z")[1]
    assert "本单位自己的规则" in call(capsys, "explain", "Z01")[1]


def test_own_rules_may_not_take_the_field_s_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "bad.py").write_text(OWN.replace("Z01", "K99"), encoding="utf-8")
    code, _, err = call(capsys, "validate", settings(tmp_path, 'rules = "rules/"\n'))
    assert (code, "以Z开头" in err, "K99" in RULES) == (2, True, False)


def test_own_rules_that_fail_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "broken.py").write_text("1 / 0\n", encoding="utf-8")
    code, _, err = call(capsys, "validate", settings(tmp_path, 'rules = "rules/"\n'))
    assert (code, "broken.py" in err, "ZeroDivisionError" in err) == (2, True, True)
