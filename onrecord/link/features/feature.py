"""One thing that two tellings are compared by: a score where both tell of it, and the score in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.link.known import Known

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Feature(Generic[T]):
    """``score`` gives None where nothing can be compared; ``says`` gives the reason, empty where a score needs none."""

    name: str
    score: Callable[[T, T, Known], float | None]
    says: Callable[[T, T, float], str]


def yes_or_no(yes: str, no: str) -> Callable[[object, object, float], str]:
    """Reasons for a score that is 1 or 0."""
    return lambda _, __, score: yes if score > 0.5 else no  # noqa: PLR2004


def by_degree(much: str, little: str, least: float = 0.4) -> Callable[[object, object, float], str]:
    """Reasons for a score that is high or low."""
    return lambda _, __, score: much if score >= least else little
