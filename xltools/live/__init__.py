"""The workbook that is open in Excel: marks and derived columns go straight into it, and it is never saved.

The only part that knows xlwings, and of xlwings only what needs no licence key. WPS and LibreOffice are not reached by it; there
the ledgers with macros do the same.
"""
