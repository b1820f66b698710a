"""Read a policy file (TOML) and lay it over the shipped values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from xltools.model.errors import BadPeriod, BadPolicy, FileMissing, UnknownPolicyKey
from xltools.model.period import Period
from xltools.model.policy import PARAMETERS, Dated, Parameter, Policy
from xltools.policies import parameters as _declarations  # noqa: F401  declares PARAMETERS

#: What a block may say besides its values.
_BLOCK_KEYS = ("from", "county", "source")


def load(path: Path | None) -> Policy:
    """The shipped policy with the file's values over it (a key in the file replaces all shipped values of that key).

    Raises FileMissing, UnknownPolicyKey, BadPolicy.
    """
    if path is None:
        return shipped("default")
    return read(path).over(shipped("default"))


@cache
def shipped(name: str) -> Policy:
    """`default`: what is known for certain; `example`: invented values for the demonstration."""
    text = resources.files("xltools.policies").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return parse(text, f"{name}.toml")


def read(path: Path) -> Policy:
    """Read one policy file alone."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except UnicodeDecodeError:
        raise BadPolicy(str(path), "文字编码", "不是UTF-8，请用记事本另存为UTF-8编码") from None
    return parse(text, str(path))


def parse(text: str, path: str) -> Policy:
    """TOML text → Policy."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPolicy(path, "内容", f"不是合格的TOML（{error}）") from None
    return from_content(content, path)


def from_content(content: dict[str, Any], path: str) -> Policy:
    """A policy as TOML holds it: key → a constant, or blocks with from, county, source and values.

    Raises UnknownPolicyKey, BadPolicy.
    """
    example = bool(content.pop("example", False))
    blocks: dict[str, list[Dated]] = {}
    for key, value in content.items():
        if key not in PARAMETERS:
            raise UnknownPolicyKey(path, key, list(PARAMETERS))
        blocks[key] = _blocks(PARAMETERS[key], value, path)
    return Policy(blocks, path, example)


def _blocks(parameter: Parameter, value: Any, path: str) -> list[Dated]:
    if isinstance(value, list) and all(isinstance(one, dict) for one in value) and value:
        return [_block(parameter, one, path, number) for number, one in enumerate(value, start=1)]
    names = [name for name, _ in parameter.names]
    if len(names) > 1:
        raise BadPolicy(path, parameter.key, f"要写成 [[{parameter.key}]] 块，并填 {'、'.join(names)}")
    return [Dated({names[0]: _checked(parameter, value, path, parameter.key)})]


def _block(parameter: Parameter, block: Mapping[str, Any], path: str, number: int) -> Dated:
    where = f"第{number}个 [[{parameter.key}]]"
    names = [name for name, _ in parameter.names]
    for key in block:
        if key not in names and key not in _BLOCK_KEYS:
            raise UnknownPolicyKey(
                path, f"{parameter.key}.{key}", [f"{parameter.key}.{name}" for name in [*names, *_BLOCK_KEYS]]
            )
    try:
        since = Period.parse(str(block["from"])) if "from" in block else None
    except BadPeriod:
        raise BadPolicy(path, where, f"的 from 写的是“{block['from']}”，应写成 2021-04 这样的年月") from None
    values = {name: _checked(parameter, block[name], path, where) for name in names if name in block}
    return Dated(values, since, block.get("county"), str(block.get("source", "")))


def _checked(parameter: Parameter, value: Any, path: str, where: str) -> Any:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = {
        "number": number,
        "numbers": isinstance(value, list),
        "word": isinstance(value, str),
        "words": isinstance(value, list) and all(isinstance(one, str) for one in value),
        "yes_no": isinstance(value, bool),
    }[parameter.shape]
    wanted = {
        "number": "数字",
        "numbers": "数字列表",
        "word": "文字",
        "words": "文字列表",
        "yes_no": "true 或 false",
    }[parameter.shape]
    if not fits:
        raise BadPolicy(path, where, f"填的是“{value}”，应是{wanted}")
    if parameter.choices and value not in parameter.choices:
        raise BadPolicy(path, where, f"填的是“{value}”，只能是{'、'.join(parameter.choices)}")
    return value
