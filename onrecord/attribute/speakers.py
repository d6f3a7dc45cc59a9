"""Finds who stands as the speaker of a cue in its sentence: the subject of a verb, the owner of a noun."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.find.names.words import group_words, organ_words, titles
from onrecord.lexicon import facts
from onrecord.parse import Parsed, Token

_APART = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "mark", "intj"})
_CLOSING = frozenset("\"”’'»")
_LOOSE = ("dobj", "npadvmod", "oprd", "attr", "dep", "appos", "nmod", "ccomp", "conj")


@dataclass(frozen=True, slots=True)
class Group:
    """A noun group: its head word, and its words ``[first, last]`` (token indices)."""

    head: Token
    first: int
    last: int


def gives_signals(speaker: Group) -> bool:
    """Whether it announces and warns without a word: a bell, a siren."""
    return speaker.head.lemma.lower() in _SIGNALS


_SIGNALS = frozenset({
    "bell", "siren", "alarm", "whistle", "horn", "flare", "lamp", "light", "drum", "gong", "clock", "bugle", "trumpet",
    "smell", "smoke", "cloud", "storm", "thunder", "wind", "flood", "sound", "silence",
})  # fmt: skip


def is_charge(parsed: Parsed, link: Token) -> bool:
    """Whether "of" begins what somebody is accused of, though the tree hangs it on a noun: "by rights groups of …"."""
    gerund = parsed.child(link, "pcomp") if link.lower == "of" else None
    return gerund is not None and gerund.tag == "VBG"


def noun_group(parsed: Parsed, head: Token) -> Group:
    """The words of a noun with its adjectives, conjuncts and prepositions, without clauses and appositions."""
    inside: set[int] = set()
    todo = [head]
    while todo:
        token = todo.pop()
        inside.add(token.index)
        todo.extend(
            child
            for child in parsed.children(token)
            if child.relation not in _APART and not (child.pos == "VERB" and child.relation == "conj")
            if not is_charge(parsed, child)
        )
    first = last = head.index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while last > head.index and (_is_edge(parsed.tokens[last]) or parsed.tokens[last].tag == "POS"):
        last -= 1
    while first < head.index and _is_edge(parsed.tokens[first]) and parsed.tokens[first + 1].text != "-":
        first += 1
    return Group(head, first, last)


def _is_edge(token: Token) -> bool:
    return token.pos == "PUNCT" or token.relation in ("cc", "advmod") or token.tag in ("IN", "RB")


def speaker_of_verb(parsed: Parsed, verb: Token) -> Token | None:
    """The head of who speaks; None for "it was reported that" and where nobody stands there.

    The subject; in the passive the one behind "by"; in a participle or an infinitive the subject of the verb above
    ("…, adding that"); in a relative clause its noun ("officials who say that").
    """
    if parsed.child(verb, "auxpass") or _is_passive(parsed, verb):
        return _agent(parsed, verb)
    seen = 0
    token: Token | None = verb
    while token is not None and seen < 6:
        seen += 1
        subject = _subject(parsed, token, verb)
        if subject is not None:
            return _resolve_relative(parsed, token, subject)
        if token.tag in ("VBD", "VBZ", "VBP") and token.relation in ("ROOT", "ccomp", "advcl"):
            break
        token = _above(parsed, token)
        if token is not None and token.pos in ("NOUN", "PROPN", "PRON"):
            return _author(parsed, token) or token
    return _listed(parsed, verb) or _inverted(parsed, verb) or _astray(parsed, verb)


def _is_passive(parsed: Parsed, verb: Token) -> bool:
    """Whether a participle before the main clause tells what was said to its subject: "Told that …, she left."."""
    if verb.tag != "VBN" or verb.relation != "advcl" or parsed.children(verb, "aux", "nsubj"):
        return False
    main = parsed.head(verb)
    return main is not None and verb.index < main.index


def _subject(parsed: Parsed, token: Token, verb: Token) -> Token | None:
    """The subject before a verb; one behind it only where the cue itself comes after what was said."""
    for subject in parsed.children(token, "nsubj", "nsubjpass"):
        if subject.index < token.index:
            return subject
        said_before = any(child.index < verb.index for child in parsed.children(verb, "ccomp"))
        if token == verb and (said_before or parsed.tokens[verb.index - 1].text in _CLOSING):
            return subject
    return None


def _listed(parsed: Parsed, verb: Token) -> Token | None:
    """The subject of the first of several verbs with commas between: "|Brask| refused, demanded … and insisted …"."""
    for child in parsed.children(verb, "ccomp", "dep"):
        if child.index < verb.index and child.tag == verb.tag and parsed.child(child, "mark") is None:
            return parsed.child(child, "nsubj")
    return None


def _astray(parsed: Parsed, verb: Token) -> Token | None:
    """The name before a finite verb that the tree hangs elsewhere: "In his speech, Brask, who …, described …"."""
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    first = parsed.sentence(verb).first
    for token in reversed(parsed.tokens[first : verb.index]):
        if token.pos == "PROPN" and token.relation in ("appos", "nmod", "npadvmod", "dep", "nsubj"):
            return token
    return None


def _agent(parsed: Parsed, verb: Token) -> Token | None:
    """Who stands behind "by", also where the tree hangs it deeper: "was condemned as a sham |by Ana Kolb|"."""
    by = parsed.child(verb, "agent") or _deeper(parsed, verb)
    return parsed.child(by, "pobj") if by else None


def _deeper(parsed: Parsed, verb: Token) -> Token | None:
    for top in parsed.children(verb, "prep", "oprd", "dobj"):
        for token in parsed.subtree(top):
            somebody = parsed.child(token, "pobj") if token.lower == "by" and token.index > verb.index else None
            if somebody is not None and somebody.pos in ("NOUN", "PROPN") and _can_act(parsed, somebody):
                return token
    return None


def _can_act(parsed: Parsed, noun: Token) -> bool:
    """Whether a noun behind "by" is somebody, and no day and no measure ("by Monday", "by a third")."""
    if noun.lower in facts.words("calendar"):
        return False
    named = noun.pos == "PROPN" or any(child.pos == "PROPN" for child in parsed.children(noun, "appos"))
    return named or _is_person(parsed, noun) or noun.lemma.lower() in group_words()


def _resolve_relative(parsed: Parsed, verb: Token, subject: Token) -> Token | None:
    if subject.tag in ("WP", "WDT") or (subject.lower == "that" and verb.relation == "relcl"):
        return _antecedent(parsed, verb, subject)
    if subject.lower in ("this", "that", "it"):
        return _author_of_object(parsed, verb) or subject
    if subject.lower in ("it", "there") and subject.relation == "expl":
        return None
    return subject


def antecedent(parsed: Parsed, relative: Token) -> Token | None:
    """The noun that "who" or "which" takes up; None where it takes up none ("Who said so?")."""
    verb = parsed.head(relative)
    return _antecedent(parsed, verb, relative) if verb is not None else None


def _antecedent(parsed: Parsed, verb: Token, relative: Token) -> Token | None:
    """The noun of a relative clause: for "who" the person before it, else the noun that the clause hangs on."""
    before = parsed.tokens[relative.index - 1] if relative.index else None
    if before is not None and before.pos == "CCONJ" and (earlier := _earlier(parsed, relative)) is not None:
        return antecedent(parsed, earlier)
    while before is not None and before.index and (before.text == "," or before.tag in ("IN", "TO")):
        before = parsed.tokens[before.index - 1]
    if relative.lower in ("who", "whom") and before is not None and before.pos in ("PROPN", "NOUN"):
        return _person_at(parsed, before)
    return parsed.head(verb) if verb.relation in ("relcl", "acl") else None


def _earlier(parsed: Parsed, relative: Token) -> Token | None:
    """The relative word that another one goes with: "Ana Kolb, |who| was there and who saw it"."""
    before = parsed.tokens[parsed.sentence(relative).first : relative.index]
    return next((token for token in reversed(before) if token.lower in ("who", "whom", "which")), None)


def _person_at(parsed: Parsed, noun: Token) -> Token:
    """The person whom the noun before "who" belongs to.

    "It was |Brask|, not Marlin, who"; "|Ana Kolb|, a former judge, who"; "|Ana Kolb| of the Border League, who".
    """
    for _ in range(_DEEPEST):
        above = parsed.head(noun)
        if above is None:
            break
        if noun.relation in ("appos", "conj") and is_denied(parsed, noun, above):
            return above
        further = parsed.head(above)
        placed = noun.relation == "pobj" and above.lower in _PLACING and not _is_person(parsed, noun)
        if noun.relation == "appos" and noun.pos == "NOUN" and above.pos == "PROPN":
            noun = above
        elif placed and further is not None and further.pos in ("NOUN", "PROPN"):
            noun = further
        else:
            break
    return noun


_PLACING = frozenset({"of", "for", "from", "at", "in", "with"})
_DEEPEST = 5


def _is_person(parsed: Parsed, noun: Token) -> bool:
    """Whether a noun is a person's, by what the lexicon tells, or a name that isn't known as another kind's."""
    if noun.pos == "NOUN":
        kind = group_words().get(noun.lemma.lower(), ("", None))[0]
        return noun.lemma.lower() in titles() or noun.lemma.lower() in facts.words("callings") or kind == "group"
    label = next((name.kind for name in parsed.names if name.start <= noun.start < name.end), "person")
    return label == "person" and noun.text not in organ_words()


def is_denied(parsed: Parsed, noun: Token, above: Token) -> bool:
    """Whether "not" stands right before a noun group."""
    first = min((token.index for token in parsed.subtree(noun) if token.index > above.index), default=noun.index)
    return any(token.lower == "not" for token in parsed.tokens[max(0, first - 1) : first + 1])


def _author_of_object(parsed: Parsed, verb: Token) -> Token | None:
    """Who made the statement that a sentence is about: "This followed a speech by |Brask|, adding that"."""
    thing = parsed.child(verb, "dobj")
    return _author(parsed, thing) if thing is not None else None


def _author(parsed: Parsed, noun: Token) -> Token | None:
    """Who spoke or wrote: "a statement by |Brask|", "|Brask|'s letter"; None where the noun is no utterance."""
    if noun.lemma not in UTTERANCES:
        return None
    for preposition in parsed.children(noun, "prep", "agent"):
        if preposition.lower in ("by", "from"):
            return parsed.child(preposition, "pobj")
    return parsed.child(noun, "poss")


UTTERANCES = frozenset({
    "statement", "speech", "remark", "letter", "interview", "address", "message", "comment", "post", "tweet", "note",
    "announcement", "warning", "article", "column", "report", "briefing", "call",
})  # fmt: skip


def _above(parsed: Parsed, token: Token) -> Token | None:
    """Whose subject a verb without one shares, or the noun that it modifies."""
    if token.relation == "acl":
        return parsed.head(token)
    if token.relation == "conj":
        return _conjoined(parsed, token)
    if token.relation in ("advcl", "xcomp", "parataxis", "dep"):
        return parsed.head(token)
    if token.relation == "pcomp":  # "by saying"
        preposition = parsed.head(token)
        above = parsed.head(preposition) if preposition else None
        if preposition and above and preposition.lower == "as" and (thing := parsed.child(above, "dobj")):
            return thing  # "quoted a sergeant as saying"
        return above
    if token.relation in ("ccomp", "ROOT") and token.tag in ("VBG", "VBN"):
        return parsed.head(token)
    return None


def _conjoined(parsed: Parsed, token: Token) -> Token | None:
    """The verb whose subject a second verb shares; by tense: "said it had flown and |blamed|" goes with "said"."""
    above = parsed.head(token)
    if above is not None and token.tag == "VBD" and above.tag in ("VBN", "VB", "VBG") and above.relation == "ccomp":
        return parsed.head(above)
    return above


def _inverted(parsed: Parsed, verb: Token) -> Token | None:
    """The speaker behind the verb where the parser saw none there: "…," said Olan Brask."""
    behind = verb.index + 1
    if behind >= len(parsed.tokens) or parsed.tokens[behind].pos not in ("PROPN", "DET", "NOUN", "ADJ", "PRON"):
        return None
    for child in parsed.children(verb, *_LOOSE):
        if child.index > verb.index and child.pos in ("PROPN", "NOUN", "PRON"):
            return child
    return None


def speaker_of_noun(parsed: Parsed, noun: Token) -> Token | None:
    """Whose claim, report or threat it is: "the army's claim", "US claims", "a pledge by donors"; None if nobody's."""
    owner = parsed.child(noun, "poss")
    if owner is not None:
        return owner
    for child in parsed.children(noun, "compound", "nmod", "amod"):
        if child.pos == "PROPN":
            return child
    for preposition in parsed.children(noun, "prep", "agent"):
        if preposition.lower in ("by", "from"):
            return parsed.child(preposition, "pobj")
    return _holder(parsed, noun)


def _holder(parsed: Parsed, noun: Token) -> Token | None:
    """The subject of a light verb: "the envoy made a promise", "officials issued a warning that"."""
    verb = parsed.head(noun)
    if noun.relation == "dobj" and verb is not None and verb.lemma in _LIGHT:
        return speaker_of_verb(parsed, verb)
    return None


_LIGHT = frozenset({
    "make", "issue", "give", "repeat", "renew", "voice", "express", "deliver", "release", "reiterate", "offer",
    "have", "hold out", "hold", "publish", "put", "send", "drop", "withdraw", "break", "keep", "face",
})  # fmt: skip
