"""The letters' templates as they are shipped, laid out by GB/T 9704-2012; an office may restyle them in Word."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from xltools.writing.letter import without_time

_TITLE, _BODY, _HEAD = "方正小标宋简体", "仿宋_GB2312", "黑体"


@dataclass(frozen=True)
class Letter:
    """A letter: its lines from top to bottom as (what it is, text), and its table's columns as (heading, figure).

    Lines that hold only a tag vanish.
    """

    file: str
    lines: tuple[tuple[str, str], ...]
    table: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        return self.file.removesuffix(".docx")


_REPORT_LINES = (
    ("title", "{{ 城市 }}事实无人抚养儿童台账核对情况报告"),
    ("subtitle", "（{{ 期别 }}）"),
    ("to", "{{ 城市 }}民政局："),
    ("head", "一、基本情况"),
    (
        "body",
        "截至{{ 截止日期 }}，全市{{ 县数 }}个县（市、区）共有事实无人抚养儿童{{ 在册 }}人，"
        "{% if 有上月 %}较上月新增{{ 新增 }}人、退出{{ 退出 }}人，{{ 净增 }}{% else %}本月新增{{ 新增 }}人、退出{{ 退出 }}人"
        "（未提供上月台账，未与上月比较）{% endif %}；其中散居{{ 散居 }}人、集中供养{{ 集中 }}人，男{{ 男 }}人、女{{ 女 }}人，"
        "照料人{{ 照料人数 }}人。本月应发基本生活补贴{{ 应发万元 }}万元，实发{{ 实发万元 }}万元。",
    ),
    ("table", ""),
    ("head", "二、对账结果"),
    ("tag", "{%p if 有发放名单 %}"),
    (
        "body",
        "台账与一卡通发放名单逐人比对{{ 比对 }}人，相符{{ 相符 }}人，相符率{{ 相符率 }}；发现疑点{{ 对账疑点 }}条，其中"
        "{% for 类 in 对账分类 %}{{ 类.名称 }}{{ 类.数量 }}条{% if not loop.last %}、{% endif %}{% endfor %}。",
    ),
    ("tag", "{%p else %}"),
    ("body", "本月没有提供发放名单，未作比对。"),
    ("tag", "{%p endif %}"),
    ("head", "三、存在问题"),
    (
        "body",
        "本月共发现错误{{ 错误数 }}处、警告{{ 警告数 }}处，有错误的行占全部记录的{{ 差错率 }}。"
        "{% if 问题分类 %}按类别分：{% for 类 in 问题分类 %}{{ 类.名称 }}{{ 类.数量 }}处{% if not loop.last %}，{% endif %}{% endfor %}。"
        "{% endif %}{% if 差错最多 %}差错率较高的县（市、区）：{% for 县 in 差错最多 %}{{ 县.县 }}（{{ 县.差错率 }}）"
        "{% if not loop.last %}、{% endif %}{% endfor %}。{% endif %}",
    ),
    ("tag", "{%p for 题 in 主要问题 %}"),
    ("body", "{{ loop.index }}．{{ 题.说明 }}{{ 题.数量 }}处（规则{{ 题.编号 }}）。"),
    ("tag", "{%p endfor %}"),
    ("tag", "{%p if 未报送 %}"),
    ("body", "未报送台账的县（市、区）：{{ 未报送 | join('、') }}。"),
    ("tag", "{%p endif %}"),
    ("head", "四、下步工作"),
    (
        "body",
        "请各县（市、区）对照退回的“问题清单”，于{{ 整改期限 }}逐条核实、改正，错误必须改正，警告改正或在备注说明，"
        "并将填好整改结果的清单报回；涉及发放的疑点，核实前暂缓发放，核实后及时补发，应保尽保。",
    ),
    ("attachment", "附件：1．基本情况表　2．报送质量通报　3．对账差异表　4．疑点（问题）清单"),
    ("sign", "（单位盖章）"),
    ("sign", "{{ 落款日期 }}"),
)
_REPORT_TABLE = (
    ("县区", "县"),
    ("上月在册", "上月"),
    ("本月新增", "新增"),
    ("本月退出", "退出"),
    ("本月在册", "在册"),
    ("实发(万元)", "实发"),
)
_NOTICE_LINES = (
    ("title", "关于{{ 县 }}台账报送质量的通报"),
    ("subtitle", "（{{ 期别 }}）"),
    ("to", "{{ 县 }}民政局："),
    ("tag", "{%p if 已报送 %}"),
    ("head", "一、报送情况"),
    (
        "body",
        "你县（市、区）本月报送记录{{ 记录数 }}条，发现错误{{ 错误数 }}处、警告{{ 警告数 }}处；有错误的记录{{ 错误行 }}条，差错率{{ 差错率 }}，"
        "全市差错率{{ 全市差错率 }}，在已报送的{{ 报送县数 }}个县（市、区）中由低到高排第{{ 排名 }}位"
        "{% if 上月差错率 %}，上月差错率{{ 上月差错率 }}，{{ 升降 }}{% endif %}。在册儿童中有{{ 须核实 }}人本人的记录有错误，发放前须核实。",
    ),
    ("head", "二、主要问题"),
    ("tag", "{%p for 题 in 主要问题 %}"),
    ("body", "{{ loop.index }}．{{ 题.说明 }}{{ 题.数量 }}处（规则{{ 题.编号 }}）。"),
    ("tag", "{%p endfor %}"),
    ("tag", "{%p if 上月问题 %}"),
    (
        "body",
        "上月通报的{{ 上月问题 }}条问题，已销号{{ 已销号 }}条，未销号{{ 未销号 }}条"
        "{% if 久未销号 %}，其中连续3个月以上的{{ 久未销号 }}条{% endif %}。",
    ),
    ("tag", "{%p endif %}"),
    ("head", "三、整改要求"),
    (
        "body",
        "请对照随文退回的《疑点数据反馈表》，于{{ 整改期限 }}逐条核实改正，错误必须改正，警告改正或在备注说明；填好整改结果、更正值和"
        "责任人后报回。涉及发放的问题，核实前暂缓发放，核实后及时补发，做到应保尽保、应退尽退。",
    ),
    ("tag", "{%p else %}"),
    (
        "body",
        "截至本次汇总，没有收到你县（市、区）{{ 期别 }}的台账{% if 逾期天数 %}，已逾期{{ 逾期天数 }}天{% endif %}，全市汇总数字因此不完整，"
        "在册儿童的资格和发放无法核对。请立即报送；确有困难的，书面说明原因和报送时间。",
    ),
    ("tag", "{%p endif %}"),
    ("sign", "{{ 城市 }}民政局"),
    ("sign", "{{ 落款日期 }}"),
)
REPORT = Letter("月报.docx", _REPORT_LINES, _REPORT_TABLE)
NOTICE = Letter("通报.docx", _NOTICE_LINES)
LETTERS = (REPORT, NOTICE)


def write_letter_template(letter: Letter, target: Path) -> None:
    """Make a letter's template; the same program makes the same bytes."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    for kind, text in letter.lines:
        if kind == "table":
            _table(document, letter.table)
        else:
            _line(document, kind, text)
    properties = document.core_properties
    properties.author, properties.title = "xltools", letter.title
    properties.created = properties.modified = datetime(2021, 1, 1)
    out = io.BytesIO()
    document.save(out)
    target.write_bytes(without_time(out.getvalue()))


def _line(document: Any, kind: str, text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = Pt(28.9)
    font, size = (_TITLE, 22) if kind == "title" else (_HEAD, 16) if kind == "head" else (_BODY, 16)
    if kind in ("title", "subtitle"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif kind == "sign":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        shape.right_indent = Pt(64)
    elif kind != "to":
        shape.first_line_indent = Pt(32)
    if kind == "head":
        shape.keep_with_next = True
    if kind in ("subtitle", "attachment"):
        shape.space_after = Pt(14)
    _styled(paragraph.add_run(text), font, size)


def _table(document: Any, columns: Sequence[tuple[str, str]]) -> None:
    """The counties' lines, a row for each: a loop over rows that a clerk may restyle."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    rows = [
        [heading for heading, _ in columns],
        ["{%tr for 行 in 县情 %}", *[""] * (len(columns) - 1)],
        [f"{{{{ 行.{name} }}}}" for _, name in columns],
        ["{%tr endfor %}", *[""] * (len(columns) - 1)],
        ["合计", "{{ 上月在册 }}", "{{ 新增 }}", "{{ 退出 }}", "{{ 在册 }}", "{{ 实发万元 }}"],
    ]
    table = document.add_table(len(rows), len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for at, texts in enumerate(rows):
        table.rows[at].height = Pt(22)
        for column, text in enumerate(texts):
            table.cell(at, column).vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = table.cell(at, column).paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _styled(paragraph.add_run(text), _HEAD if at == 0 else _BODY, 12)


def _styled(run: Any, font: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
