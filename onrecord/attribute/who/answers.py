"""An answer to who a source is, with its reason, and candidates while they are being narrowed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from onrecord.model import Actor


@dataclass(frozen=True, slots=True)
class Answer:
    """Who it is: the name, the actors and why; where several fit, no actors, and the candidates."""

    name: str
    actors: tuple[str, ...]
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Choice:
    """The actors that may be meant; ``steps`` say in plain words what left which of them out."""

    left: list[Actor]
    steps: list[str] = field(default_factory=list)

    def rule_out(self, fits: Callable[[Actor], bool], why: str) -> None:
        """Leaves out whoever doesn't fit."""
        self._narrow([one for one in self.left if fits(one)], why)

    def prefer(self, fits: Callable[[Actor], bool], why: str) -> None:
        """Leaves out whoever doesn't fit where somebody does and several are left."""
        kept = [one for one in self.left if fits(one)] if len(self.left) > 1 else []
        if kept:
            self._narrow(kept, why)

    def _narrow(self, kept: list[Actor], why: str) -> None:
        if len(kept) < len(self.left):
            gone = listed(one.name for one in self.left if one not in kept)
            self.steps.append(f"not {gone}: {why}")
        self.left = kept

    @property
    def only(self) -> Actor | None:
        """The one who is left; None where nobody or several are."""
        return self.left[0] if len(self.left) == 1 else None

    def answer(self, words: str, why: str) -> Answer:
        """The one left, and why; where several are, the words with the candidates, and where nobody is, the words."""
        steps = "".join(f"; {step}" for step in self.steps)
        if self.only is not None:
            return Answer(self.only.name, (self.only.id,), f"{why}{steps}")
        if not self.left:
            return Answer(words, (), f"nobody was named before whom “{words}” fits{steps}")
        names = listed(one.name for one in self.left)
        reason = f"“{words}” may mean {names}, and nothing in the text decides{steps}"
        return Answer(words, (), reason, tuple(one.id for one in self.left))


def listed(names: Iterable[str]) -> str:
    """Names in a row: "A", "A or B", "A, B or C"."""
    found = list(dict.fromkeys(names))
    return " or ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
