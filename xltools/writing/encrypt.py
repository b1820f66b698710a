"""Files that leave the office under a password (AES, as Excel and Word write it)."""

from __future__ import annotations

import importlib
from pathlib import Path

from xltools.model.errors import NoEncryption


def encrypt(path: Path, password: str) -> None:
    """Replace an Office file by the same file under a password; whoever opens it is asked for it.

    Raises NoEncryption where the library for it is missing.
    """
    try:
        ooxml = importlib.import_module("msoffcrypto.format.ooxml")
    except ImportError:
        raise NoEncryption from None
    locked = path.with_name(f"{path.name}.locked")
    with path.open("rb") as plain, locked.open("wb") as out:
        ooxml.OOXMLFile(plain).encrypt(password, out)
    locked.replace(path)
