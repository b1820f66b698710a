"""An office's own settings: the file xltools.toml beside its ledgers."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from xltools.model.errors import BadSettings, UnknownSetting
from xltools.model.finding import ERROR, INFO, WARNING, Severity
from xltools.model.kind import KINDS
from xltools.model.rule import RULES, Rule
from xltools.values.region import COUNTIES

FILE = "xltools.toml"
_KEYS = ("rules", "policy", "report", "notice", "summary", "severity", "headings", "protect")
_LEVELS: dict[str, Severity | None] = {"error": ERROR, "warning": WARNING, "info": INFO, "off": None}


@dataclass(frozen=True)
class Settings:
    """What an office has set. `severity`: rule code → the level it is lowered to, None where it is switched off.

    `report`, `notice`, `summary`: the office's own templates of the monthly report, of the notice to a county, of the summary workbook. `protect`: county, or
    `*` for all → password of what goes back to it. `headings`: county, or `*` for all → heading as it is written → heading (or name) of the field that it means.
    """

    path: Path | None = None
    rules: Path | None = None
    policy: Path | None = None
    report: Path | None = None
    notice: Path | None = None
    summary: Path | None = None
    severity: Mapping[str, Severity | None] = field(default_factory=dict)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    protect: Mapping[str, str] = field(default_factory=dict)

    def password(self, county: str | None) -> str | None:
        """The password of what goes back to a county, None where it goes without."""
        return self.protect.get(county or "", self.protect.get("*"))

    def off(self, code: str) -> bool:
        """Whether the office has switched a rule off."""
        return code in self.severity and self.severity[code] is None

    def applied(self, rule: Rule) -> Rule:
        """The rule as the office wants it: never above the level set."""
        level = self.severity.get(rule.code)
        return rule if level is None else replace(rule, cap=level)


def find(places: Iterable[Path]) -> Settings:
    """The settings of the first folder (or file's folder, or its parent) that has an xltools.toml; else none.

    Raises BadSettings, UnknownSetting.
    """
    for place in places:
        folder = place if place.is_dir() else place.parent
        for one in (folder, folder.resolve().parent):
            if (one / FILE).is_file():
                return read(one / FILE)
    return Settings()


def read(path: Path) -> Settings:
    """Read one file; the office's own rules are loaded from the folder that it names, and from nowhere else."""
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(str(path), f"内容不是合格的TOML（{error}）") from None
    for key in content:
        if key not in _KEYS:
            raise UnknownSetting(str(path), key, _KEYS)
    folder = path.parent / str(content["rules"]) if "rules" in content else None
    if folder is not None:
        load_rules(folder, path)
    policy = path.parent / str(content["policy"]) if "policy" in content else None
    report, notice, summary = (
        path.parent / str(content[key]) if key in content else None for key in ("report", "notice", "summary")
    )
    headings = _headings(content.get("headings", {}), path)
    severity = _severities(content.get("severity", {}), path)
    protect = _passwords(content.get("protect", {}), path)
    return Settings(path, folder, policy, report, notice, summary, severity, headings, protect)


def _passwords(table: Any, path: Path) -> dict[str, str]:
    """`[protect]`: county → password, `全部` for all others; none may be empty."""
    if not isinstance(table, dict):
        raise BadSettings(str(path), 'protect 要写成 [protect] 一节，如 "滑县" = "密码"')
    known = [*COUNTIES.values(), "全部"]
    for county, password in table.items():
        if county not in known:
            raise UnknownSetting(str(path), f"protect.{county}", known)
        if not isinstance(password, str) or not password:
            raise BadSettings(str(path), f"protect 里“{county}”的密码要是引号里的文字，不能空着")
    return {"*" if county == "全部" else county: password for county, password in table.items()}


def _headings(table: Any, path: Path) -> dict[str, dict[str, str]]:
    """`[headings]` holds for all counties, `[headings."滑县"]` for one; what they name must be a field's heading or name."""
    if not isinstance(table, dict):
        raise BadSettings(str(path), '表头要写成 [headings."滑县"] 一节，如 "金额" = "本月发放金额（元）"')
    given: dict[str, dict[str, str]] = {"*": {}}
    known = {
        word for kind in KINDS.values() for one in kind.fields.values() for word in (one.heading, one.name)
    }
    for key, value in table.items():
        answers = value if isinstance(value, dict) else {key: value}
        for heading, meaning in answers.items():
            if meaning not in known:
                close = (
                    "、".join(get_close_matches(str(meaning), known, n=3)) or "用 xltools list fields 看全部"
                )
                raise BadSettings(
                    str(path), f"headings 里“{heading}”指的列“{meaning}”不存在，最接近的是：{close}"
                )
            given.setdefault(key if isinstance(value, dict) else "*", {})[heading] = meaning
    return given


def _severities(table: Any, path: Path) -> dict[str, Severity | None]:
    if not isinstance(table, dict):
        raise BadSettings(str(path), 'severity 要写成 [severity] 一节，如 P06 = "off"')
    levels: dict[str, Severity | None] = {}
    for code, word in table.items():
        if code not in RULES:
            raise UnknownSetting(str(path), f"severity.{code}", list(RULES))
        if word not in _LEVELS:
            raise BadSettings(str(path), f"severity.{code} 填的是“{word}”，只能是 {'、'.join(_LEVELS)}")
        level = _LEVELS[word]
        if level is not None and level > RULES[code].severity:
            raise BadSettings(
                str(path), f"severity.{code} 是{RULES[code].severity.chinese}，只能降低或停用，不能提高"
            )
        levels[code] = level
    return levels


def load_rules(folder: Path, settings: Path) -> list[str]:
    """Import every .py file of an office's rule folder, in the order of names; their codes begin with Z.

    Raises BadSettings for a missing folder, a file that fails, or a code of another family.
    """
    if not folder.is_dir():
        raise BadSettings(str(settings), f"rules 指的文件夹“{folder}”不存在")
    loaded = []
    for path in sorted(folder.glob("*.py")):
        name = f"xltools_office_rules.{path.stem}"
        before = set(RULES)
        if name not in sys.modules:
            _import(name, path, settings)
        for code in set(RULES) - before:
            if not code.startswith("Z"):
                del RULES[code]
                raise BadSettings(str(settings), f"本单位规则《{path.name}》的编号“{code}”要以Z开头")
        loaded.append(name)
    return loaded


def _import(name: str, path: Path, settings: Path) -> None:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever the office's own code raises
        del sys.modules[name]
        raise BadSettings(
            str(settings), f"本单位规则《{path.name}》有错：{type(error).__name__}：{error}"
        ) from None
