"""A module of this program run by a Python of its own, in sight of nobody, with the same libraries."""

from __future__ import annotations

import os
import subprocess
import sys


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Run a module; what it reads and writes is piped."""
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
