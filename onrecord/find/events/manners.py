"""With what somebody was killed or wounded: the mode that the words of the clause give, not the usual one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.find.events.grammar import clause
from onrecord.find.events.matching import Trigger
from onrecord.lexicon import load
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_HARM = frozenset({"killing", "wounding"})
_BY = frozenset({"by", "in", "from", "with", "during"})


@cache
def _modes() -> tuple[tuple[str, str], ...]:
    """Each word with its mode, in the lexicon's order."""
    return tuple((f" {word} ", entry.means) for entry in load("modes").entries for word in entry.match)


def mode(parsed: Parsed, trigger: Trigger) -> str | None:
    """PLOVER's mode of a trigger's event: for harm, of what did it ("shelling killed six"); None where none is told."""
    if trigger.kind.what not in _HARM:
        return trigger.kind.mode
    for words in _causes(parsed, trigger.head):
        said = f" {' '.join(word.lemma.lower() for word in words)} "
        found = next((means for word, means in _modes() if word in said), None)
        if found is not None:
            return found
    return trigger.kind.mode


def _causes(parsed: Parsed, head: Token) -> Iterator[list[Token]]:
    """The words that tell what did it: subject, "by" and "in", and the deed of which the harm came."""
    for child in parsed.children(head, "nsubj", "agent", "prep"):
        if child.relation == "nsubj" or child.lower in _BY:
            yield _phrase(parsed, child)
    above = parsed.head(head)
    if above is not None and above.pos == "VERB" and head.relation == "advcl" and head.tag == "VBG":
        yield [above]
        yield from (_phrase(parsed, child) for child in parsed.children(above, "nsubj", "agent", "dobj"))
    for below in parsed.children(head, "advcl"):
        if any(child.lower == "when" for child in parsed.children(below, "advmod")):
            yield from (_phrase(parsed, child) for child in parsed.children(below, "nsubj"))


def _phrase(parsed: Parsed, top: Token) -> list[Token]:
    return [word for word in clause(parsed, top) if word.relation not in {"det", "amod", "nummod", "poss"}]
