"""Where a report says itself that somebody now tells it otherwise: admits, or says "after all", what was denied.

What was denied is told by the words of the sentence, by what stands before the denial, which is often short, and by the
event of both. A denial by another name counts where that name is the sentence's ("Orlen", "the Orlenian officer"), or
where much more speaks for it: a minister admits what the army denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.link.accounts import Accounts, At, is_one
from onrecord.link.differ.claims import Claim, Rarity
from onrecord.link.words import fold, stems

_TURNS = re.compile(
    r"\b(?:(?:had|has|have) (?:\w+ ){0,4}(?:denied|rejected|disputed|sworn)|after all|indeed|for the first time|"
    r"now (?:says?|admits?|concedes?))\b"
)
_NEGATES = re.compile(r"^\W*(?:\S+\s+){0,5}(?:not|never|no|none|nobody|nothing|\w+n['’]t)\b")
"""A claim that something isn't so, from its first words."""
_AROUND, _EVENT = 0.4, 1.0
"""What words around a denial count beside its own, and what it counts that it is of the same event."""
_OWN, _ANOTHER = 0.9, 1.7
"""How much must speak for a denial to be what is turned from: by its own side, and by any other."""
_PEERS = 0.5
"""Denials for which nearly as much speaks as for the best are turned from with it."""
_NAME = re.compile(r"\b[A-Z]\w{3,}")
_SAME = 5
"""Letters in which a country and its people are alike."""


def turned(
    accounts: Accounts, held: list[Claim], rarity: Rarity
) -> Iterator[tuple[Claim, tuple[At, ...], frozenset[int]]]:
    """Each claim that turns from a denial, with the denials, the latest first, and the events of both."""
    no = [(one, _around(accounts, one)) for one in held if one.denies or _NEGATES.search(one.said.at.span.text)]
    for new in held:
        lines = accounts.told[new.said.at.report].sentences
        text = lines.text(new.sentence)
        if new.denies or new.said.voice.evidence in (None, "none") or not (new.admits or _TURNS.search(text)):
            continue
        ranked = sorted(
            (worth, one.day, one.said, one)
            for one, around in no
            if one.day < new.day and (worth := _worth(rarity, new, text, one, around))
        )
        if ranked:
            olds = [one for worth, _, _, one in ranked if worth >= _PEERS * ranked[-1][0]]
            latest = sorted(olds, key=lambda one: (one.day, one.said), reverse=True)
            yield new, tuple(dict.fromkeys(one.said.at for one in latest)), ranked[-1][3].groups | new.groups


def _around(accounts: Accounts, claim: Claim) -> frozenset[str]:
    """The stems of a claim's sentence and of the one before it, without its own."""
    lines = accounts.told[claim.said.at.report].sentences
    before = lines.text(claim.sentence - 1) if claim.sentence else ""
    return frozenset(stems(before + lines.text(claim.sentence))) - claim.stems


def _worth(rarity: Rarity, new: Claim, text: str, old: Claim, around: frozenset[str]) -> float:
    """How much speaks for a denial; none where it isn't enough."""
    said = frozenset(stems(text))
    worth = rarity.of(said & old.stems) + _AROUND * rarity.of(said & around)
    worth += _EVENT if old.groups & new.groups else 0.0
    own = is_one(old.said.voice, new.said.voice) or _is_named(old.said.voice.name, text)
    return worth if worth >= (_OWN if own else _ANOTHER) else 0.0


def _is_named(voice: str, text: str) -> bool:
    """Whether a name of a voice stands in a text, if only as its country's."""
    names = {word[:_SAME].casefold() for word in _NAME.findall(voice)}
    return bool(names & {word[:_SAME] for word in fold(text)})
