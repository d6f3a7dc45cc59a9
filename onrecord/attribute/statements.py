"""Puts the statements of a report together: drafts by syntax and quotation marks, then who, when, on what evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.addressee import addressee_of
from onrecord.attribute.blocks import block_quotes
from onrecord.attribute.cited import lay_cited
from onrecord.attribute.clauses import from_syntax, is_of_himself
from onrecord.attribute.content import Stretch
from onrecord.attribute.draft import Draft, merged
from onrecord.attribute.evidence import evidence_of
from onrecord.attribute.heads import behind_clock
from onrecord.attribute.labels import labelled, without_labels
from onrecord.attribute.learned import join
from onrecord.attribute.manner import manner_of
from onrecord.attribute.marks import Quote, find_quotes, inner_quotes, is_title, over
from onrecord.attribute.mentions import Mentions
from onrecord.attribute.nesting import Nesting
from onrecord.attribute.quotations import Quotations
from onrecord.attribute.saying import Saying
from onrecord.attribute.speakers import Group
from onrecord.attribute.tagger import tag
from onrecord.attribute.who import Who
from onrecord.encode import Encoded
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.model import Actor, Report, Source, Statement, Time
from onrecord.parse import Parsed

_UNNAMED = re.compile(r"(not )?to (be|have \w+ \w+) (named|identified|quoted)\b|anonymity\b")
"""What a source asks of the reporter and not of the world."""
_SAYING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "NUM", "INTJ"})
"""A content that is not quoted has a word of these kinds; "as this paper has said |that|" and "said |so|" have none."""


def attribute(
    report: Report, parsed: Parsed, encoded: Encoded, times: tuple[Time, ...], actors: tuple[Actor, ...]
) -> Found[Statement]:
    """The statements of a report in the order of their content, with Issues for quotation marks left open."""
    quotes = find_quotes(report)
    mentions = Mentions(actors)
    spoken, titles = _sorted_out(report, quotes.findings)
    drafts = list(from_syntax(parsed, mentions, titles))
    drafts = join(parsed, _laid(report, parsed, spoken, drafts), tag(parsed, encoded), titles)
    drafts = lay_cited(parsed, mentions, drafts)
    labels = list(labelled(report, parsed, mentions))
    drafts = [*without_labels(report, drafts, labels), *block_quotes(report, parsed, drafts), *labels]
    drafts = _tidy(report, parsed, sorted(drafts, key=lambda draft: draft.cue_start), spoken)
    who = Who(report, parsed, mentions, drafts)
    sources = [who.source(draft) for draft in drafts]
    saying = Saying(report, parsed, times, mentions, drafts)
    found = _Assembly(report, parsed, saying, mentions, spoken).statements(drafts, sources)
    return Found(found, quotes.issues)


def _laid(report: Report, parsed: Parsed, spoken: tuple[Quote, ...], drafts: list[Draft]) -> list[Draft]:
    """The drafts with the quotations laid at their cues, then those inside quotations at the cues in there."""
    drafts = Quotations(report, parsed, spoken, drafts).lay()
    inner, _ = _sorted_out(report, inner_quotes(report, spoken))
    if not inner:
        return drafts
    known = {id(draft) for draft in drafts}
    laid = Quotations(report, parsed, inner, drafts.copy()).lay()
    return [draft for draft in laid if id(draft) in known or not is_of_himself(draft)]


def _sorted_out(report: Report, quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], list[Quote]]:
    """The quotations that may be speech, and those that are names and titles."""
    spoken: list[Quote] = []
    titles: list[Quote] = []
    for quote in quotes:
        (titles if is_title(report.text[quote.start : quote.end]) else spoken).append(quote)
    return tuple(spoken), titles


def _tidy(report: Report, parsed: Parsed, drafts: list[Draft], quotes: tuple[Quote, ...]) -> list[Draft]:
    """The drafts with whole quotations and something to say, each content once for each cue."""
    kept: list[Draft] = []
    seen: set[tuple[int, tuple[Stretch, ...]]] = set()
    for draft in drafts:
        whole = (_whole(stretch, quotes) for stretch in draft.content)
        draft.content = merged(report.text, [(behind_clock(report, start), end) for start, end in whole])
        draft.speaker = _unclocked(report, parsed, draft.speaker)
        words = (token for start, end in draft.content for token in parsed.between(start, end))
        says = draft.quoted or draft.verbatim or any(token.pos in _SAYING for token in words)
        key = (draft.cue_start, tuple(draft.content))
        hidden = draft.cue is not None and _UNNAMED.match(report.text, *draft.content[0]) is not None
        if says and not hidden and key not in seen and not _speaks_of_itself(draft):
            seen.add(key)
            kept.append(draft)
    nesting = Nesting(parsed, kept)
    return [draft for draft in kept if not nesting.is_echo(draft) and not nesting.is_twice(draft)]


def _unclocked(report: Report, parsed: Parsed, speaker: Group | None) -> Group | None:
    """The speaker without the clock time that heads the entry of a live blog."""
    if speaker is None:
        return None
    first = parsed.tokens[speaker.first]
    words = parsed.between(behind_clock(report, first.start), speaker.head.end)
    return Group(speaker.head, words[0].index, speaker.last) if words and words[0] != first else speaker


def _speaks_of_itself(draft: Draft) -> bool:
    """Whether the speaker stands in what is said: a slip of the tree ("…, demanded |compensation|")."""
    return draft.speaker is not None and not draft.quoted and draft.holds(draft.speaker.head.start)


def _whole(stretch: Stretch, quotes: tuple[Quote, ...]) -> Stretch:
    """A stretch that cuts a quotation, with all of it; one inside a quotation stays inside."""
    start, end = stretch
    for quote in over(quotes, start, end):
        inside = quote.start < start and end < quote.end
        if inside and end - start >= quote.end - quote.start - 4:
            start, end = quote.start, quote.end
        elif not inside and quote.start < end and start < quote.end:
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end


class _Assembly:
    """Turns drafts into statements."""

    def __init__(
        self,
        report: Report,
        parsed: Parsed,
        saying: Saying,
        mentions: Mentions,
        quotes: tuple[Quote, ...],
    ) -> None:
        self.report = report
        self.parsed = parsed
        self.saying = saying
        self.mentions = mentions
        self.quotes = quotes

    def statements(self, drafts: list[Draft], sources: list[Source | None]) -> tuple[Statement, ...]:
        """The statements in the order of their content."""
        order = sorted(range(len(drafts)), key=lambda nth: (drafts[nth].start, -drafts[nth].end, drafts[nth].cue_start))
        ids = Ids("s")
        names = {id(drafts[nth]): ids.at(drafts[nth].start) for nth in order}
        said = self.saying.days(drafts, sources)
        nesting, made = Nesting(self.parsed, drafts), []
        for nth in order:
            draft = drafts[nth]
            around = nesting.holder(draft)
            statement = self._statement(draft, sources[nth], names[id(draft)])
            made.append(replace(statement, within=names.get(id(around)) if around else None, said=said[nth]))
        return tuple(made)

    def _statement(self, draft: Draft, source: Source | None, name: str) -> Statement:
        return Statement(
            id=name,
            source=source,
            cue=self.report.span(draft.cue_start, draft.cue_end) if draft.cue_end > draft.cue_start else None,
            content=tuple(self.report.span(start, end) for start, end in draft.content),
            manner="direct" if draft.verbatim else manner_of(self.report.text, draft.content, self.quotes),
            act=draft.cue.act if draft.cue else "asserts",
            said=None,
            addressee=addressee_of(self.report, self.parsed, draft),
            evidence=evidence_of(self.report, self.parsed, draft, source, self.mentions.actors),
            within=None,
            stance=draft.cue.stance if draft.cue else "neutral",
            confidence=round(draft.sure * (1.0 if source and source.actors else 0.9), 2),
        )
