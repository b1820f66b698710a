"""The rules that keep one VBA source valid in Excel (32 and 64 bit), WPS and LibreOffice."""

from __future__ import annotations

import re

_FORBIDDEN = {
    r"\bDeclare\b": "Declare differs between 32 and 64 bit and fails in LibreOffice",
    r"\bFullName\b": ".FullName is the bare name in LibreOffice; use Path and Name",
    r"\bOptional\b": "an Optional argument left out is a type mismatch in LibreOffice",
    r"\bTimer\b": "Timer differs in LibreOffice; use Now",
    r"\bFormat\$?\(": "Format() of times differs in LibreOffice",
    r"Application\.Goto": "Application.Goto crashes a hidden LibreOffice",
    r"^(?!.*Function).*\bShell\s*\(?[^,]*,[^,]*,": "Shell with more than two arguments compiles only in LibreOffice",
}


class SourceError(Exception):
    """A macro source breaks a rule; the text names module, line and rule."""


def check_source(name: str, text: str) -> None:
    """Raises SourceError for the first line that is not valid everywhere."""
    if not text.isascii():
        place = next(no for no, one in enumerate(text.splitlines(), 1) if not one.isascii())
        raise SourceError(f"{name}:{place}: not ASCII; put the text into messages.toml")
    if not text.startswith("Option Explicit"):
        raise SourceError(f"{name}:1: must start with Option Explicit")
    for number, line in enumerate(text.splitlines(), 1):
        code = re.sub(r'"[^"]*"', '""', line).split("'")[0]
        for pattern, why in _FORBIDDEN.items():
            if re.search(pattern, code):
                raise SourceError(f"{name}:{number}: {why}")
