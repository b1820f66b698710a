"""Compile messages.po into messages.mo (the format of gettext), by hand after a change of the .po file.

The texts are click's own; it looks them up through Python's gettext, so nothing of click is patched.
"""

from __future__ import annotations

import ast
import re
import struct
from pathlib import Path

FOLDER = Path(__file__).parent / "zh_CN" / "LC_MESSAGES"
_ENTRY = re.compile(r'^msgid (".*")\n(?:msgid_plural (".*")\n)?msgstr(?:\[0\])? (".*")$', re.MULTILINE)


def compiled(po: str) -> bytes:
    """The .mo bytes of a .po text: little-endian, sorted by message."""
    pairs: dict[bytes, bytes] = {}
    for match in _ENTRY.finditer(po):
        message, plural, text = (ast.literal_eval(one) if one else "" for one in match.groups())
        key = f"{message}\0{plural}" if plural else message
        pairs[key.encode()] = text.encode()
    keys = sorted(pairs)
    start = 28 + 16 * len(keys)
    table, content = [], b""
    for texts in (keys, [pairs[key] for key in keys]):
        for text in texts:
            table.append(struct.pack("<2I", len(text), start + len(content)))
            content += text + b"\0"
    return (
        struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0) + b"".join(table) + content
    )


if __name__ == "__main__":
    (FOLDER / "messages.mo").write_bytes(compiled((FOLDER / "messages.po").read_text(encoding="utf-8")))
