"""The monthly report: figures of the summary tables, no personal data, an office's own template."""

from __future__ import annotations

import base64
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.office import convert
from xltools import run
from xltools.demo.city import PERIOD, City
from xltools.demo.invent import invent
from xltools.demo.mistakes import plant
from xltools.demo.names import Invention
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all
from xltools.model.errors import BadTemplate
from xltools.model.rule import all_rules
from xltools.policies.load import shipped as policy
from xltools.resources import shipped
from xltools.verbs.report import figures
from xltools.verbs.summarize import summarize
from xltools.writing.letter import fill_letter
from xltools.writing.letter_page import write_page
from xltools.writing.letter_template import REPORT, write_letter_template


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> tuple[City, run.Job]:
    discover_all()
    folder = tmp_path_factory.mktemp("city")
    city = invent(5, 200, 300)
    plant(city, Invention(6), 40)
    write_city(city, folder)
    request = run.Request(
        [str(folder / "收到")],
        period=str(PERIOD),
        previous=[str(folder / "上月")],
        against=[("payments", str(folder / "名单"))],
        whole_city=True,
        policy_values=policy("example").over(policy("default")),
    )
    return city, run.validate(request)


@pytest.fixture(scope="module")
def told(month: tuple[City, run.Job]) -> dict[str, Any]:
    job = month[1]
    return figures(job.inputs, job.validation, job.policy)


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_figures_are_those_of_the_tables(month: tuple[City, run.Job], told: dict[str, Any]) -> None:
    job = month[1]
    basic = next(
        plan for plan in summarize(job.inputs, job.validation, job.policy) if plan.name == "基本情况表"
    )
    at = {column.path[-1]: number for number, column in enumerate(basic.columns)}
    sums = {
        name: sum(getattr(row[at[name]], "value", row[at[name]]) for row in basic.rows)
        for name in ("本月在册", "本月新增", "小计")
    }
    assert (told["在册"], told["新增"], told["退出"]) == tuple(sums.values())
    assert told["散居"] + told["集中"] <= told["在册"]
    assert told["错误数"] == job.validation.totals()["errors"]
    assert told["警告数"] == job.validation.totals()["warnings"]
    assert sum(one["数量"] for one in told["问题分类"]) == told["错误数"] + told["警告数"]
    assert sum(one["在册"] for one in told["县情"]) == told["在册"]


def test_the_report_names_nobody(month: tuple[City, run.Job], tmp_path: Path) -> None:
    city, job = month
    run.report(job.request, tmp_path / "月报.docx", job=job)
    text = text_of(tmp_path / "月报.docx")
    assert "{{" not in text
    assert "{%" not in text
    for heading in ("一、基本情况", "二、对账结果", "三、存在问题", "四、下步工作"):
        assert heading in text
    for _, row in [*city.rows("child"), *city.rows("caregiver")]:
        for name in (
            "child_name",
            "child_id",
            "caregiver_name",
            "caregiver_id",
            "account_no",
            "guardian_phone",
        ):
            assert not row.get(name) or str(row[name]) not in text


def test_the_same_figures_give_the_same_bytes(told: dict[str, Any], tmp_path: Path) -> None:
    template = shipped("workbooks") / "templates" / "月报.docx"
    for name in ("a", "b"):
        fill_letter(template, tmp_path / name, told)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def restyled(path: Path, change: Callable[[Any], None]) -> Path:
    write_letter_template(REPORT, path)
    document = Document(str(path))
    change(document)
    document.save(str(path))
    return path


def test_a_restyled_template_is_filled(told: dict[str, Any], tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.paragraphs[0].runs[0].font.name = "华文中宋"
        document.add_paragraph("附注：全市在册{{ 在册 }}人，差错率{{ 差错率 }}。")

    fill_letter(restyled(tmp_path / "t.docx", change), tmp_path / "月报.docx", told)
    assert f"附注：全市在册{told['在册']}人" in text_of(tmp_path / "月报.docx")
    assert Document(str(tmp_path / "月报.docx")).paragraphs[0].runs[0].font.name == "华文中宋"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 在册儿童 }}", "“在册儿童”不认识，可用的有：城市、期别"),
        ("{{ 在册", "花括号写得不对"),
        ("{{ ''.__class__.__mro__ }}", "不允许"),
    ],
)
def test_a_wrong_placeholder_is_named(told: dict[str, Any], tmp_path: Path, text: str, said: str) -> None:
    path = restyled(tmp_path / "t.docx", lambda document: document.add_paragraph(text))
    with pytest.raises(BadTemplate, match=said):
        fill_letter(path, tmp_path / "月报.docx", told)
    assert not (tmp_path / "月报.docx").exists()


def test_what_is_no_word_document_is_said(told: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_text("x", encoding="utf-8")
    with pytest.raises(BadTemplate, match="不是Word文档"):
        fill_letter(tmp_path / "t.docx", tmp_path / "月报.docx", told)


def test_every_rule_has_a_short_name() -> None:
    for rule in all_rules():
        assert rule.short != rule.code
        assert len(rule.short) <= 16, rule.code


class Page(HTMLParser):
    """Texts of a page, tags that are open, and what it fetches from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)
        self.fetched += [value or "" for name, value in attributes if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.texts.append(data)


def test_the_page_for_a_browser_says_what_the_letter_says(told: dict[str, Any], tmp_path: Path) -> None:
    """A restyled template too, with a picture in it; every text once, in order, and nothing fetched from elsewhere."""
    logo = tmp_path / "logo.png"
    logo.write_bytes(base64.b64decode(_DOT))

    def change(document: Any) -> None:
        document.paragraphs[0].runs[0].font.name = "华文中宋"
        document.add_paragraph("附注 <市> & “县”：{{ 在册 }}人").alignment = 1
        document.add_paragraph().add_run().add_picture(str(logo))

    letter = tmp_path / "月报.docx"
    fill_letter(restyled(tmp_path / "t.docx", change), letter, told)
    write_page(letter, tmp_path / "月报.html")
    page = Page()
    page.feed((tmp_path / "月报.html").read_text(encoding="utf-8"))
    assert page.open == []
    document = Document(str(letter))
    words = [one.text for one in document.paragraphs] + [
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    ]
    assert sorted("".join(words)) == sorted("".join(page.texts[1:]))
    assert f"附注 <市> & “县”：{told['在册']}人" in "".join(page.texts)
    assert [one[:22] for one in page.fetched] == ["data:image/png;base64,"]


#: A picture of one point.
_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="


@pytest.mark.slow
def test_libreoffice_opens_it_on_a_few_pages(told: dict[str, Any], tmp_path: Path) -> None:
    fill_letter(shipped("workbooks") / "templates" / "月报.docx", tmp_path / "report.docx", told)
    pdf = convert(tmp_path / "report.docx", tmp_path).read_bytes()
    assert 1 <= pdf.count(b"/Type /Page") + pdf.count(b"/Type/Page") <= 8
