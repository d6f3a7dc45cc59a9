"""Words laid at somebody's door by a frame and no verb: "in the words of Brask, …", "per the ministry, …"."""

from __future__ import annotations

from onrecord.attribute import content
from onrecord.attribute.draft import Draft
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.speakers import noun_group
from onrecord.parse import Parsed, Token

_VIEWS = frozenset({"words", "view", "opinion", "eyes", "judgement", "judgment", "telling", "reading", "estimation"})


def framed(parsed: Parsed, mentions: Mentions, token: Token) -> Draft | None:
    """A draft where a frame begins its sentence and a comma ends it; the main clause is what is said.

    "For Brask, the truce is a trap" counts where a person is named and something is said to be something: "For the
    drivers, the road was long" is the report's own.
    """
    if token.index != parsed.sentence(token).first or token.lower not in ("in", "per", "for"):
        return None
    link: Token | None = token
    if token.lower == "in":
        noun = parsed.child(token, "pobj")
        link = parsed.child(noun, "prep") if noun is not None and noun.lower in _VIEWS else None
    head = parsed.child(link, "pobj") if link is not None else None
    main = next((above for above in parsed.ancestors(token) if above.pos in ("VERB", "AUX")), None)
    if link is None or head is None or main is None or parsed.child(main, "nsubj", "nsubjpass") is None:
        return None
    if token.lower != "in" and (named := mentions.over(head)) is None:
        return None
    if token.lower == "for" and (named is None or named.kind != "person" or main.tag != "VBZ" or main.lemma != "be"):
        return None
    own = {below.index for below in parsed.subtree(token)}
    last = max(own)
    if parsed.tokens[last + 1 : last + 2] and parsed.tokens[last + 1].text != "," and parsed.tokens[last].text != ",":
        return None
    rest = [below for below in parsed.subtree(main) if below.index > last]
    found = content.stretches(parsed, rest)
    cue = link if token.lower == "in" else token
    return Draft(token, None, token.start, cue.end, noun_group(parsed, head), found, 0.6) if found else None
