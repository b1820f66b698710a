"""A policy as rows of a table, one value each, and back: how clerks keep it in a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from xltools.model.errors import BadPolicy, UnknownPolicyKey
from xltools.model.policy import PARAMETERS, Dated, Parameter, Policy
from xltools.policies.load import from_content
from xltools.values.region import COUNTIES, county_in_text
from xltools.values.text import as_text, clean
from xltools.values.yes_no import read as read_yes_no

HEADINGS = ("参数代码", "参数", "项", "数值", "单位", "县（市、区）", "起始年月", "来源")
WHOLE_CITY = "全市"
_SEPARATOR = "、"


@dataclass(frozen=True)
class PolicyRow:
    """One line: `cells` in the order of `HEADINGS`, and the number of the row that they stand in."""

    number: int
    cells: tuple[object, ...]

    def text(self, heading: str) -> str:
        return clean(as_text(self.cells[HEADINGS.index(heading)]))

    @property
    def value(self) -> object:
        return self.cells[HEADINGS.index("数值")]


def to_rows(policy: Policy) -> list[tuple[Any, ...]]:
    """Every parameter with its values; one that is not set has a line with an empty value, ready to be filled in."""
    rows: list[tuple[Any, ...]] = []
    for one in PARAMETERS.values():
        for block in policy.blocks.get(one.key) or [Dated({})]:
            for name, title in one.names:
                rows.append(
                    (
                        one.key,
                        one.title,
                        title,
                        _shown(block.values.get(name)),
                        one.unit,
                        block.county or WHOLE_CITY,
                        str(block.since or ""),
                        block.source,
                    )
                )
    return rows


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    return _SEPARATOR.join(map(str, value)) if isinstance(value, list | tuple) else value


def from_rows(rows: Iterable[PolicyRow], path: str) -> Policy:
    """The policy that the rows state. A line without a value counts only where it has a month: from then on not set.

    Raises UnknownPolicyKey, BadPolicy with the number of the row.
    """
    blocks: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for row in rows:
        parameter = _parameter(row, path)
        since, county = row.text("起始年月"), _county(row, path)
        value = _value(parameter, row, path)
        if value is None and not since:
            continue
        block = blocks.setdefault(parameter.key, {}).setdefault((since, county), {})
        if since:
            block["from"] = since
        if county:
            block["county"] = county
        if row.text("来源"):
            block["source"] = row.text("来源")
        name = _name(parameter, row, path)
        if name in block:
            raise BadPolicy(path, f"第{row.number}行", f"“{parameter.title}”同一县同一月写了两次，请删去一行")
        if value is not None:
            block[name] = value
    return from_content({key: list(several.values()) for key, several in blocks.items()}, path)


def _parameter(row: PolicyRow, path: str) -> Parameter:
    key, title = row.text("参数代码"), row.text("参数")
    if key in PARAMETERS:
        return PARAMETERS[key]
    found = next((one for one in PARAMETERS.values() if one.title == title), None)
    if found is None or key:
        raise UnknownPolicyKey(path, key or title, list(PARAMETERS))
    return found


def _county(row: PolicyRow, path: str) -> str:
    text = row.text("县（市、区）")
    if text in ("", WHOLE_CITY):
        return ""
    found = county_in_text(text)
    if found is None:
        raise BadPolicy(
            path,
            f"第{row.number}行",
            f"县（市、区）填的是“{text}”，应是{WHOLE_CITY}或{'、'.join(COUNTIES.values())}",
        )
    return found


def _name(parameter: Parameter, row: PolicyRow, path: str) -> str:
    names = dict(parameter.names)
    if len(names) == 1:
        return next(iter(names))
    text = row.text("项")
    for name, title in names.items():
        if text in (name, title):
            return name
    raise BadPolicy(path, f"第{row.number}行", f"项填的是“{text}”，应是{'、'.join(names.values())}")


def _value(parameter: Parameter, row: PolicyRow, path: str) -> Any:
    """The cell as the parameter wants it, None where it is empty."""
    text = clean(as_text(row.value))
    if not text:
        return None
    match parameter.shape:
        case "yes_no":
            answer = read_yes_no(text)
            return answer if isinstance(answer, bool) else text
        case "words":
            return _words(text)
        case "numbers":
            return [_number(one, row, path) for one in _words(text)]
        case "number":
            return _number(text, row, path)
        case _:
            return text


def _words(text: str) -> Sequence[str]:
    return [
        one.strip()
        for one in text.replace("，", _SEPARATOR).replace(",", _SEPARATOR).split(_SEPARATOR)
        if one.strip()
    ]


def _number(text: str, row: PolicyRow, path: str) -> float:
    """A number; a whole one stays whole, as it is in TOML."""
    plain = text.replace(",", "").replace("，", "")
    percent = plain.endswith(("%", "％"))
    try:
        number = float(plain.rstrip("%％")) / (100 if percent else 1)
    except ValueError:
        raise BadPolicy(path, f"第{row.number}行", f"数值填的是“{text}”，应是数字") from None
    return int(number) if number.is_integer() else round(number, 9)
