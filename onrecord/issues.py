"""What a stage gives back: its findings, and the text it saw and did not understand."""

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
