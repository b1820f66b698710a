"""The command line: one module per command, loaded when it is asked for."""

from __future__ import annotations

import gc
import gettext
import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

#: Command → the module that declares it as `command`.
COMMANDS = {
    "validate": "xltools.cli.validate",
    "fill": "xltools.cli.fill",
    "merge": "xltools.cli.merge",
    "reconcile": "xltools.cli.reconcile",
    "summarize": "xltools.cli.summarize",
    "apply": "xltools.cli.apply",
    "init": "xltools.cli.init",
    "run": "xltools.cli.run_month",
    "history": "xltools.cli.history",
    "trend": "xltools.cli.trend",
    "mask": "xltools.cli.mask",
    "template": "xltools.cli.template",
    "demo": "xltools.cli.demo",
    "explain": "xltools.cli.explain",
    "list": "xltools.cli.listing",
    "macros": "xltools.cli.macros",
    "live": "xltools.cli.live",
}

OPERATOR, FAULT, INTERRUPTED = 2, 3, 130


class Commands(click.Group):
    """Loads a command's module only when its name or the list of commands is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        command.options_metavar = "[选项]"
        return command


@click.group(
    cls=Commands,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="xltools", message="xltools %(version)s", help="显示版本。")
def commands() -> None:
    """核对、合并、汇总县区报来的Excel台账。

    原件从不改写；问题标在县区自己表格的副本里，并附问题清单。

    \b
    常用：
      xltools validate 收到/ --period 2021-04          逐格检查，标出问题
      xltools merge 收到/ -o 合并台账.xlsx              九县区合成一本
      xltools fill 收到/                               补上年龄、应发金额等推算列
      xltools summarize 收到/ -o 汇总表.xlsx            给领导看的汇总表
      xltools explain P04                              某条规则是什么意思
      xltools demo 示例/                               造一个城市试一试
    """


def main() -> None:
    """Entry point of the console script: the one place where problems become sentences and exit codes."""
    speak_chinese()
    # Millions of cells are kept to the end; looking for garbage among them again and again costs a quarter of the time.
    gc.set_threshold(200_000, 50, 100)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                encoding="utf-8", errors="replace"
            ) if not stream.isatty() else stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code (docs/interfaces.md)."""
    try:
        code: Any = commands.main(arguments, prog_name="xltools", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.Abort:
        return _say("已中断。没有写完的文件不会留下。", INTERRUPTED)
    except KeyboardInterrupt:
        return _say("已中断。没有写完的文件不会留下。", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return OPERATOR
    except Exception as error:
        return _explain(error)


def _explain(error: Exception) -> int:
    from xltools.model.errors import OperatorError

    if isinstance(error, OperatorError):
        return _say(str(error), OPERATOR)
    if os.environ.get("XLTOOLS_DEBUG"):
        raise error
    from xltools.verbs.validate import where

    return _say(
        f"程序出了故障：{type(error).__name__}（{where(error)}）。原件没有改动。请把这一行和所用命令告诉维护人员。",
        FAULT,
    )


def _say(sentence: str, code: int) -> int:
    from xltools.values.mask import mask_text

    click.echo(mask_text(sentence), err=True)
    return code


def speak_chinese() -> None:
    """Let click's own words (用法, 选项, 缺少参数…) be Chinese whatever the machine's language is."""
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
