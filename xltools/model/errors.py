"""Problems with the run (not with the data): each is one class whose sentence is built from typed arguments.

They are caught in exactly one place, `xltools.cli`. The sentence says: place · what stands there · what would
agree · what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches


class OperatorError(Exception):
    """The operator must do something before the run can go on (exit code 2)."""


class FileMissing(OperatorError):
    def __init__(self, path: str) -> None:
        super().__init__(f"找不到文件“{path}”。请检查路径和文件名（含空格时加引号）后重试。")


class NothingToRead(OperatorError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"“{path}”里没有可读的表格文件（xlsx、xlsm、xls、ods、csv 等）。请把县区报来的台账放进去后重试。"
        )


class NoInputOpened(OperatorError):
    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("没有一个文件能打开：\n" + "\n".join(f"  · {sentence}" for sentence in sentences))


class BadPeriod(OperatorError):
    def __init__(self, text: str) -> None:
        super().__init__(f"--period 填的是“{text}”，看不出是哪个月。请写成 2021-04 这样的年月。")


class ListUnreadable(OperatorError):
    def __init__(self, title: str, path: str, reason: str) -> None:
        super().__init__(
            f"{title}“{path}”读不了：{reason}。请改正后重试，或去掉这个参数（相应的规则就不执行）。"
        )


class PeriodUnknown(OperatorError):
    def __init__(self, found: Sequence[tuple[str, str]]) -> None:
        """`found`: pairs of month and the place where it stands; empty when no file names one."""
        if found:
            told = "；".join(f"{place} 写的是 {month}" for month, place in found[:6])
            super().__init__(f"各文件的期别不一致：{told}。请用 --period 2021-04 指明本次是哪个月。")
        else:
            super().__init__("标题和文件名里都没有写期别。请用 --period 2021-04 指明本次是哪个月。")


class UnknownPolicyKey(OperatorError):
    def __init__(self, path: str, key: str, known: Sequence[str]) -> None:
        near = get_close_matches(key, known, n=1, cutoff=0.4)
        hint = f"是不是“{near[0]}”？" if near else f"可用的参数有：{'、'.join(sorted(known))}。"
        super().__init__(f"政策文件《{path}》里的参数“{key}”不认识，{hint}请改正后重试。")


class BadPolicy(OperatorError):
    def __init__(self, path: str, where: str, problem: str) -> None:
        super().__init__(
            f"政策文件《{path}》的 {where} {problem}。请改正后重试（写法见 xltools list policy）。"
        )


class BadSettings(OperatorError):
    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"设置文件《{path}》：{problem}。请改正后重试。")


class UnknownSetting(OperatorError):
    def __init__(self, path: str, key: str, known: Sequence[str]) -> None:
        near = get_close_matches(key, known, n=1, cutoff=0.4)
        hint = f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(sorted(known)[:20])}。"
        super().__init__(f"设置文件《{path}》里的“{key}”不认识，{hint}请改正后重试。")


class OutputOverInput(OperatorError):
    def __init__(self, path: str) -> None:
        super().__init__(f"输出“{path}”就是输入的原件，xltools 从不改写原件。请换一个输出名称或文件夹。")


class CannotWrite(OperatorError):
    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"写不了“{path}”：{why}。请关闭正在打开它的 Excel 或 WPS，或换一个文件夹后重试。")


class CannotApply(OperatorError):
    """Corrections cannot be taken out of a workbook, or not be put into one."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"《{path.rsplit('/', 1)[-1]}》{reason}。")


class BadTemplate(OperatorError):
    """A template that an office restyled cannot be filled."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"模板《{path.rsplit('/', 1)[-1]}》{reason}。")


class UnknownFigure(Exception):
    """A name in a template that a table or a row doesn't have; says the names that it has."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"“{name}”不认识，这里可用的有：{'、'.join(known)}")


class NoEncryption(OperatorError):
    """Passwords are asked for and the library that sets them is not installed."""

    def __init__(self) -> None:
        super().__init__(
            'xltools.toml 的 [protect] 要求退回的文件加密，这台电脑上没有装加密组件。请运行 pip install "xltools[password]"，'
            "或删去 [protect] 一节。"
        )


class ExcelMissing(OperatorError):
    """The open workbook is asked for where no Excel can be reached."""

    def __init__(self) -> None:
        super().__init__(
            "这台电脑上连不到Excel（没有装Excel，或者没有装连接组件）。请改用 xltools validate 文件名，结果另存为副本；"
            "用WPS的，请用 xltools template --macros 做的台账，双击“校验本表”。"
        )


class BookNotOpen(OperatorError):
    def __init__(self, name: str, open_ones: Sequence[str]) -> None:
        there = f"打开着的有：{'、'.join(open_ones)}。" if open_ones else "Excel里没有打开的工作簿。"
        super().__init__(f"Excel里没有打开“{name}”。{there}请先在Excel里打开要处理的台账。")


class UnknownName(OperatorError):
    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        near = get_close_matches(name.upper() if name.upper() in known else name, known, n=3, cutoff=0.3)
        hint = f"相近的有：{'、'.join(near)}。" if near else ""
        super().__init__(f"没有名叫“{name}”的{what}。{hint}全部名称见 xltools list。")


class NotSupported(OperatorError):
    """Something asked for that cannot be done for a reason that the operator can act upon."""
