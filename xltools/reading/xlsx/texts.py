"""Texts as they stand in the XML of a workbook, and the table of those that cells share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xltools.reading.xlsx.tags import NotPlain

_BLANKS = " \t\r\n"
_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(\w*));?")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
#: Excel writes a control sign as _x000D_.
_CONTROL = re.compile(r"_x00([0-9A-Fa-f]{2})_")
_SIMPLE = re.compile(
    r'<si>\s*<t(?: xml:space="(preserve)")?>([^<]*)</t>\s*</si>|<si>((?:(?!<si>).)*?)</si>|(<si/>)', re.S
)
_RUN = re.compile(r'<t(?: xml:space="(preserve)")?>([^<]*)</t>')
_ONLY_TEXT = re.compile(r"<t>([^<]*)</t>")
_READING = re.compile(r"<rPh\b(?:(?!<rPh\b).)*?</rPh>", re.S)


def plain_text(written: str) -> str:
    """What a text of the XML says: entities and line ends resolved.

    >>> plain_text("a&amp;b_x000D_&#x4e00;")
    'a&b\\r一'

    Raises NotPlain for an entity that XML does not know.
    """
    if "\r" in written:
        written = written.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in written:
        written = _ENTITY.sub(_resolved, written)
    if "_x00" in written:
        written = _CONTROL.sub(lambda match: chr(int(match[1], 16)), written)
    return written


def _resolved(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    number = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
    sign = _NAMED.get(name or "") or (chr(number) if 0 < number <= 0x10FFFF else "")
    if not sign or not match[0].endswith(";") or 0xD800 <= ord(sign) <= 0xDFFF:
        raise NotPlain
    return sign


def shared_texts(pieces: Iterable[bytes]) -> list[str]:
    """The table of shared texts, from its part in pieces of whole 〈si〉. Raises NotPlain."""
    known: dict[str, str] = {}
    texts: list[str] = []
    for piece in pieces:
        texts += [known.setdefault(text, text) for text in _texts_of(piece)]
    return texts


def _texts_of(piece: bytes) -> list[str]:
    if b"<!" in piece:
        raise NotPlain
    xml = decoded(piece)
    found = _SIMPLE.findall(xml)
    if len(found) != xml.count("<si>") + xml.count("<si ") + xml.count("<si/"):
        raise NotPlain
    texts = [_rich(rich) if rich else text if kept else text.strip(_BLANKS) for kept, text, rich, _ in found]
    return _resolved_all(texts, xml)


def runs(xml: str) -> list[str]:
    """The texts of all 〈t〉 in order (not 〈t/〉), without the blanks at their ends unless the XML says that they are meant.

    >>> runs('<is><t> 王芳 </t></is><is><t xml:space="preserve"> &amp;</t></is><is><t/></is>')
    ['王芳', ' &']

    One with another attribute is passed over. Raises NotPlain.
    """
    if "<t " in xml:
        texts = [text if kept else text.strip(_BLANKS) for kept, text in _RUN.findall(xml)]
    else:
        texts = [text.strip(_BLANKS) for text in _ONLY_TEXT.findall(xml)]
    return _resolved_all(texts, xml)


def _resolved_all(texts: list[str], xml: str) -> list[str]:
    return list(map(plain_text, texts)) if any(sign in xml for sign in ("&", "\r", "_x00")) else texts


def _rich(xml: str) -> str:
    """The runs of a text in several fonts, without the readings above it; entities stay."""
    xml = _READING.sub("", xml)
    found = _RUN.findall(xml)
    if len(found) != xml.count("<t>") + xml.count("<t "):
        raise NotPlain
    return "".join(text if kept else text.strip(_BLANKS) for kept, text in found)


def decoded(xml: bytes) -> str:
    """Raises NotPlain where it is not UTF-8."""
    try:
        return xml.decode()
    except UnicodeDecodeError:
        raise NotPlain from None
