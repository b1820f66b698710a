"""The sheets that macros write on: the list of findings, their texts, and how marked cells were (macros/src knows them too)."""

FOUND_SHEET, TEXTS_SHEET, KEPT_SHEET = MACRO_SHEETS = ("问题", "_text", "_marks")
