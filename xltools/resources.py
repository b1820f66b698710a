"""The files that are shipped beside the code: blank ledgers and launchers."""

from __future__ import annotations

from pathlib import Path

#: The macro workbook among the shipped workbooks.
TOOL = "台账工具.xlsm"
#: … and the same for LibreOffice.
TWIN = "台账工具.ods"
#: The code of ledgers with macros, among the sources of macros.
PROJECT = "ledger.bin"

_INSIDE = Path(__file__).parent / "shipped"
_CHECKOUT = Path(__file__).parent.parent


def shipped(name: str) -> Path:
    """The folder `workbooks` or `macros`: inside the installed package, or in the checkout.

    Raises FileNotFoundError when neither is there.
    """
    for folder in (_INSIDE / name, _CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name} was not shipped with this installation")
