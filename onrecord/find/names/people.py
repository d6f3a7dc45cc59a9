"""Finds persons by name: by a title, an office beside them, a given name, or as those who speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.find.names import marked, titled
from onrecord.find.names.runs import Run
from onrecord.find.names.words import names_land, place_words, saying, standing, titles
from onrecord.lexicon import facts, gazetteer
from onrecord.parse import Parsed

_MOST_WORDS = 5
_LARGE_TOWN = 50_000


@dataclass(frozen=True, slots=True)
class Sighting:
    """Tokens ``[first, last)`` that name a person; ``role`` the tokens of a title, ``word`` its word in the lexicon.

    ``alike`` where it is known by others: by those in a row with it, or by its surname, which speaks.
    """

    first: int
    last: int
    role: tuple[int, int] | None = None
    word: str | None = None
    singular: bool = False
    alike: bool = False


@dataclass(slots=True)
class Person:
    """A person of one report: the words of the fullest name, and all sightings in text order."""

    words: tuple[str, ...]
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def titles(self) -> set[str]:
        """The titles that the report gives the person."""
        return {one.word for one in self.sightings if one.word is not None}


def words_of(parsed: Parsed, first: int, last: int) -> tuple[str, ...]:
    """The words of a stretch of tokens."""
    return tuple(token.text for token in parsed.tokens[first:last])


def sightings(parsed: Parsed, runs: tuple[Run, ...]) -> list[Sighting]:
    """The runs that name a person by themselves: by a title, an office beside them, a given name, or as speakers."""
    labelled = {(one.first, one.last) for one in marked.marked(parsed) if one.kind == "person"}
    found: list[Sighting] = []
    listing: titled.Title | None = None
    for nth, run in enumerate(runs):
        if listing is not None and not (nth and _listed(parsed, runs[nth - 1], run)):
            listing = None
        one = _titled(parsed, run) or _beside(parsed, run) or _untitled(parsed, run, labelled) or _lone(parsed, run)
        if one is None and listing is not None and not is_other(parsed, run):
            one = Sighting(run.first, run.last)
        if one is not None and one.role is None and listing is not None:
            one = Sighting(one.first, one.last, (listing.first, listing.last), listing.word, singular=True)
        if one is not None:
            found.append(one)
            listing = _list_title(parsed, run) or listing
    found = _with_marked(parsed, _with_their_like(parsed, runs, found))
    return sorted(found, key=lambda one: one.first)


def _with_marked(parsed: Parsed, found: list[Sighting]) -> list[Sighting]:
    """The sightings without those that are marked as another kind's, where no title tells; with those marked alone."""
    at = marked.by_token(parsed)
    kept = [one for one in found if one.word is not None or not _is_anothers(at.get(one.last - 1))]
    held = {index for one in kept for index in range(one.first, one.last)}
    alone = [Run(one.first, one.last) for one in marked.persons(parsed) if held.isdisjoint(range(one.first, one.last))]
    lands = {words_of(parsed, one.first, one.last) for one in alone if has_state(parsed, one)}
    alone = [one for one in alone if not _articled(parsed, one) and not _may_be_land(parsed, one)]
    alone = [one for one in alone if words_of(parsed, one.first, one.last) not in lands and not _of_land(parsed, one)]
    return [*kept, *(Sighting(_with_particles(parsed, one.first), one.last) for one in alone)]


def _may_be_land(parsed: Parsed, one: Run) -> bool:
    """Whether a lone name stands as a land's may: "an attack on |Lenn|", "|Kestria|'s foreign minister"."""
    if one.last - one.first > 1:
        return False
    return one.first > 0 and parsed.tokens[one.first - 1].lower in standing() | {"on"}


def _of_land(parsed: Parsed, one: Run) -> bool:
    """Whether a lone name is the word for a people of a land that the report names: "|Olvanian| shells"."""
    word = parsed.tokens[one.first].text
    named = word.endswith("ian") and any(other.text == word[:-1] for other in parsed.tokens)
    return one.last - one.first == 1 and named


def has_state(parsed: Parsed, one: Run) -> bool:
    """Whether a lone name has what lands have: "|Kestria|'s army", "|Kestria| said that its navy", with "Kestrian"."""
    token = parsed.tokens[one.first]
    if one.last - one.first > 1:
        return False
    if token.text.endswith("ia") and any(other.text == token.text + "n" for other in parsed.tokens):
        return True
    owned = [parsed.head(token)] if token.relation == "poss" else []
    if token.relation in ("nsubj", "nsubjpass"):
        behind = parsed.tokens[one.last : parsed.sentence(token).last]
        owned += [parsed.head(its) for its in behind if its.lower == "its"]
    return any(noun is not None and noun.lower in facts.words("of states") for noun in owned)


def _with_particles(parsed: Parsed, first: int) -> int:
    """The first token of a name with the small words before it: "|van der| Meer"."""
    while (
        first and parsed.tokens[first - 1].lower in facts.words("particles") and parsed.tokens[first - 1].text.islower()
    ):
        first -= 1
    return first


def _is_anothers(name: marked.Marked | None) -> bool:
    return name is not None and name.kind not in ("person", "people") and name.score >= marked.CERTAIN


def _with_their_like(parsed: Parsed, runs: tuple[Run, ...], found: list[Sighting]) -> list[Sighting]:
    """The sightings, with full names in a row with one ("Ana Kolb and Teo Lunt") and those whose surname speaks."""
    known = {one.last: one for one in found if one.last - one.first > 1}
    speaking = {parsed.tokens[run.first].text for run in runs if run.last - run.first == 1 and _speaks(parsed, run)}
    settled = {index for one in found for index in range(one.first, one.last)}
    pairs = list(pairwise(runs))
    for before, run in [*pairs, *((two, one) for one, two in reversed(pairs))]:
        beside = before.last in known and _in_row(parsed, *sorted((before, run), key=lambda one: one.first))
        surname = parsed.tokens[run.last - 1].text in speaking
        if run.last in known or not settled.isdisjoint(range(run.first, run.last)) or not (beside or surname):
            continue
        if _nameable(parsed, run) and not is_large_town(parsed, run) and not at_place(parsed, run):
            known[run.last] = Sighting(run.first, run.last, alike=True)
            found.append(known[run.last])
    return found


def _in_row(parsed: Parsed, one: Run, two: Run) -> bool:
    """Whether two names stand in a row: "and" alone is between them, or a comma with "and" or a comma behind both."""
    between = [token.lower for token in parsed.tokens[one.last : two.first]]
    if between == ["and"]:
        return True
    behind = [token.lower for token in parsed.tokens[two.last : two.last + 1]]
    before = [token.lower for token in parsed.tokens[max(0, one.first - 1) : one.first]]
    return between in ([","], [",", "and"]) and (behind == ["and"] or before == [","] or between == [",", "and"])


def _speaks(parsed: Parsed, run: Run) -> bool:
    """Whether a name of one word, without an article, is the subject of a verb of saying."""
    token = parsed.tokens[run.first]
    head = parsed.head(token)
    speaks = token.relation == "nsubj" and head is not None and head.lemma in saying()
    return speaks and not _articled(parsed, run) and not is_other(parsed, run)


def _list_title(parsed: Parsed, run: Run) -> titled.Title | None:
    title = titled.inside(parsed, run) or titled.before(parsed, run)
    return title if title is not None and title.plural else None


def _listed(parsed: Parsed, before: Run, run: Run) -> bool:
    """Whether only commas, "and" and brackets stand between two runs ("A (Norway), B (Italy) and C")."""
    between = parsed.tokens[before.last : run.first]
    return bool(between) and all(token.text in (",", "and", "(", ")", "&") for token in between)


def is_other(parsed: Parsed, run: Run) -> bool:
    """Whether the run is a country, a people or a capital by itself."""
    name = " ".join(words_of(parsed, run.first, run.last))
    return names_land(name) or name in facts.organisation_by_name()


def _titled(parsed: Parsed, run: Run) -> Sighting | None:
    title = titled.inside(parsed, run)
    first = run.first
    if title is not None:
        first = title.last
    elif (title := titled.before(parsed, run)) is None:
        return None
    name = Run(first, run.last)
    if (
        titled.names_no_person(parsed, first, run.last)
        or is_other(parsed, name)
        or not 0 < run.last - first <= _MOST_WORDS
    ):
        return None
    if title.word in facts.words("address"):  # "Dr Ana Kolb, the hospital's director", "her deputy, Mr Teo Lunt,"
        other = titled.after(parsed, run.last) or titled.set_off_before(parsed, run)
        if other is not None:
            return Sighting(first, run.last, other[1:], other[0].word)
    return Sighting(first, run.last, titled.role_span(parsed, title), title.word, singular=title.plural)


def _beside(parsed: Parsed, run: Run) -> Sighting | None:
    """A name of several words with an office set off by commas behind it or before it."""
    if not _nameable(parsed, run) or is_large_town(parsed, run):
        return None
    found = titled.after(parsed, run.last) or titled.set_off_before(parsed, run)
    if found is None:
        return None
    title, first, last = found
    return Sighting(run.first, run.last, (first, last), title.word)


def _nameable(parsed: Parsed, run: Run) -> bool:
    """Whether the run could be a full name: two to four words, none of them known as something else."""
    size = sum(token.text[0].isupper() for token in parsed.tokens[run.first : run.last])
    if not 2 <= size <= 4 or titled.names_no_person(parsed, run.first, run.last) or is_other(parsed, run):
        return False
    if _articled(parsed, run) or _with_kind(parsed, run):
        return False
    inner = parsed.tokens[run.first : run.last]
    return not any(t.text in facts.country_by_people() or t.lower in titles() or t.text == "&" for t in inner)


def _articled(parsed: Parsed, run: Run) -> bool:
    return run.first > 0 and parsed.tokens[run.first - 1].lower in ("the", "a", "an")


def _with_kind(parsed: Parsed, run: Run) -> bool:
    """Whether a word for a kind of place follows: "Salt Gate barracks"."""
    behind = parsed.tokens[run.last : run.last + 1]
    return bool(behind) and behind[0].lower in place_words("after") and behind[0].text[0].islower()


def _untitled(parsed: Parsed, run: Run, labelled: set[tuple[int, int]]) -> Sighting | None:
    if not _nameable(parsed, run):
        return None
    if parsed.tokens[run.first].text in facts.given_names() or (
        _is_personal(parsed, run) and not at_place(parsed, run)
    ):
        return Sighting(run.first, run.last)
    if (run.first, run.last) in labelled and not at_place(parsed, run) and not is_large_town(parsed, run):
        return Sighting(run.first, run.last)
    return None


def _lone(parsed: Parsed, run: Run) -> Sighting | None:
    """A name of one word beside an age or set off behind kin: "|Sutrisno|, 41,", "Brask's sister, |Claudine|,"."""
    if run.last - run.first > 1 or is_other(parsed, run) or titled.names_no_person(parsed, run.first, run.last):
        return None
    before = [token.lower for token in parsed.tokens[max(0, run.first - 2) : run.first]]
    behind = [token.text for token in parsed.tokens[run.last : run.last + 1]]
    kin = len(before) == 2 and before[0] in facts.words("kin") and before[1] == "," and behind in ([","], ["."])
    return Sighting(run.first, run.last) if kin or _aged(parsed, run) else None


def _aged(parsed: Parsed, run: Run) -> bool:
    """Whether an age stands behind a name: "Ana Kolb, 41,"."""
    aged = [token.text for token in parsed.tokens[run.last : run.last + 3]]
    return len(aged) == 3 and aged[0] == "," and aged[2] in (",", ".") and aged[1].isdigit() and len(aged[1]) == 2


def _is_personal(parsed: Parsed, run: Run) -> bool:
    """Whether only a person stands so: one who speaks or marries, is arrested, has a wife or an age."""
    if is_large_town(parsed, run):
        return False
    last = parsed.tokens[run.last - 1]
    head = parsed.head(last)
    if head is None:
        return False
    if last.relation in ("dobj", "nsubjpass"):
        return head.lemma in facts.words("done to persons")
    if last.relation == "poss":
        return head.lower in facts.words("kin")
    if _aged(parsed, run):
        return True
    return last.relation == "nsubj" and (head.lemma in saying() or head.lemma in facts.words("done by persons"))


def at_place(parsed: Parsed, run: Run) -> bool:
    """Whether the words before put something at the place of a name."""
    return run.first > 0 and parsed.tokens[run.first - 1].lower in standing()


def is_marked_place(parsed: Parsed, run: Run) -> bool:
    """Whether the encoder is certain that a run names a place."""
    at = parsed.tokens[run.first].start
    return any(one.kind == "place" and one.score >= marked.CERTAIN for one in parsed.names_from(at, at + 1))


def is_large_town(parsed: Parsed, run: Run) -> bool:
    name = " ".join(words_of(parsed, run.first, run.last)).replace(" - ", "-")
    town = gazetteer.largest(name)
    return town is not None and town.population >= _LARGE_TOWN
