"""Speakers set before their words by a label: interview transcripts, tweets, headlines ("Brask: bridge is safe")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.attribute.draft import Draft
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.speakers import Group
from onrecord.lexicon import facts
from onrecord.lexicon.gazetteer import largest
from onrecord.model import Paragraph, Report
from onrecord.parse import Parsed, Token

_LABEL = re.compile(r"(?:(?P<name>@\w{2,30}|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):|(?P<letter>[QA])\.)[ \t]+(?=\S)")
_ASKED = frozenset({"q", "a", "question", "answer"})
_NOBODY = frozenset({
    "note", "source", "sources", "update", "example", "photo", "video", "warning", "correction", "text", "analysis",
    "opinion", "live", "explained", "explainer", "factbox", "timeline", "watch", "breaking", "exclusive", "profile",
    "name", "age", "post", "venue", "time", "date", "place", "entry", "where", "when", "who", "what", "why", "how",
    "price", "contact", "address", "status", "summary", "background", "result", "results", "location", "the latest",
    "fact check", "fact", "facts", "the facts", "claim", "the claim", "verdict", "editorial", "related", "read more",
    "more", "see also", "bottom line", "the bottom line", "disclosure", "disclaimer", "tip", "review", "obituary",
})  # fmt: skip
"""What stands before a colon and is nobody: kinds of article, and the fields of a form."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph behind a label: ``[label_start, label_end)`` the label, ``[start, end)`` the words.

    ``alone``: it may count with no other label beside it, as a title and "A. Brask" may not.
    """

    name: str
    label_start: int
    label_end: int
    start: int
    end: int
    number: int
    alone: bool


def labelled(report: Report, parsed: Parsed, mentions: Mentions) -> Iterator[Draft]:
    """A draft for each paragraph behind a label, with the label as speaker and no cue.

    A label counts where it is one of question and answer, a handle, one that comes again, the name of somebody whom
    the report names elsewhere, where it stands in a row of labels that read as talk, and where it heads a headline;
    a theme that its paragraph goes on to name is none ("Brask: On his site, Brask calls for …").
    """
    lines = [line for number, one in enumerate(report.paragraphs) if (line := _line(report, number, one)) is not None]
    times = Counter(line.name for line in lines if line.alone)
    rows = _in_talk(report, lines)
    for line in lines:
        words = parsed.between(line.label_start, line.label_end)
        if not words or line.name.casefold() in _NOBODY or _names_itself(report, line):
            continue
        known = line.number in rows or (line.alone and (times[line.name] > 1 or _is_known(mentions, line)))
        if known or (line.alone and _is_headline(report, parsed, line)):
            speaker = Group(words[-1], words[0].index, words[-1].index)
            words_said = [(line.start, line.end)]
            yield Draft(words[-1], None, line.label_start, line.label_start, speaker, words_said, 0.7, verbatim=known)


def without_labels(report: Report, drafts: list[Draft], labels: list[Draft]) -> list[Draft]:
    """The drafts but for those that take the colon of a label, or of a round-up's place, for their cue."""
    colons = [(one.cue_start, one.start) for one in labels]
    lines = [line for number, one in enumerate(report.paragraphs) if (line := _line(report, number, one)) is not None]
    capitals = [line for line in lines if line.name.isupper()]
    if not _speak_in_capitals(report, capitals):
        colons.extend((line.label_start, line.start) for line in capitals)
    return [draft for draft in drafts if not any(start <= draft.cue_start < end for start, end in colons)]


def _line(report: Report, number: int, paragraph: Paragraph) -> _Line | None:
    label = _LABEL.match(report.text, paragraph.start, paragraph.end)
    if label is None:
        return None
    start, end = label.span("name" if label["name"] else "letter")
    alone = paragraph.kind == "body" and label["letter"] is None
    return _Line(report.text[start:end], start, end, label.end(), paragraph.end, number, alone)


def _names_itself(report: Report, line: _Line) -> bool:
    name = line.name.split()[-1]
    return len(name) > 2 and re.search(rf"\b{re.escape(name)}\b", report.text[line.start : line.end]) is not None


def _is_known(mentions: Mentions, line: _Line) -> bool:
    asked = line.name.casefold() in _ASKED
    return asked or line.name.startswith("@") or _named(mentions, line.label_start, line.name)


def _named(mentions: Mentions, at: int, name: str) -> bool:
    """Whether a person is named elsewhere by these words or with them as surname."""
    return any(
        actor.kind == "person" and actor.name.split()[-1] == name.split()[-1] and len(actor.mentions) > 1
        for actor in mentions.actors.values()
        if any(mention.start >= at for mention in actor.mentions)
    )


def _in_talk(report: Report, lines: list[_Line]) -> set[int]:
    """The paragraphs in rows of two labels and more that read as talk.

    Each says a sentence ("Name: …", "Age: …" say none), and one of them asks, one speaks again or all stand in
    capitals: "Water: …" and "Roads: …" are themes. A row may begin in what reads as the report's title, where a
    transcript has none.
    """
    rows: list[list[_Line]] = []
    for line in lines:
        if rows and rows[-1][-1].number == line.number - 1:
            rows[-1].append(line)
        else:
            rows.append([line])
    capitals = _speak_in_capitals(report, [line for line in lines if line.name.isupper()])
    talk = [row for row in rows if len(row) > 1 and all(_says(report, line) for line in row)]
    return {line.number for row in talk if _talks(report, row, capitals) for line in row}


def _talks(report: Report, row: list[_Line], capitals: bool) -> bool:
    names = [line.name for line in row]
    asks = any(report.text[line.start : line.end].rstrip("\"”’'») ").endswith("?") for line in row)
    return asks or len(set(names)) < len(names) or (capitals and all(name.isupper() for name in names))


def _speak_in_capitals(report: Report, lines: list[_Line]) -> bool:
    """Whether names in capitals are those of speakers, and not the places of a round-up ("OSLO: Ferries stay …").

    Of three and more, somebody says "I", "we" or "you".
    """
    if any(_is_place(line.name.title()) for line in lines):
        return False
    return len(lines) <= _FEW or any(_TO_SOMEBODY.search(report.text, line.start, line.end) for line in lines)


_FEW = 2
_TO_SOMEBODY = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")


def _says(report: Report, line: _Line) -> bool:
    ends = report.text[line.start : line.end].rstrip("\"”’'») ")[-1:] in ".!?…—–"
    return ends and line.name.casefold() not in _NOBODY


def _is_headline(report: Report, parsed: Parsed, line: _Line) -> bool:
    """Whether somebody's words stand behind a name and a colon with no full stop: "Brask: bridge is safe".

    "Arden bridge: a chronology" and "Arden: what we know" say nothing, and a country or a large town is a theme.
    """
    if report.text[line.end - 1] in ".:;" or len(line.name.split()) > _LONGEST_NAME:
        return False
    words = parsed.between(line.start, line.end)
    if not words or words[0].tag in _QUESTIONS or _is_place(line.name):
        return False
    return any(_is_finite(parsed, token) for token in words)


def _is_place(name: str) -> bool:
    known = name in facts.country_by_name() or name in facts.region_by_name()
    town = largest(name)
    return known or (town is not None and town.population >= _LARGE)


_LARGE = 100_000
"""People of a town that a headline is about; a smaller one shares its name with somebody."""
_LONGEST_NAME = 3
_QUESTIONS = frozenset({"WP", "WRB", "WDT", "WP$"})


def _is_finite(parsed: Parsed, token: Token) -> bool:
    """Whether a verb has a subject and a tense: "is", "will", "failed"."""
    subject = parsed.child(token, "nsubj", "nsubjpass", "expl")
    helpers = parsed.children(token, "aux", "auxpass")
    tense = token.tag in _TENSES or any(helper.tag in _TENSES for helper in helpers)
    return subject is not None and tense and subject.tag not in _QUESTIONS


_TENSES = frozenset({"VBD", "VBZ", "VBP", "MD"})
