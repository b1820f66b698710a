"""Running commands as a clerk does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from xltools.cli import run, speak_chinese

speak_chinese()

Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command; its exit code and all that it said."""

    def run_it(*arguments: object) -> tuple[int, str]:
        code = run([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run_it
