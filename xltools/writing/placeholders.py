"""Placeholders in cells: Jinja's sandbox over the figures, in which a mistake becomes a sentence with the cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xltools.model.errors import BadTemplate, UnknownFigure

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_ALONE = re.compile(r"\{\{-?\s*((?:[^{}]|\{[^{}]*\})+?)\s*-?\}\}")


class Placeholders:
    """Jinja's sandbox over the figures; a mistake becomes a sentence with the cell."""

    def __init__(self, template: Path, context: Mapping[str, Any]) -> None:
        from jinja2 import StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment

        self._template = template
        self._context = context
        self._jinja: SandboxedEnvironment = SandboxedEnvironment(undefined=StrictUndefined)

    def wrong(self, sheet: str, place: str, why: str) -> BadTemplate:
        return BadTemplate(str(self._template), f"的“{sheet}”{place}：{why}")

    def render(self, sheet: str, place: str, text: str, scope: Mapping[str, Any]) -> Any:
        """The value of a cell: as it is for a single placeholder, else the text with all placeholders filled."""
        alone = _ALONE.fullmatch(text.strip())
        if alone is not None:
            return self.of(sheet, place, alone[1], scope)
        return self._run(
            sheet, place, lambda: self._jinja.from_string(text).render({**self._context, **scope})
        )

    def of(self, sheet: str, place: str, expression: str, scope: Mapping[str, Any]) -> Any:
        """The value of an expression."""

        def run() -> Any:
            compiled = self._jinja.compile_expression(expression, undefined_to_none=False)
            value = compiled({**self._context, **scope})
            bool(value == "")  # an unknown name speaks up when it is used
            return value

        return self._run(sheet, place, run)

    def _run(self, sheet: str, place: str, what: Any) -> Any:
        from jinja2 import TemplateError, UndefinedError
        from jinja2.exceptions import SecurityError

        try:
            return what()
        except UndefinedError as error:
            raise self.wrong(sheet, place, self._unknown(str(error))) from None
        except SecurityError:
            raise self.wrong(sheet, place, "有不允许的写法，只能用变量、if 和 for") from None
        except TemplateError as error:
            raise self.wrong(sheet, place, f"花括号写得不对（{error}）") from None
        except UnknownFigure as error:
            raise self.wrong(sheet, place, str(error)) from None
        except (TypeError, ValueError, ZeroDivisionError) as error:
            raise self.wrong(sheet, place, f"算不出来（{error}）") from None

    def _unknown(self, told: str) -> str:
        names = re.findall(r"'([^']+)'", told)
        return f"“{names[-1] if names else told}”不认识，可用的有：{'、'.join(self._context)}"
