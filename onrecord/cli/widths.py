"""How wide the columns of a table are: no word is broken where there is room for it, and the widest give way first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """The characters that a column would fill, and the fewest that it can be read in.

    A column with a ``share`` of 2 stays twice as wide as one with 1 where both have to give way.
    """

    most: int
    least: int
    share: int = 1


def fitted(needs: Sequence[Need], room: int) -> list[int] | None:
    """The width of each column, together no more than the room; None where there isn't room for all."""
    if sum(need.least for need in needs) > room:
        return None
    widths = [min(need.most, room) for need in needs]
    for _ in range(sum(widths) - room):
        wide = max((widths[nth] / need.share, nth) for nth, need in enumerate(needs) if widths[nth] > need.least)
        widths[wide[1]] -= 1
    return widths
