"""Mutation of rule logic: how many small changes to the rules are caught by the examples, the cases and a clean city.

    python bench/mutate_rules.py [--show]

Each mutant changes one comparison, one logical sign or one number of one rule file (types in a signature are not logic); it
is caught when the rule's example or its cases (tests/cases/) no longer flag exactly the bold cells, when the rule says
something about the clean invented city (tests/demo), when one of the other tests in tests/rules fails, or when it crashes.
Everything happens in memory; no file is changed.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import inspect
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))
examples = importlib.import_module("tests.rules.test_examples")
from bench.rules import inputs_of  # noqa: E402
from xltools.demo.invent import invent  # noqa: E402
from xltools.model.book import Inputs  # noqa: E402
from xltools.model.rule import RULES, all_rules  # noqa: E402  the tests' path comes first
from xltools.policies.load import shipped  # noqa: E402
from xltools.verbs.validate import judge  # noqa: E402

POLICY = shipped("example").over(shipped("default"))
#: The tests of rules that are no tables.
OTHERS = sorted(
    str(path)
    for path in (Path(__file__).parent.parent / "tests" / "rules").glob("test_*.py")
    if path.name != "test_examples.py"
)
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
    types = _annotations(tree)
    for number, node in enumerate(ast.walk(tree)):
        for what, change in () if node in types else _changes(node):
            mutated = copy.deepcopy(tree)
            target = next(other for at, other in enumerate(ast.walk(mutated)) if at == number)
            change(target)
            yield getattr(node, "lineno", 0), what, ast.fix_missing_locations(mutated)


def _annotations(tree: ast.Module) -> set[ast.AST]:
    """Every node of a type: `int | None` is no logic."""
    types = [node.annotation for node in ast.walk(tree) if isinstance(node, ast.arg | ast.AnnAssign)]
    return {part for one in types if one is not None for part in ast.walk(one)}


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


def caught(code: str, city: Inputs) -> bool:
    """Whether the rule as it is registered now fails a test."""
    rule = RULES[code]
    if any(examples.problem(rule, text) for text in examples.texts_of(rule)):
        return True
    _, inputs, policy = examples.read_example(rule, rule.examples)
    golden = examples.GOLDEN.read_text(encoding="utf-8")
    if any(
        f"{one.severity.chinese} {one.code} {one.full_message}\n" not in golden
        for one in judge(rule, inputs, policy)[0]
    ):
        return True
    _, outcome = judge(rule, city, POLICY)
    return outcome.outcome in ("found", "crashed") or _fails_another_test()


def _fails_another_test() -> bool:
    """Whether a test of tests/rules that is no table notices."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return pytest.main([*OTHERS, "-q", "-x", "-m", "not slow", "-p", "no:cacheprovider"]) == 1


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true", help="list the survivors")
    options = parser.parse_args()
    totals: dict[str, list[int]] = {}
    city = inputs_of(invent(7, 120, 260))
    for rule in all_rules():
        if rule.code in examples.WITHOUT_TABLES:
            continue
        module = importlib.import_module(rule.module)
        source = inspect.getsource(module)
        for line, what, tree in mutants(ast.parse(source)):
            before = RULES[rule.code]
            try:
                exec(compile(tree, rule.module, "exec"), {"__name__": rule.module})
                dead = caught(rule.code, city)
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
