"""What a stage gives back: its findings or its one result, and the text it saw and did not understand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.model import Issue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A stage's findings in order of their place in the text, with its Issues."""

    findings: tuple[T, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Given(Generic[T]):
    """The one thing that a stage gives, with its Issues."""

    given: T
    issues: tuple[Issue, ...] = ()
