"""Names that nothing explains but that speak or act: a bare surname, an acronym, a name of several words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onrecord.find.actors.draft import Draft, reach, words
from onrecord.find.names import Names, Run
from onrecord.find.names.marked import CERTAIN
from onrecord.find.names.people import has_state
from onrecord.find.names.titled import title_ending
from onrecord.find.names.words import place_words, saying, standing
from onrecord.lexicon import facts
from onrecord.model import ActorKind, Place, Report
from onrecord.parse import NameKind, Parsed

_MOST_WORDS = 4
_TELLING = frozenset({"tell", "inform", "ask"})
"""Verbs whose object listens."""


def strangers(
    report: Report, parsed: Parsed, names: Names, places: tuple[Place, ...], held: frozenset[int]
) -> list[Draft]:
    """The names that act and are neither person, organisation nor place so far; their kind is often unknown."""
    placed = {(span.start, span.end) for place in places for span in place.mentions}
    held |= _equipment(parsed)
    sighted: dict[str, list[Run]] = {}
    starts = {run.first: run for run in names.runs}
    for run in (_whole(parsed, one, starts) for one in names.runs):
        start, end = reach(parsed, run.first, run.last)
        if (start, end) not in placed and held.isdisjoint(range(start, end)) and _nameable(report, parsed, run):
            sighted.setdefault(words(report, parsed, run.first, run.last), []).append(run)
    labelled = {(one.start, one.end): one.kind for one in parsed.names}
    found = []
    for name, all_ in sighted.items():
        if not any(_acts(parsed, run) for run in all_) or any(_at_place(parsed, run) for run in all_):
            continue
        kind = _kind(parsed, name, all_, labelled)
        if any(_articled(parsed, run) for run in all_) and kind == "person":
            kind = "organisation"
        draft = Draft(name, kind, confidence=0.5)
        draft.mentions = [reach(parsed, run.first, run.last) for run in all_]
        found.append(draft)
    return found


def _equipment(parsed: Parsed) -> frozenset[int]:
    """The characters of known weapons and platforms: "an Iskander-M hit Lenn" has no actor."""
    armed = (one for one in parsed.names if one.kind in ("weapon", "platform") and one.score >= CERTAIN)
    return frozenset(at for one in armed for at in range(one.start, one.end))


def _whole(parsed: Parsed, run: Run, starts: Mapping[int, Run]) -> Run:
    """A name behind "the" with what "of the" ties on: "the |Sons of the Creek|"."""
    behind = parsed.tokens[run.last : run.last + 2]
    if not _articled(parsed, run) or [token.lower for token in behind] != ["of", "the"]:
        return run
    more = starts.get(run.last + 2)
    plural = parsed.tokens[run.last - 1].text.endswith("s")
    return Run(run.first, more.last) if more is not None and plural else run


def _articled(parsed: Parsed, run: Run) -> bool:
    return run.first > 0 and parsed.tokens[run.first - 1].lower == "the"


def _nameable(report: Report, parsed: Parsed, run: Run) -> bool:
    name = words(report, parsed, run.first, run.last)
    known = (facts.country_by_people(), facts.country_by_name(), facts.region_by_name())
    if any(name in table for table in known) or run.last - run.first > _MOST_WORDS or _is_office(parsed, run):
        return False
    last = parsed.tokens[run.last - 1]
    return last.tag in ("NNP", "NNPS") and last.lower not in place_words("after") and any(ch.islower() for ch in name) \
        or (name.isupper() and name.isalpha() and 2 < len(name) <= 6 and last.tag in ("NNP", "NNPS"))  # fmt: skip


def _is_office(parsed: Parsed, run: Run) -> bool:
    """Whether a name is an office with a capital letter: "the Governor", "the League's Secretary"."""
    before = parsed.tokens[run.first - 1].lower if run.first else ""
    return before in ("the", "'s", "’s") and title_ending(parsed, run.last, run.first) is not None


def _acts(parsed: Parsed, run: Run) -> bool:
    token = parsed.root(*reach(parsed, run.first, run.last))
    while token is not None and token.relation == "conj":
        token = parsed.head(token)
    if token is None:
        return False
    if token.relation == "poss":
        return True
    above = parsed.head(token)
    if token.relation == "nsubj":
        return above is not None and above.pos in ("VERB", "AUX")
    if token.relation in ("dobj", "dative"):
        return above is not None and above.lemma in _TELLING
    if token.relation != "pobj" or above is None:
        return False
    spoken_for = parsed.head(above)
    return above.lower == "by" or (spoken_for is not None and spoken_for.lower in facts.words("spokespeople"))


def _at_place(parsed: Parsed, run: Run) -> bool:
    return run.first > 0 and parsed.tokens[run.first - 1].lower in standing()


def _kind(parsed: Parsed, name: str, all_: list[Run], labelled: Mapping[tuple[int, int], NameKind]) -> ActorKind:
    """A person where the name speaks, the encoder agrees and it has no state; an organisation for an acronym."""
    if name.isupper():
        return "organisation"
    if name.endswith(("ans", "ese")) and any(parsed.tokens[run.last - 1].tag == "NNPS" for run in all_):
        return "group"
    reached = (reach(parsed, run.first, run.last) for run in all_)
    labels = Counter(labelled[at] for at in reached if at in labelled)
    speaks = any(_speaks(parsed, run) for run in all_)
    if any(has_state(parsed, run) for run in all_):
        return "unknown"
    if speaks and labels["person"] >= max(labels["organisation"], labels["place"]):
        return "person"
    if len(name.split()) > 1 and labels["organisation"]:
        return "organisation"
    return "unknown"


def _speaks(parsed: Parsed, run: Run) -> bool:
    token = parsed.root(*reach(parsed, run.first, run.last))
    head = parsed.head(token) if token is not None else None
    return token is not None and token.relation == "nsubj" and head is not None and head.lemma in saying()
