"""What a parent's status and evidence cells say: a disability certificate, a judgment, a disease."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xltools.ledgers.child import ParentColumns
from xltools.model.table import Table
from xltools.values.parent_status import fold

CATEGORIES = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
LEVELS = ("一级", "二级", "三级", "四级")
#: 18-digit identity number, category, level (domain.md 6.4).
_CERTIFICATE = r"\d{17}[\dXx]([1-7])([1-4])"
_KIND = f"({'|'.join(CATEGORIES)})"
_LEVEL = r"([一二三四1234])级"
#: A court's paper: 判决书, 裁定书, 宣告…, or a case number 〔2020〕…民特…号; “无判决书” is none.
_JUDGMENT = r"(?<![无未没])(?<!没有)(?:判决|裁定|宣告)|[(\[〔]\d{4}[)\]〕].*民(?:特|初).*号"
_CASE_NUMBER = r"[(\[〔]\d{4}[)\]〕].*民(?:特|初).*号"


def folded(texts: Any) -> Any:
    """Half-width and without blanks."""
    return texts.astype(str).str.normalize("NFKC").str.replace(r"\s", "", regex=True)


def both_texts(children: Table, parent: ParentColumns) -> Any:
    """Status and evidence as written, folded, with a blank between them."""
    return folded(children.text(parent.status)) + " " + folded(children.text(parent.evidence))


def has_certificate(children: Table, parent: ParentColumns) -> Any:
    """Where a disability certificate number stands in the parent's status or evidence."""
    return both_texts(children, parent).str.contains(r"\d{17}[\dXx][1-7][1-4]", regex=True)


def disability(children: Table, parent: ParentColumns) -> tuple[Any, Any]:
    """The parent's category (肢体) and level (三级), '' where nothing tells: by the certificate, else by words."""
    texts = both_texts(children, parent)
    number = texts.str.extract(_CERTIFICATE)
    category = number[0].map(dict(zip("1234567", CATEGORIES, strict=True)))
    level = number[1].map(dict(zip("1234", LEVELS, strict=True)))
    words = texts.where(number[0].isna(), "")
    spoken = words.str.extract(_LEVEL)[0].map(dict(zip("一二三四1234", LEVELS * 2, strict=True)))
    kind = words.str.extract(_KIND)[0].where(spoken.notna())
    return category.fillna(kind).fillna(""), level.fillna(spoken).fillna("")


def has_judgment(children: Table, parent: ParentColumns) -> Any:
    """Where the evidence names a court's paper, or the status itself carries its case number."""
    evidence = folded(children.text(parent.evidence)).str.contains(_JUDGMENT, regex=True)
    return evidence | folded(children.text(parent.status)).str.contains(_CASE_NUMBER, regex=True)


def says_missing(children: Table, parent: ParentColumns) -> Any:
    """Where the status is written as 失踪, whatever it is read as."""
    written = children.text(parent.status)
    told = {one: "失踪" in fold(one) for one in written.unique()}
    return written.map(pd.Series(told, dtype=object)).astype(bool)


def whole_months(start: Any, end: Any) -> Any:
    """Full months from one day to another, not below 0; a month is full on the same day, or on a shorter month's last."""
    months = (end.dt.year - start.dt.year) * 12 + end.dt.month - start.dt.month
    day = np.minimum(start.dt.day, end.dt.days_in_month)
    return pd.Series((months - (end.dt.day < day)).clip(lower=0), index=start.index)
