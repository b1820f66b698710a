"""What counties have confirmed, remembered beside an office's settings: the file 已确认.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from xltools.model.errors import BadSettings

FILE = "已确认.json"
_TELLS = "县区答复“情况属实”的警告；只记规则、责任人和日期，身份信息是不可还原的散列值。删去一行，下月就会重新提醒。"

#: Fingerprint → what is remembered of the answer (规则, 责任人, 日期).
Confirmed = Mapping[str, Mapping[str, str]]


def find(places: Iterable[Path], settings: Path | None = None, file: str = FILE) -> Path:
    """Where answers are remembered (in a file of this name): beside the office's settings, else an existing file in one of the folders (or their
    parents), else in the first folder.
    """
    if settings is not None:
        return settings.parent / file
    folders = [place if place.is_dir() else place.parent for place in places] or [Path()]
    for folder in folders:
        for one in (folder, folder.resolve().parent):
            if (one / file).is_file():
                return one / file
    return folders[0] / file


def load(path: Path) -> dict[str, dict[str, str]]:
    """All answers; none when there is no file.

    Raises BadSettings when the file is not what this program writes.
    """
    if not path.is_file():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): dict(value) for key, value in content["已确认"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, UnicodeDecodeError):
        raise BadSettings(str(path), "内容不是本程序写的确认记录；请改名后重新运行 xltools apply") from None


def text(answers: Confirmed) -> str:
    """The file's content; the same answers give the same text."""
    return (
        json.dumps({"说明": _TELLS, "已确认": dict(sorted(answers.items()))}, ensure_ascii=False, indent=1)
        + "\n"
    )
