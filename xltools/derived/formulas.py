"""Pieces of live formulas: what a derived column says in a template while the clerk types.

A formula is written for one row; `{child_id}` is the cell of that field (or of that derived column) in the row and
`{child_id:all}` the whole column. The names 期末 (closing day), 本县, 位 and 权 (places and weights of the check character),
标准县, 散居标准, 集中标准, 监测线, 县码, 县名, 投保比例, 每人保费, 渐退最少, 渐退最多 and A类下限 stand on the template's sheet 参数. Only functions of Excel 2010,
no array constants (data validation refuses them), no COUNTIF on numbers of 18 digits (Excel compares 15), no DATEDIF.
"""

from __future__ import annotations

from xltools.model.field import Field


def cell(column: Field | str) -> str:
    """The row's own cell of a field, or of a derived column by its function's name."""
    return "{" + (column if isinstance(column, str) else column.name) + "}"


def born(number: str) -> str:
    """The birthday inside a number."""
    return f"DATE(MID({number},7,4),MID({number},11,2),MID({number},13,2))"


def is_right(number: str) -> str:
    """Whether a cell holds a resident number with its right check character (GB 11643)."""
    check = f'MID("10X98765432",MOD(SUMPRODUCT(MID({number},位,1)*权),11)+1,1)'
    return f'IFERROR(AND(LEN({number})=18,LEFT({number})<"9",{check}=UPPER(RIGHT({number}))),FALSE)'


def of_number(column: Field, value: str) -> str:
    """`value` where the number is right and its birthday exists, else nothing. `#` stands for the number, `@` for the birthday."""
    number = cell(column)
    birthday = born(number)
    exists = (
        f"YEAR({birthday})=--MID({number},7,4),MONTH({birthday})=--MID({number},11,2),"
        f"DAY({birthday})=--MID({number},13,2)"
    )
    told = value.replace("#", number).replace("@", birthday)
    return f'IFERROR(IF(AND({is_right(number)},{exists}),{told},""),"")'


#: Values for `of_number`: full years on the closing day, sex.
AGE = 'IF(期末="","",YEAR(期末)-YEAR(@)-(MONTH(期末)*100+DAY(期末)<MONTH(@)*100+DAY(@)))'
GENDER = 'IF(MOD(MID(#,17,1),2)=1,"男","女")'
BIRTHDAY = "@"
#: The month in which the holder turns 18, and how many months are left until then.
EIGHTEENTH = 'YEAR(DATE(YEAR(@)+18,MONTH(@),DAY(@)))&"-"&RIGHT("0"&MONTH(DATE(YEAR(@)+18,MONTH(@),DAY(@))),2)'
TO_EIGHTEENTH = (
    'IF(期末="","",(YEAR(DATE(YEAR(@)+18,MONTH(@),DAY(@)))-YEAR(期末))*12'
    "+MONTH(DATE(YEAR(@)+18,MONTH(@),DAY(@)))-MONTH(期末))"
)


def months(month: str) -> str:
    """A written month (2021-04) counted in months."""
    return f"(LEFT({month},4)*12+MID({month},6,2))"


#: The closing day's month counted the same way.
NOW = "(YEAR(期末)*12+MONTH(期末))"


def months_from_now(column: Field) -> str:
    """Months from the period to a written month."""
    month = cell(column)
    return f'IFERROR(IF(OR({month}="",期末=""),"",{months(month)}-{NOW}),"")'


def taper_end(start: Field, length: str) -> str:
    """The month in which a taper of `length` months (a name on 参数) ends, its first month counted."""
    end = f"{months(cell(start))}+{length}-2"
    return f'IFERROR(IF(OR({cell(start)}="",{length}=""),"",INT(({end})/12)&"-"&RIGHT("0"&MOD({end},12)+1,2)),"")'


def by_county(county: Field, values: str) -> str:
    """The value of the row's county in a column of 参数; 0 where it is not set."""
    mine = f'IF({cell(county)}="",本县,{cell(county)})'
    return f"INDEX({values},MATCH({mine},标准县,0))"


def as_text(*columns: Field) -> str:
    """Whether one of the row's cells holds a figure as text (5800元), which sums pass over and comparisons misjudge."""
    cells = ",".join(cell(one) for one in columns)
    return f"COUNT({cells})<COUNTA({cells})"


def less(whole: Field, part: Field) -> str:
    """What is left of an amount, to the cent; an empty part counts as nothing."""
    return f'IF(OR({cell(whole)}="",{as_text(whole, part)}),"",ROUND({cell(whole)}-SUM({cell(part)}),2))'


def each(amount: Field, people: Field) -> str:
    """An amount divided among people, to the cent."""
    shared = f"ROUND({cell(amount)}/{cell(people)},2)"
    return f'IFERROR(IF(AND(ISNUMBER({cell(amount)}),{cell(people)}>0),{shared},""),"")'
