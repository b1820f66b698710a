"""The texts of `explain` and `list`, computed from the declarations."""

from __future__ import annotations

from pathlib import Path

from xltools.cli.aligned import table
from xltools.derived.child.parents import matrix
from xltools.model.derived import Derived, all_derived
from xltools.model.discovery import discover_all
from xltools.model.errors import UnknownName
from xltools.model.field import Field
from xltools.model.kind import all_kinds
from xltools.model.period import Period
from xltools.model.policy import PARAMETERS
from xltools.model.rule import FAMILIES, RULES, Rule, all_rules
from xltools.model.summary import all_summaries
from xltools.policies.settings import find
from xltools.reading.policy_file import load_policy


def _discover() -> None:
    """Everything declared in the program, and an office's own rules where the current folder has settings."""
    discover_all()
    find([Path()])


def explain(name: str) -> str:
    """Whatever is called so: a rule by code or name, a derived column, a field by heading, alias or name.

    Raises UnknownName with the nearest names.
    """
    _discover()
    rule = RULES.get(name.upper()) or next((one for one in RULES.values() if one.name == name), None)
    if rule is not None:
        return _rule_page(rule)
    columns = [one for one in all_derived() if name in (one.name, one.heading, one.name.partition(".")[2])]
    fields = [
        field
        for kind in all_kinds()
        for field in kind.fields.values()
        if name in (field.name, field.heading, *field.aliases)
    ]
    if not columns and not fields:
        known = [
            *RULES,
            *(one.name for one in all_derived()),
            *(field.heading for kind in all_kinds() for field in kind.fields.values()),
        ]
        raise UnknownName("规则、推算列或字段", name, known)
    return "\n\n".join([*map(_field_page, fields), *map(_derived_page, columns)])


def _rule_page(rule: Rule) -> str:
    needs = "、".join(rule.needs) or "台账本身"
    parts = [
        f"{rule.code} {rule.name}  〔{rule.severity.chinese}，{rule.family}〕",
        rule.title,
        rule.reason,
        f"需要：{needs}",
        rule.examples,
        parents_table() if rule.code in ("K04", "K05", "K06") else "",
    ]
    return "\n\n".join(part for part in parts if part)


def parents_table() -> str:
    """The decision table of the parents' situations: rows the father, columns the mother, by number."""
    short = {"符合": "符", "不符合": "否", "孤儿": "孤", "无法判定": "疑"}
    heading, *rows = matrix()
    numbers = [str(number) for number in range(1, len(heading))]
    lines = [
        (str(number), row[0], *(short[word] for word in row[1:])) for number, row in enumerate(rows, start=1)
    ]
    told = "，".join(f"{sign}={word}" for word, sign in short.items())
    return f"父母情况认定表（行是父亲，列是母亲，列号同行号；{told}）\n\n{table(('', '父亲＼母亲', *numbers), lines)}"


def _derived_page(one: Derived) -> str:
    return "\n\n".join(
        part
        for part in (
            f"推算列 {one.heading}（{one.name}，{one.kind.title}）",
            one.description,
            one.reason,
            one.examples,
        )
        if part
    )


def _field_page(field: Field) -> str:
    lines = [
        f"字段 {field.heading}（{field.kind.title}，{field.kind.kind_name}.{field.name}）",
        f"  类型：{field.type.title}",
    ]
    if field.type.options:
        lines.append(f"  可选：{'、'.join(field.type.options)}")
    if field.aliases:
        lines.append(f"  也认得这些表头：{'、'.join(field.aliases)}")
    lines.append(f"  必填列：{'是' if field.required else '否'}")
    return "\n".join(lines)


def rules(family: str | None = None, severity: str | None = None) -> str:
    """One line per rule."""
    _discover()
    chosen = [
        one
        for one in all_rules()
        if (not family or one.code.startswith(family.upper()))
        and (not severity or one.severity.json == severity)
    ]
    if not chosen:
        raise UnknownName("规则类别", family or "", list(FAMILIES))
    return table(
        ("规则", "级别", "类别", "说的是"),
        [(one.code, one.severity.chinese, one.family, one.title) for one in chosen],
    )


def ledgers() -> str:
    """Ledger kinds and list kinds."""
    _discover()
    rows = [
        (
            one.kind_name,
            one.title,
            "县区上报" if one.role == "ledger" else "--against",
            str(len(one.fields)),
            (one.__doc__ or "").strip(),
        )
        for one in all_kinds()
    ]
    return table(("名称", "台账或名单", "来源", "列数", "一行是什么"), rows)


def fields() -> str:
    """Every field of every ledger."""
    _discover()
    rows = [
        (
            f"{kind.kind_name}.{field.name}",
            field.heading,
            field.type.title,
            "是" if field.required else "",
            "、".join(field.aliases[:4]),
        )
        for kind in all_kinds()
        for field in kind.fields.values()
    ]
    return table(("字段", "表头", "类型", "必填列", "也认得"), rows)


def derived() -> str:
    """Every derived column."""
    _discover()
    rows = [
        (one.name, one.heading, one.kind.title, one.fills.heading if one.fills else "新列", one.description)
        for one in all_derived()
    ]
    return table(("名称", "表头", "台账", "填入", "是什么"), rows)


def summaries() -> str:
    """Every summary table."""
    _discover()
    return table(
        ("名称", "汇总表", "是什么"), [(one.name, one.title, one.description) for one in all_summaries()]
    )


#: A parameter with more values than this gets a line for each.
_IN_ONE_LINE = 4


def policy(path: Path | None, period: str | None) -> str:
    """What is in force: all values, or those that hold in a month, and where they come from."""
    values = load_policy(path)
    month = Period.parse(period) if period else None
    rows = []
    for key, parameter in PARAMETERS.items():
        blocks = values.blocks.get(key, [])
        if month is not None:
            counties = dict.fromkeys(block.county for block in blocks)
            blocks = [
                found for county in counties if (found := values.in_force(key, month, county)) is not None
            ]
        if not blocks:
            rows.append((key, parameter.title, "（未配置，用到它的规则不执行）", parameter.unit, "", "", ""))
        for block in blocks:
            values_told = [
                f"{title or ''}{_plain(block.values.get(name))}" for name, title in parameter.names
            ]
            many = len(values_told) > _IN_ONE_LINE
            for told in values_told if many else ["，".join(values_told)]:
                rows.append(
                    (
                        key,
                        parameter.title,
                        told,
                        parameter.unit,
                        block.county or "全市",
                        str(block.since or ""),
                        block.source,
                    )
                )
    return table(("参数", "含义", "数值", "单位", "县区", "起始月", "来源"), rows)


def _plain(value: object) -> str:
    if value is None:
        return "（空）"
    if isinstance(value, list):
        return "、".join(map(str, value))
    return {True: "是", False: "否"}.get(value, str(value)) if isinstance(value, bool) else str(value)
