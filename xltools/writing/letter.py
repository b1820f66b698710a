"""The monthly report as a Word document: an office's own template, filled."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from xltools.model.errors import BadTemplate

#: Zip entries carry no time, so that the same figures give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def fill_letter(template: Path, target: Path, figures: Mapping[str, Any]) -> None:
    """Fill the placeholders of a .docx ({{ 在册 }}, {%p if … %}, {%tr for … %}) in Jinja's sandbox.

    Raises BadTemplate when the template is no Word document, uses a name that is not among the figures, or is not
    well-formed.
    """
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError, UndefinedError
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    try:
        document = DocxTemplate(str(template))
        document.render(dict(figures), SandboxedEnvironment(undefined=StrictUndefined, autoescape=True))
    except UndefinedError as error:
        name = str(error).split("'")[1] if "'" in str(error) else str(error)
        known = "、".join(figures)
        raise BadTemplate(str(template), f"里的“{name}”不认识，可用的有：{known}") from None
    except SecurityError:
        raise BadTemplate(str(template), "里有不允许的写法，只能用变量、if 和 for") from None
    except TemplateError as error:
        raise BadTemplate(str(template), f"里的花括号写得不对（{error}）") from None
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, OSError):
        raise BadTemplate(str(template), "不是Word文档（.docx）") from None
    out = io.BytesIO()
    document.save(out)
    target.write_bytes(without_time(out.getvalue()))


def without_time(content: bytes) -> bytes:
    """A package with the same parts in the same order and no times."""
    source = zipfile.ZipFile(io.BytesIO(content))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, source.read(member))
    return out.getvalue()
