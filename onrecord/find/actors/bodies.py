"""Organisations by name: full name, acronym, and the short form that a report gives them itself."""

from __future__ import annotations

from onrecord.find.acting import is_building
from onrecord.find.actors.draft import Draft, country_in, owner_country, reach, words
from onrecord.find.actors.short_forms import is_headed_by, is_short_for
from onrecord.find.names import Names, Organ
from onrecord.find.names.organs import initials, shortened
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_CONFIDENT = 0.95
_LIKELY = 0.85


def bodies(report: Report, parsed: Parsed, names: Names) -> list[Draft]:
    """The organisations of a report, in order of their first mention."""
    found: dict[str, Draft] = {}
    for one in sorted(names.organs, key=lambda o: o.first - o.last):
        if is_building(parsed, one.first, one.last):
            continue
        name = words(report, parsed, one.first, one.last)
        draft = found.get(_key(one, name)) or _short_form(name, found)
        if draft is None and one.known is None and one.last - one.first == 1 and _articled(parsed, one.first):
            draft = _headed(parsed.tokens[one.first], found)  # "the |Unit|" behind "the Unit for Lost Ships"
        if draft is None:
            draft = found[_key(one, name)] = _draft(parsed, one, name)
        draft.mentions.append(reach(parsed, one.first, one.last))
        if len(name) > len(draft.name):
            draft.name = name
    _merge_bracketed(parsed, found)
    _acronyms(parsed, names, found)
    return list(found.values())


def _articled(parsed: Parsed, first: int) -> bool:
    return first > 0 and parsed.tokens[first - 1].lower == "the"


def _merge_bracketed(parsed: Parsed, found: dict[str, Draft]) -> None:
    """Lays a known acronym to the name right before its brackets: "the National Liberation Army (ELN)"."""
    ends = {end: key for key, draft in found.items() for _, end in draft.mentions}
    for key, draft in list(found.items()):
        for start, end in draft.mentions:
            first = parsed.between(start, end)[0].index
            other = (
                ends.get(parsed.tokens[first - 2].end) if first > 1 and parsed.tokens[first - 1].text == "(" else None
            )
            if other is not None and other != key and other in found and parsed.tokens[first].text.isupper():
                found[other].mentions += found.pop(key).mentions
                break


def _key(one: Organ, name: str) -> str:
    known = one.known
    return f"{known.names[0]} {known.country} {known.sector}" if known is not None else name


def _draft(parsed: Parsed, one: Organ, name: str) -> Draft:
    country = country_in(parsed, one.first, one.last) or owner_country(parsed, one.first)
    if one.known is not None:
        return Draft(name, one.known.kind, one.known.country or country, one.known.sector, confidence=_CONFIDENT)
    return Draft(name, one.kind, country, one.sector, confidence=_LIKELY)


def _short_form(name: str, found: dict[str, Draft]) -> Draft | None:
    """The one longer name that a shorter is short for; None where none or several are."""
    longer = [draft for draft in found.values() if is_short_for(name, draft.name) or _is_spelt(name, draft.name)]
    return longer[0] if len(longer) == 1 else None


def _is_spelt(short: str, name: str) -> bool:
    """Whether an acronym of three letters and more is made of a name's first letters."""
    return (
        len(short) > 2 and short.isupper() and short == "".join(word[0] for word in name.split() if word[0].isupper())
    )


def _acronyms(parsed: Parsed, names: Names, found: dict[str, Draft]) -> None:
    """Adds to each organisation its acronym and its short form, wherever they stand again."""
    held = {at for draft in found.values() for start, end in draft.mentions for at in range(start, end)}
    short = _by_acronym(parsed, found)
    for token in parsed.tokens:
        if token.text in short and token.start not in held and len(token.text) > 1:
            short[token.text].mentions.append((token.start, token.end))
    for run in names.runs:  # "the League" behind "the Border League"
        token = parsed.tokens[run.first]
        before = parsed.tokens[run.first - 1].lower if run.first else ""
        if run.last - run.first == 1 and before == "the" and token.start not in held:
            longer = _short_form(token.text, found) or _headed(token, found)
            if longer is not None:
                longer.mentions.append((token.start, token.end))


def _by_acronym(parsed: Parsed, found: dict[str, Draft]) -> dict[str, Draft]:
    """The organisations by the acronym in brackets behind a name or before it, else by the letters of a long one."""
    short: dict[str, Draft] = {}
    for draft in found.values():
        for start, end in draft.mentions:
            tokens = parsed.between(start, end)
            first, last = tokens[0].index, tokens[-1].index + 1
            at = shortened(parsed, first, last)
            at = _spelt_out(parsed, first, last) if at is None else at
            if at is not None:
                short[parsed.tokens[at].text] = draft
            elif len(tokens) > 2 and end - start > 8:
                short.setdefault(initials(parsed, first, last), draft)
    return short


def _spelt_out(parsed: Parsed, first: int, last: int) -> int | None:
    """The index of an acronym in front of a name in brackets: "the |CSF| (Continental Safety Forum)"."""
    if first < 2 or parsed.tokens[first - 1].text != "(" or last - first < 2:
        return None
    word = parsed.tokens[first - 2].text
    return first - 2 if word.isupper() and word == initials(parsed, first, last) else None


def _headed(token: Token, found: dict[str, Draft]) -> Draft | None:
    """The one body named before whose chief word stands alone: "the |Authority|" for "Harbour Authority of Orn"."""
    headed = [draft for draft in found.values() if is_headed_by(draft.name, token.text)]
    headed = [draft for draft in headed if min(draft.mentions)[0] < token.start]
    return headed[0] if len(headed) == 1 else None
