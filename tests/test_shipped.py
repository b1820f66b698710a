"""What is shipped and what is generated: templates, pages, the README's transcript, the wheel."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from xltools.blanks import blank_ledgers, install_launchers
from xltools.demo.run_demo import run_demo
from xltools.ledgers.child import Child
from xltools.model.discovery import discover_all
from xltools.model.kind import KINDS, LedgerKind, ledgers
from xltools.model.rule import all_rules
from xltools.reading.folder import Found
from xltools.reading.headings import match
from xltools.reading.read import read_files
from xltools.resources import shipped

ROOT = Path(__file__).parent.parent
discover_all()


def test_templates_are_those_of_the_declarations(tmp_path: Path) -> None:
    for made in blank_ledgers((), tmp_path):
        assert made.read_bytes() == (shipped("workbooks") / "templates" / made.name).read_bytes(), (
            "run `xltools template --output workbooks/templates`"
        )


def test_every_heading_of_a_template_finds_its_field(tmp_path: Path) -> None:
    names = [kind.kind_name for kind in ledgers()]
    for kind, path in zip(ledgers(), blank_ledgers(names, tmp_path), strict=True):
        book = read_files([Found(path, path.name)], [kind])
        assert book[kind].parts[0].columns.keys() == kind.fields.keys()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda one: one.kind_name)
def test_every_heading_and_alias_finds_its_field(kind: type[LedgerKind]) -> None:
    for field in kind.fields.values():
        assert match([field.heading], kind) == (field, field.heading)
        for leaf in field.leaf if field.owner else ():
            assert match([f"{field.owner}情况", leaf], kind) is not None
    assert match(["父亲情况", "身份证号"], Child) == (Child.father_id, "身份证号")


def test_generated_pages_are_fresh() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    assert generate.stale() == [], "run `python docs/generate.py`"


def test_all_rules_of_the_field_are_declared() -> None:
    last = {
        "F": 16,
        "P": 22,
        "H": 25,
        "C": 13,
        "K": 30,
        "X": 27,
        "M": 7,
        "T": 7,
        "S": 28,
        "I": 8,
        "L": 11,
        "B": 10,
    }
    expected = {
        f"{letter}{number:02d}" for letter, highest in last.items() for number in range(1, highest + 1)
    }
    assert {rule.code for rule in all_rules()} == expected


def test_launchers_are_copied(tmp_path: Path) -> None:
    names = [path.name for path in install_launchers(tmp_path)]
    assert names == ["双击运行.cmd", "双击运行.desktop"]
    assert b"\r\n" in (tmp_path / "双击运行.cmd").read_bytes()


def test_nothing_names_a_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    for name in filter(None, listed):
        path = ROOT / name
        if (
            path.suffix in (".py", ".md", ".toml", ".txt", ".po", "")
            and path.is_file()
            and path != Path(__file__)
        ):
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not re.search(r"(?<![\w.])/(?:home|root|tmp|work)/\w", text), name


@pytest.mark.slow
def test_the_transcript_of_the_readme(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```console\n\$ xltools demo demo-city\n(.*?)```", text, re.S)
    assert block is not None
    lines: list[str] = []
    run_demo(tmp_path / "city", errors=100, say=lines.append, progress=lambda _: None)
    seconds = re.compile(r"\d+\.\d ?秒")
    shown = [seconds.sub("…秒", line) for line in block[1].strip().splitlines()]
    assert [seconds.sub("…秒", line) for line in lines[: len(shown)]] == shown


@pytest.mark.slow
def test_the_wheel_runs_in_an_empty_environment(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    inside = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [inside / "python", "-m", "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True
    )
    quiet = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [inside / "xltools", "demo", "city", "--children", "60", "--households", "80", "--errors", "10"]
    done = subprocess.run(command, cwd=tmp_path, env=quiet, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "找到 10 处" in done.stdout
    made = subprocess.run(
        [inside / "xltools", "macros", "install", "city"],
        cwd=tmp_path,
        env=quiet,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "双击运行.cmd" in made.stdout
    where = "from xltools.resources import shipped; print(shipped('workbooks'))"
    told = subprocess.run(
        [inside / "python", "-c", where], cwd=tmp_path, env=quiet, capture_output=True, text=True, check=True
    )
    assert "site-packages" in told.stdout
