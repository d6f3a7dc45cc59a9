"""What the text itself says of a person's gender: titles, nouns, "his" and "her", and pronouns resolved before.

Given names say nothing here; a person of whom the text says nothing fits "he" and "she" alike.
"""

from __future__ import annotations

from typing import Literal

from onrecord.attribute.mentions import Mentions
from onrecord.parse import Parsed, Token

Gender = Literal["f", "m"]

PRONOUNS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_NOUNS: dict[str, Gender] = {
    **dict.fromkeys(
        ("ms", "ms.", "mrs", "mrs.", "miss", "lady", "madam", "queen", "princess", "duchess", "baroness", "sister",
         "mother", "wife", "daughter", "widow", "nun", "chairwoman", "spokeswoman", "congresswoman", "policewoman",
         "businesswoman", "woman", "girl", "actress", "heiress", "hostess", "aunt", "niece", "grandmother", "midwife",
         "councilwoman", "mayoress", "abbess", "stateswoman", "servicewoman", "saleswoman"), "f",
    ),
    **dict.fromkeys(
        ("mr", "mr.", "sir", "lord", "king", "prince", "duke", "baron", "brother", "father", "husband", "son",
         "widower", "monk", "chairman", "spokesman", "congressman", "policeman", "businessman", "man", "boy", "actor",
         "heir", "uncle", "nephew", "grandfather", "councilman", "abbot", "statesman", "serviceman", "salesman",
         "fisherman", "imam", "priest"), "m",
    ),
}  # fmt: skip


def genders(parsed: Parsed, mentions: Mentions) -> dict[str, Gender]:
    """The gender of each person of whom the text tells one and not the other, by actor id."""
    seen: dict[str, set[Gender]] = {}
    for sentence in parsed.sentences:
        named = [(span, actor) for span, actor in mentions.between(sentence.start, sentence.end)
                 if actor.kind == "person"]  # fmt: skip
        for span, actor in named:
            head = parsed.root(span.start, span.end)
            if head is not None:
                seen.setdefault(actor.id, set()).update(_nouns_beside(parsed, head))
        if len({actor.id for _, actor in named}) == 1:
            first, only = named[0]
            for token in parsed.words(sentence):
                if token.start >= first.end and token.tag == "PRP$" and token.lower in PRONOUNS:
                    seen[only.id].add(PRONOUNS[token.lower])
    return {name: next(iter(found)) for name, found in seen.items() if len(found) == 1}


def _nouns_beside(parsed: Parsed, head: Token) -> set[Gender]:
    """The genders that the title before a name and the noun in apposition to it tell."""
    beside = [*parsed.children(head, "compound", "appos", "nmod")]
    above = parsed.head(head)
    if head.relation == "appos" and above is not None:
        beside.append(above)
    return {_NOUNS[token.lower] for token in beside if token.lower in _NOUNS}
