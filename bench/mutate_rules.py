"""Mutation of rule logic: how many small changes to the rules are caught by their own docstring examples.

    python bench/mutate_rules.py [--show]

Each mutant changes one comparison, one logical sign or one number of one rule file; it is caught when the rule's example
no longer flags exactly the bold cells, or the rule crashes. Everything happens in memory; no file is changed.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
examples = importlib.import_module("tests.rules.test_examples")
from xltools.model.rule import RULES, all_rules  # noqa: E402  the tests' path comes first
from xltools.verbs.validate import judge  # noqa: E402

_COMPARE = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
_LOGIC = {ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd}


def mutants(tree: ast.Module) -> Iterator[tuple[int, str, ast.Module]]:
    """(line, what was done, mutated tree) for every place that can be changed."""
    for number, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node):
            mutated = copy.deepcopy(tree)
            target = next(other for at, other in enumerate(ast.walk(mutated)) if at == number)
            change(target)
            yield getattr(node, "lineno", 0), what, ast.fix_missing_locations(mutated)


def _changes(node: ast.AST) -> Iterator[tuple[str, object]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARE:
        new = _COMPARE[type(node.ops[0])]
        yield f"{type(node.ops[0]).__name__}→{new.__name__}", lambda one: one.ops.__setitem__(0, new())
    if isinstance(node, ast.BinOp) and type(node.op) in _LOGIC:
        other = _LOGIC[type(node.op)]
        yield f"{type(node.op).__name__}→{other.__name__}", lambda one: setattr(one, "op", other())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
        yield "~ dropped", _drop
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
        yield f"{node.value}→{node.value + 1}", lambda one: setattr(one, "value", one.value + 1)


def _drop(node: ast.UnaryOp) -> None:
    """~x → (x & x): the same as x, and still one node."""
    operand = node.operand
    node.__class__ = ast.BinOp  # type: ignore[assignment]
    node.left, node.op, node.right = operand, ast.BitAnd(), copy.deepcopy(operand)  # type: ignore[attr-defined, assignment]


def caught(code: str) -> bool:
    """Whether the example of the rule (as it is registered now) fails."""
    rule = RULES[code]
    tables, inputs, policy = examples.read_example(rule)
    findings, outcome = judge(rule, inputs, policy)
    return outcome.outcome not in ("found", "clean") or examples.cells(findings) != tables.flagged


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true", help="list the survivors")
    options = parser.parse_args()
    totals: dict[str, list[int]] = {}
    for rule in all_rules():
        if rule.code in examples.WITHOUT_TABLES:
            continue
        module = importlib.import_module(rule.module)
        source = inspect.getsource(module)
        for line, what, tree in mutants(ast.parse(source)):
            before = RULES[rule.code]
            try:
                exec(compile(tree, rule.module, "exec"), {"__name__": rule.module})
                dead = caught(rule.code)
            except Exception:  # a mutant that cannot even be declared is caught
                dead = True
            RULES[rule.code] = before
            score = totals.setdefault(rule.code[0], [0, 0])
            score[0] += dead
            score[1] += 1
            if not dead and options.show:
                print(f"survived {rule.code} {rule.module}:{line} {what}")
    for family, (dead, all_) in totals.items():
        print(f"{family}: {dead}/{all_} = {dead / all_:.1%}")
    print(f"all: {sum(one[0] for one in totals.values())}/{sum(one[1] for one in totals.values())}")


if __name__ == "__main__":
    main()
