"""An OPC package that is changed part by part: every part that is not changed is copied as compressed bytes."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from xltools.model.errors import NotSupported

#: What reading a part in steps raises where the package is damaged.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError)
_LIMIT = 0xFFFF_FFFE
_EPOCH = (1980, 1, 1, 0, 0, 0)


class NotPatchable(NotSupported):
    """A workbook that cannot be marked safely; the sentence says why and what to do."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"《{name}》{why}，不能在原样上标记。请用Excel或WPS另存为xlsx后重试。")


@dataclass(frozen=True)
class Packed:
    """A part that is deflated already: the checksum and the size of its bytes as they were."""

    crc: int
    size: int
    content: bytes


#: What a part becomes: new bytes, packed bytes, or None for one that is left out.
Changes = Mapping[str, bytes | Packed | None]


class Package:
    """Reads the parts of one package and writes a copy with some of them changed or added."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except zipfile.BadZipFile:
            raise NotPatchable(path.name, "不是完整的xlsx文件") from None
        self.names = set(self._zip.namelist())

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def read(self, part: str) -> bytes:
        """The inflated bytes of a part.

        Raises NotPatchable when the part is damaged or missing.
        """
        try:
            return self._zip.read(part)
        except (KeyError, zipfile.BadZipFile, zlib.error, OSError):
            raise NotPatchable(self.path.name, f"内部的“{part}”缺失或损坏") from None

    def open(self, part: str) -> IO[bytes]:
        """A part's inflated bytes, to be read in steps.

        Raises NotPatchable when it is missing.
        """
        try:
            return self._zip.open(part)
        except (KeyError, zipfile.BadZipFile, OSError):
            raise NotPatchable(self.path.name, f"内部的“{part}”缺失或损坏") from None

    def write(self, target: Path, changes: Changes) -> None:
        """A copy with the changed parts; new parts come last, as given."""
        left = dict(changes)
        with target.open("wb") as stream:
            out = _ZipWriter(stream, self.path.name)
            for member in self._zip.infolist():
                if member.filename in left:
                    content = left.pop(member.filename)
                    if content is not None:
                        out.add(member.filename, content)
                else:
                    out.copy(member, self._raw(member))
            for name, content in left.items():
                if content is not None:
                    out.add(name, content)
            out.close()

    def _raw(self, member: zipfile.ZipInfo) -> bytes:
        stream = self._zip.fp
        assert stream is not None
        stream.seek(member.header_offset)
        header = stream.read(30)
        name, extra = struct.unpack("<2H", header[26:30])
        stream.seek(member.header_offset + 30 + name + extra)
        return stream.read(member.compress_size)


class _ZipWriter:
    """The plainest zip file: local headers, data, central directory; fixed dates, no data descriptors, no zip64."""

    def __init__(self, stream: object, name: str) -> None:
        self._stream = stream
        self._name = name
        self._directory: list[bytes] = []
        self._at = 0

    def _write(self, content: bytes) -> None:
        self._stream.write(content)  # type: ignore[attr-defined]
        self._at += len(content)

    def add(self, name: str, content: bytes | Packed) -> None:
        if isinstance(content, Packed):
            self._member(name, content.content, content.crc, content.size, zipfile.ZIP_DEFLATED, _EPOCH, 0)
            return
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        self._member(name, packed, zlib.crc32(content), len(content), zipfile.ZIP_DEFLATED, _EPOCH, 0)

    def copy(self, member: zipfile.ZipInfo, packed: bytes) -> None:
        self._member(
            member.filename,
            packed,
            member.CRC,
            member.file_size,
            member.compress_type,
            member.date_time,
            member.external_attr,
        )

    def _member(
        self,
        name: str,
        packed: bytes,
        crc: int,
        size: int,
        method: int,
        when: tuple[int, int, int, int, int, int],
        attributes: int,
    ) -> None:
        if max(size, len(packed), self._at) > _LIMIT:
            raise NotPatchable(self._name, "大于4GB")
        encoded = name.encode("utf-8")
        flags = 0 if name.isascii() else 0x800
        day = (max(when[0], 1980) - 1980) << 9 | when[1] << 5 | when[2]
        time = when[3] << 11 | when[4] << 5 | when[5] // 2
        common = struct.pack("<4H3I2H", flags, method, time, day, crc, len(packed), size, len(encoded), 0)
        offset = self._at
        self._write(b"PK\x03\x04" + struct.pack("<H", 20) + common + encoded)
        self._write(packed)
        self._directory.append(
            b"PK\x01\x02"
            + struct.pack("<2H", 20, 20)
            + common
            + struct.pack("<3H2I", 0, 0, 0, attributes, offset)
            + encoded
        )

    def close(self) -> None:
        start = self._at
        directory = b"".join(self._directory)
        self._write(directory)
        count = len(self._directory)
        self._write(b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, count, count, len(directory), start, 0))
