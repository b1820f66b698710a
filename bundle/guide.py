"""使用说明.pdf: the words of 使用说明.md with pictures of the real workbooks."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt

from xltools.resources import TOOL, shipped

HERE = Path(__file__).parent
_PAGE = """<html><head><meta charset="utf-8"><style>
@page { size: A4; margin: 18mm }
body, td { font-family: "微软雅黑", "WenQuanYi Zen Hei", sans-serif; font-size: 11pt; line-height: 150% }
h1 { font-size: 20pt } h2 { font-size: 14pt; page-break-after: avoid }
</style></head><body>WORDS</body></html>"""


def write_guide(target: Path) -> None:
    """Make the PDF. Raises FileNotFoundError without LibreOffice, poppler or ImageMagick (`make test` installs them)."""
    for program in ("soffice", "pdftoppm", "convert"):
        if shutil.which(program) is None:
            raise FileNotFoundError(f"{program}: run `make system-packages`")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        _picture(shipped("workbooks") / "templates" / TOOL, work / "home.png")
        _fit(HERE.parent / "docs" / "pictures" / "marked.png", work / "marked.png", part="700x460+0+0")
        words = (HERE / "使用说明.md").read_text("utf-8")
        page = work / "guide.html"
        page.write_text(_PAGE.replace("WORDS", _html(words)), encoding="utf-8")
        _convert(page, "pdf:writer_web_pdf_Export")
        target.write_bytes(_without_date(page.with_suffix(".pdf").read_bytes()))


def _html(words: str) -> str:
    """HTML as LibreOffice reads it: it knows lines around cells as attributes only."""
    body: str = MarkdownIt().enable("table").render(words)
    return body.replace("<table>", '<table border="1" cellpadding="5" width="100%">')


def _picture(book: Path, target: Path) -> None:
    """The first page of a workbook as it prints, without the white around it."""
    copy = target.parent / book.name
    shutil.copyfile(book, copy)
    _convert(copy, "pdf")
    drawn = target.with_suffix("")
    command = ["pdftoppm", "-png", "-r", "110", "-singlefile", copy.with_suffix(".pdf"), drawn]
    subprocess.run(command, check=True, capture_output=True)
    _fit(target, target)


def _fit(picture: Path, target: Path, part: str = "") -> None:
    """A part of it or the whole, without the white around it, as wide as a page (LibreOffice takes 96 points for an inch)."""
    crop = ["-crop", part] if part else []
    size = ["-resize", "620x", "-units", "PixelsPerInch", "-density", "96"]
    subprocess.run(
        ["convert", picture, *crop, "-trim", "+repage", *size, target], check=True, capture_output=True
    )


def _convert(source: Path, kind: str) -> None:
    profile = (source.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(source.parent), str(source)], check=True, capture_output=True, timeout=180
    )


def _without_date(pdf: bytes) -> bytes:
    """The same length with no moment and no number made from it, so that the same words give the same bytes."""
    pdf = re.sub(rb"(/CreationDate\(D:)\d{14}", rb"\g<1>20200101000000", pdf)
    return re.sub(rb"(/DocChecksum /|<)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32, pdf)
