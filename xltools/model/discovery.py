"""Declarations are found by importing every module of their package: one file more is one declaration more."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

#: Packages of declarations, in the order of the floors.
PACKAGES = ("xltools.ledgers", "xltools.policies", "xltools.derived", "xltools.rules", "xltools.summaries")


@cache
def discover(package: str) -> tuple[str, ...]:
    """Import all modules below a package, by name; returns what was imported.

    Raises ImportError when a module cannot be imported: a broken declaration must not vanish silently.
    """
    root = importlib.import_module(package)
    found = []
    for module in sorted(pkgutil.walk_packages(root.__path__, package + "."), key=lambda one: one.name):
        importlib.import_module(module.name)
        found.append(module.name)
    return tuple(found)


def discover_all() -> None:
    """Load every declaration of the program."""
    for package in PACKAGES:
        discover(package)
