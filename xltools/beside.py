"""Work done by a second process of this program, started in sight of nobody: what takes long uses both cores.

Work is a function that pickle knows by its name; what it is given and what it answers are sent through pipes. Should that process fail,
the work is done here.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")
_FAILURES = (OSError, EOFError, pickle.PickleError)


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Run a module by a Python of its own with the same libraries; what it reads and writes is piped."""
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def has_two_cores() -> bool:
    return (os.cpu_count() or 1) > 1


class Helper(Generic[Task, Answer]):
    """A second process that does one task after the other; used as a context."""

    def __init__(self, work: Callable[[Task], Answer]) -> None:
        self._work = work

    def __enter__(self) -> Self:
        self._child = start("xltools.beside")
        self._send(self._work)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.kill()
        self._child.communicate()

    def ask(self, task: Task) -> Answer:
        """Raises OSError, EOFError or pickle.PickleError when the process has failed."""
        self._send(task)
        assert self._child.stdout is not None
        answer: Answer = pickle.load(self._child.stdout)
        return answer

    def _send(self, what: Any) -> None:
        assert self._child.stdin is not None
        pickle.dump(what, self._child.stdin, pickle.HIGHEST_PROTOCOL)
        self._child.stdin.flush()


def later(work: Callable[[Task], Answer], task: Task) -> Callable[[], Answer]:
    """Begin a task in a second process; what is returned waits for the answer."""
    answers: list[Answer] = []

    def ask() -> None:
        try:
            with Helper(work) as helper:
                answers.append(helper.ask(task))
        except _FAILURES:
            pass  # done by whoever asks

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()

    def wait() -> Answer:
        asking.join()
        return answers[0] if answers else work(task)

    return wait


def by_two(
    tasks: Sequence[Task], work: Callable[[Task], Answer], progress: Callable[[Task], None]
) -> list[Answer]:
    """The answers to all tasks, in order: this process begins with the first, the second with the last, until they meet.

    `progress` is told the tasks that are worked on here.
    """
    waiting = deque(range(len(tasks)))
    answers: dict[int, Answer] = {}

    def work_here() -> None:
        while (at := _taken(waiting.popleft)) is not None:
            progress(tasks[at])
            answers[at] = work(tasks[at])

    def ask() -> None:
        at: int | None = None
        try:
            with Helper(work) as helper:
                while (at := _taken(waiting.pop)) is not None:
                    answers[at] = helper.ask(tasks[at])
        except _FAILURES:
            if at is not None:
                waiting.append(at)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    work_here()
    asking.join()
    work_here()  # what a failed helper has put back
    return [answers[at] for at in range(len(tasks))]


def _taken(take: Callable[[], int]) -> int | None:
    try:
        return take()
    except IndexError:
        return None


def _main(source: IO[bytes], target: IO[bytes]) -> None:
    gc.disable()  # tables have no cycles, and this process does not live long
    work = pickle.load(source)
    while True:
        try:
            task = pickle.load(source)
        except EOFError:
            return
        pickle.dump(work(task), target, pickle.HIGHEST_PROTOCOL)
        target.flush()


if __name__ == "__main__":
    _main(sys.stdin.buffer, sys.stdout.buffer)
