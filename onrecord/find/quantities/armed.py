"""What equipment a quantity counts: the one that its noun names, or whose class noun it is."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.find.equipment import Mention
from onrecord.find.quantities.amounts import Amount
from onrecord.find.quantities.counted import Counted
from onrecord.find.quantities.drafts import Draft
from onrecord.parse import Parsed


def counted_in(text: str, drafts: Sequence[Draft], equipment: Sequence[Mention]) -> list[Mention | None]:
    """For each quantity of a report its equipment; None where it counts none.

    A number that takes its noun from one behind it counts the same: "|12| of 20 Shahed drones".
    """
    found = [_of(text, draft, equipment) for draft in drafts]
    for nth in range(len(drafts) - 2, -1, -1):
        one, after = drafts[nth], drafts[nth + 1]
        same = one.counted and one.counted == after.counted and one.first.sentence == after.first.sentence
        if found[nth] is None and same and not one.amount.unit:
            found[nth] = found[nth + 1]
    return found


def _of(text: str, draft: Draft, equipment: Sequence[Mention]) -> Mention | None:
    """The equipment at the end of a quantity's words, or right behind its number: "31 |Abrams|"."""
    if draft.amount.unit is not None and draft.amount.unit.name:
        return None
    for one in equipment:
        if one.start < draft.amount.end:
            continue
        if one.start >= draft.end:
            return one if text[draft.amount.end : one.start] in (" ", "-") else None
        if one.reach >= draft.end or one.end >= draft.end:
            return one
    return None


def of_equipment(parsed: Parsed, one: Mention) -> Counted | None:
    """The words of equipment as what a number before it counts, where the tree shows no noun: "200 |Strykers|"."""
    words = parsed.between(one.start, one.reach)
    return Counted(words[0], words[-1], one.reach) if words else None


def in_a_name(amount: Amount, equipment: Sequence[Mention]) -> bool:
    """Whether a number is a part of a system's name: the 2 of "Leopard 2"."""
    return any(one.start < amount.start < one.end and not one.generic for one in equipment)
