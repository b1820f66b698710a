"""What an office has said that a heading means (`[headings."滑县"]` in xltools.toml), and what it might mean."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.reading.headings import candidates, canonical, lookup, plain

#: Heading as the county writes it (canonical) → heading or name of a field.
Answers = Mapping[str, str]
#: County, or `ALL`, → its answers as they are written in the settings.
AnswersByCounty = Mapping[str, Mapping[str, str]]
ALL = "*"

_NEAREST = 0.6


def answers_for(county: str | None, given: AnswersByCounty) -> Answers:
    """The answers that hold for a county: its own before those for all."""
    own = given.get(county, {}) if county else {}
    return {canonical(plain(heading)): meaning for heading, meaning in {**given.get(ALL, {}), **own}.items()}


def answered(heading: str, kind: type[LedgerKind], answers: Answers) -> tuple[Field, str] | None:
    """The field that the office has named for a heading, when this kind has it."""
    meaning = answers.get(canonical(plain(heading))) if answers else None
    if meaning is None:
        return None
    if meaning in kind.fields:
        return kind.fields[meaning], heading
    words = lookup(kind)
    return next(((words[form], heading) for form in candidates(meaning) if form in words), None)


def near(heading: str, kind: type[LedgerKind]) -> tuple[str, ...]:
    """Headings of the kind that are spelt nearly like this one, at most three, the closest first."""
    words = lookup(kind)
    close = get_close_matches(canonical(plain(heading)), list(words), n=3, cutoff=_NEAREST)
    return tuple(dict.fromkeys(words[form].heading for form in close))
