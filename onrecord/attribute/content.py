"""Finds what hangs on a cue: clauses, infinitives, objects and prepositions, as stretches of characters."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.attribute.cues import Cue
from onrecord.attribute.speakers import is_charge
from onrecord.parse import Parsed, Token

Stretch = tuple[int, int]
"""Characters ``[start, end)``."""

_CLAUSES = ("ccomp",)


def stretches(parsed: Parsed, tokens: Iterable[Token], without: Iterable[Token] = ()) -> list[Stretch]:
    """The characters from the first to the last token, cut in two where the ``without`` tokens stand inside."""
    wanted = sorted(token.index for token in tokens)
    if not wanted:
        return []
    barred = {token.index for token in without}
    pieces: list[list[int]] = [[]]
    for index in range(wanted[0], wanted[-1] + 1):
        if index in barred:
            pieces.append([])
        elif pieces[-1] or parsed.tokens[index].pos != "PUNCT" or parsed.tokens[index].text in _OPENERS:
            pieces[-1].append(index)
    found = []
    for piece in pieces:
        while piece and parsed.tokens[piece[-1]].text in _TRAILING:
            piece.pop()
        if any(parsed.tokens[index].pos != "PUNCT" for index in piece):
            found.append((parsed.tokens[piece[0]].start, parsed.tokens[piece[-1]].end))
    return found


_OPENERS = frozenset('"“„«‘([$')
_TRAILING = frozenset({",", ";", ":", ".", "—", "–", "-", "--"})


def clause(parsed: Parsed, cue: Cue, barred: set[int]) -> list[Stretch]:
    """The finite clause of a verb of saying: its ccomp, or the sentence that it stands in as "…, he said".

    ``barred`` are the tokens of the cue and its speaker.
    """
    for child in parsed.children(cue.token, *_CLAUSES):
        if _is_clause(parsed, child, cue):
            return _clause_under(parsed, child, cue, barred)
    if cue.token.relation in ("parataxis", "ccomp") and _is_set_off(parsed, cue, barred):
        return _clause_around(parsed, cue, barred)
    if cue.token.relation == "conj" and _comes_behind(parsed, cue, barred):
        return _clause_around(parsed, cue, barred)
    return _behind_that(parsed, cue) or _as_said(parsed, cue)


def _as_said(parsed: Parsed, cue: Cue) -> list[Stretch]:
    """The sentence around "as the mayor said" or "as she told the council"."""
    token, main = cue.token, parsed.head(cue.token)
    mark = parsed.child(token, "mark", "advmod")
    if main is None or token.relation != "advcl" or mark is None or mark.lower != "as" or cue.act not in _TOLD:
        return []
    if parsed.child(token, "nsubj") is None or (parsed.child(token, "dobj") is not None and not cue.hearer):
        return []
    own = {below.index for below in parsed.subtree(token)}
    first, last = min(own), max(own)
    sides = parsed.tokens[max(0, first - 1) : first + 1] + parsed.tokens[last : last + 2]
    if not any(side.text in _SET_OFF for side in sides):
        return []
    tokens = [below for below in parsed.subtree(main) if below.index not in own]
    return stretches(parsed, tokens, (parsed.tokens[index] for index in own))


_REACH = 14
"""Words between a cue and the "that" of its clause."""


def _behind_that(parsed: Parsed, cue: Cue) -> list[Stretch]:
    """All behind a "that" near the cue, where the tree lost the clause: "told parliament |that …|"."""
    last = parsed.sentence(cue.token).last
    for token in parsed.tokens[cue.last + 1 : min(cue.last + _REACH, last)]:
        if token.relation == "acl" and token.tag == "VBN":
            continue  # "wrote in a letter |seen| by the Post that"
        if token.pos in ("VERB", "AUX") or token.text in _SET_OFF:
            return []
        if token.lower == "that" and token.tag == "IN":
            return stretches(parsed, parsed.tokens[token.index : last])
    return []


_TOLD = frozenset({"asserts", "predicts", "admits"})
"""What is done with words that the report takes over: "as he promised" doesn't say what he promised."""


def _is_set_off(parsed: Parsed, cue: Cue, barred: set[int]) -> bool:
    """Whether a cue with its speaker stands between commas or dashes, in a clause of its own: "…, officials say, …"."""
    if parsed.child(cue.token, "nsubj") is None or parsed.child(cue.token, "mark") is not None:
        return False
    first, last = min(barred), max(barred)
    sides = [parsed.tokens[at].text for at in (first - 1, last + 1) if 0 <= at < len(parsed.tokens)]
    return len(sides) == 2 and sides[0] in _SET_OFF and sides[1] in _SET_OFF | _TRAILING


def _comes_behind(parsed: Parsed, cue: Cue, barred: set[int]) -> bool:
    """Whether a cue with its speaker follows what was said with a comma and no "and": "…, the captain told them."."""
    main, first = parsed.head(cue.token), min(barred)
    if main is None or parsed.child(cue.token, "nsubj") is None or not first or parsed.child(cue.token, "mark"):
        return False
    return parsed.tokens[first - 1].text == "," and not any(
        one.index > main.index for one in parsed.children(main, "cc")
    )


_SET_OFF = frozenset({",", "—", "–", "--", "-", "("})


def _is_clause(parsed: Parsed, child: Token, cue: Cue) -> bool:
    """Whether a ccomp is something said: it has a subject or a mark of its own, or stands before its verb."""
    if child.index < cue.token.index:
        if any(token.text == ";" for token in parsed.tokens[child.index : cue.token.index]):
            return False
        own = any(subject.index > child.index for subject in parsed.children(cue.token, "nsubj"))
        return own or (cue.token.relation not in ("acl", "relcl", "amod") and _noun_follows(parsed, cue))
    if parsed.child(child, "nsubj", "nsubjpass", "expl", "csubj", "csubjpass", "mark") is not None:
        return True
    return child.tag in ("MD", "VBD", "VBZ", "VBP") or child.pos == "AUX"


def _noun_follows(parsed: Parsed, cue: Cue) -> bool:
    """Whether the speaker may stand behind the cue: "…, said Brask"."""
    behind = parsed.tokens[cue.last + 1 : cue.last + 2]
    return bool(behind) and behind[0].pos in ("PROPN", "DET", "NOUN", "ADJ", "PRON", "NUM")


def _clause_under(parsed: Parsed, child: Token, cue: Cue, barred: set[int]) -> list[Stretch]:
    below = [token for token in _without_afterthought(parsed, child, cue) if token.index not in barred]
    while below and below[0].tag in ("WDT", "WP") and below[0].index < cue.token.index:
        del below[0]  # "the zone, which experts say can be held"
    return stretches(parsed, below, (parsed.tokens[index] for index in barred))


def _without_afterthought(parsed: Parsed, child: Token, cue: Cue) -> list[Token]:
    """The clause's tokens but for a second verb that goes with the cue: "said it was lost and refused to say more"."""
    tokens = parsed.subtree(child)
    for second in parsed.children(child, "conj"):
        if second.tag == "VBD" and not parsed.child(second, "nsubj", "nsubjpass", "mark", "aux", "auxpass"):
            if child.tag == "VBD":
                continue
            gone = {token.index for token in parsed.subtree(second)}
            gone |= {token.index for token in parsed.children(child, "cc", "punct") if token.index > cue.token.index}
            tokens = [token for token in tokens if token.index not in gone]
    return tokens


def _clause_around(parsed: Parsed, cue: Cue, barred: set[int]) -> list[Stretch]:
    """The sentence around a cue set between commas: "The road, officials say, is closed."."""
    main = parsed.head(cue.token)
    if main is None or main.index in barred:
        return []
    own = {token.index for token in parsed.subtree(cue.token)}
    tokens = [token for token in parsed.subtree(main) if token.index not in own]
    return stretches(parsed, tokens, (parsed.tokens[index] for index in own | barred))


def infinitive(parsed: Parsed, cue: Cue) -> list[Stretch]:
    """To + verb behind the cue, from whoever is to do it: "urged |travellers to leave|", "vowed |to stay|"."""
    for child in parsed.children(cue.token, "xcomp", "ccomp", "advcl", "acl"):
        if child.index < cue.token.index or not _is_to_do(parsed, child):
            continue
        doer = [token for token in parsed.children(cue.token, "dobj", "dative") if token.index < child.index]
        terms = [token for token in parsed.children(cue.token, "advcl") if _is_condition(parsed, token, child)]
        tokens = [part for token in (child, *doer, *terms) for part in parsed.subtree(token)]
        return stretches(parsed, (token for token in tokens if token.index > cue.last))
    doer_clause = parsed.child(cue.token, "dobj")
    if doer_clause is not None:
        for child in parsed.children(doer_clause, "acl", "relcl"):
            if any(aux.lower == "to" for aux in parsed.children(child, "aux")):
                return stretches(parsed, parsed.subtree(doer_clause))
    return []


def _is_to_do(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb stands with "to"; "the children it is told to |are| here" has a finite verb behind that."""
    links = [aux for aux in parsed.children(verb, "aux") if aux.lower == "to"]
    return any(parsed.tokens[link.index + 1].tag not in ("VBP", "VBZ", "VBD") for link in links)


def _is_condition(parsed: Parsed, token: Token, infinitive: Token) -> bool:
    """Whether a clause behind an infinitive sets its terms: "threatened to leave |unless they were paid|"."""
    mark = parsed.child(token, "mark")
    return mark is not None and token.index > infinitive.index and mark.lower in ("unless", "if", "until", "once")


def object_of(parsed: Parsed, cue: Cue) -> list[Stretch]:
    """The cue's object with all that hangs on it, and with a preposition's words behind it ("accused X |of …|")."""
    thing = parsed.child(cue.token, "nsubjpass" if parsed.child(cue.token, "auxpass") else "dobj")
    given = parsed.child(cue.token, "dative") is not None and cue.act != "promises"
    if thing is None or thing.tag in ("PRP", "WP", "WDT") or given:
        return []
    tokens = parsed.subtree(thing)
    if thing.relation == "nsubjpass":
        tokens += _charge(parsed, cue.token)
        own = {token.index for token in tokens}
        between = parsed.tokens[tokens[0].index : max(own) + 1]
        return stretches(parsed, tokens, (token for token in between if token.index not in own))
    if thing.index > cue.token.index:
        tokens = [token for token in tokens if token.index > cue.last]
        for child in parsed.children(cue.token):
            if child.index > thing.index and not _goes_with(parsed, child):
                break
            tokens += parsed.subtree(child) if child.index > thing.index else []
    return stretches(parsed, tokens)


def _charge(parsed: Parsed, verb: Token) -> list[Token]:
    """What somebody was accused of, wherever the tree hangs it: "was accused by monitors |of hiding the dead|"."""
    agent = parsed.child(verb, "agent")
    by_whom = parsed.child(agent, "pobj") if agent is not None else None
    for above in (verb, by_whom):
        for link in parsed.children(above, "prep") if above is not None else ():
            if is_charge(parsed, link):
                return parsed.subtree(link)
    return []


def _goes_with(parsed: Parsed, child: Token) -> bool:
    """Whether what stands behind an object belongs to it ("…the guns |in the valley|") and not to the saying."""
    if child.relation == "prep":
        noun = parsed.child(child, "pobj", "pcomp")
        return noun is None or (noun.lemma.lower() not in _OCCASIONS and noun.pos != "NUM")
    return child.relation == "advcl" and any(aux.lower == "to" for aux in parsed.children(child, "aux"))


_OCCASIONS = frozenset({
    "interview", "statement", "speech", "conference", "letter", "briefing", "reporter", "journalist", "television",
    "radio", "twitter", "facebook", "telegram", "parliament", "address", "meeting", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "day", "week", "month", "year", "morning", "evening",
    "night", "afternoon",
})  # fmt: skip


def as_what(parsed: Parsed, cue: Cue) -> list[Stretch]:
    """What something is called: "described |the raid as limited|", "called |the vote a farce|", "seen |as a test|"."""
    thing = parsed.child(cue.token, "dobj")
    link = next(
        (
            token
            for token in parsed.subtree(cue.token)
            if token.lower == "as" and cue.last < token.index < cue.last + 20
        ),
        None,
    )
    if link is not None:
        tail = parsed.head(link) if link.relation == "mark" else link
        tokens = [token for token in parsed.subtree(tail or link) if token.index >= link.index]
        if link.relation != "prep":
            tokens += parsed.children(link, "pobj")
        tokens += parsed.subtree(thing) if thing and thing.index < link.index else []
        return stretches(parsed, (token for token in tokens if token.index > cue.last))
    predicate = parsed.child(cue.token, "oprd", "ccomp")
    if predicate is not None and predicate.index > cue.last and predicate.pos in ("NOUN", "ADJ", "PROPN"):
        both = [*parsed.subtree(predicate), *(parsed.subtree(thing) if thing else [])]
        return stretches(parsed, (token for token in both if token.index > cue.last))
    return []


def that_of_verb(parsed: Parsed, cue: Cue) -> list[Stretch]:
    """A that-clause of a verb that takes none but that: "asked |that the guns be moved|"."""
    return that_clause(parsed, cue.token)


def at_what(parsed: Parsed, cue: Cue) -> list[Stretch]:
    """How much something is said to be: "put |the dead at forty|"."""
    thing = parsed.child(cue.token, "dobj")
    if thing is None:
        return []
    for link in parsed.children(cue.token, "prep") + parsed.children(thing, "prep"):
        amount = parsed.child(link, "pobj")
        if link.lower == "at" and amount is not None and any(one.pos == "NUM" for one in parsed.subtree(amount)):
            both = [*parsed.subtree(thing), *parsed.subtree(link)]
            return stretches(parsed, (token for token in both if token.index > cue.last))
    return []


def gerund(parsed: Parsed, cue: Cue) -> list[Stretch]:
    """A verb in -ing: "denied |firing at the convoy|", "committed to |paying|"."""
    behind_to = [link for link in parsed.children(cue.token, "prep") if link.lower == "to"]
    links = [child for link in behind_to for child in parsed.children(link, "pcomp")]
    for child in parsed.children(cue.token, "xcomp") + links:
        if child.tag == "VBG" and child.index > cue.token.index:
            return stretches(parsed, parsed.subtree(child))
    return []


def behind(parsed: Parsed, head: Token, prepositions: Iterable[str]) -> list[Stretch]:
    """What stands behind one of the prepositions: "called for |a truce|", "called on |both armies to pull back|"."""
    wanted = frozenset(prepositions)
    for child in parsed.children(head, "prep", "prt", "dative"):
        if child.lower not in wanted or child.index < head.index:
            continue
        thing = parsed.child(child, "pobj")
        if thing is not None and thing.lemma.lower() in _OCCASIONS:
            continue  # "called for Tuesday"
        tokens = [token for token in parsed.subtree(child) if token.index != child.index]
        if child.lower in ("on", "upon"):
            tokens += _to_do(parsed, head)
            if not any(token.lower == "to" for token in tokens):
                continue
        return stretches(parsed, tokens)
    return []


def _to_do(parsed: Parsed, head: Token) -> list[Token]:
    """The infinitive that goes with "call on somebody"."""
    return [
        token
        for child in parsed.children(head, "xcomp", "advcl", "ccomp", "acl")
        if any(aux.lower == "to" for aux in parsed.children(child, "aux"))
        for token in parsed.subtree(child)
    ]


def that_clause(parsed: Parsed, noun: Token) -> list[Stretch]:
    """The that-clause of a noun: "the claim |that the depot was empty|"."""
    for child in parsed.children(noun, "acl", "ccomp", "relcl"):
        mark = next((token for token in parsed.children(child, "mark") if token.lower == "that"), None)
        if mark is not None and mark.index > noun.index:
            return stretches(parsed, parsed.subtree(child))
    return []


def noun_infinitive(parsed: Parsed, noun: Token) -> list[Stretch]:
    """The infinitive of a noun: "the pledge |to rebuild the port|"."""
    for child in parsed.children(noun, "acl", "xcomp", "relcl"):
        if child.index > noun.index and any(aux.lower == "to" for aux in parsed.children(child, "aux")):
            return stretches(parsed, parsed.subtree(child))
    return []
