"""Lays quotations at the door of those who speak them, by where cues stand around them.

The tree is weak around quotation marks, so this goes by neighbourhood: a cue right before a quotation ("…, stating:"),
or right behind it ("…," he said); a quotation that follows one already laid; one that stands alone goes to whoever
spoke last. What is left over is a scare quote and no statement.
"""

from __future__ import annotations

from collections import defaultdict

from onrecord.attribute.clauses import draft_of, verb_speaker
from onrecord.attribute.cues import Cue, any_cue, verb_cues
from onrecord.attribute.draft import Draft, merged
from onrecord.attribute.marks import Quote
from onrecord.attribute.speakers import Group, noun_group
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_NEAR = 30
"""Tokens between a quotation and the cue that it hangs on; more belong to another clause."""
_FAR = 4000
"""Characters from a quotation within which its cue is looked for."""
_TURNS = 8
"""Quotations within which the last two turns of a talk are looked for."""
_SENTENCE_END = frozenset(".!?")
_LINKS = frozenset({",", ":", "—", "–", "-"})


class Quotations:
    """Adds the quotations of a report to its drafts."""

    def __init__(self, report: Report, parsed: Parsed, quotes: tuple[Quote, ...], drafts: list[Draft]) -> None:
        self.report = report
        self.parsed = parsed
        self.quotes = quotes
        self.drafts = drafts
        self._of_token = {draft.token.index: draft for draft in drafts}
        self._by_place: defaultdict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self._by_place[draft.cue_start // _FAR].append(draft)
        self._laid: dict[int, Draft] = {}

    def lay(self) -> list[Draft]:
        """All drafts, with each quotation that has a speaker in one of them; in order of their cues' place."""
        for number, quote in enumerate(self.quotes):
            if self.report.paragraphs[quote.paragraph].kind != "body":
                continue
            draft = self._draft_for(number, quote)
            if draft is not None:
                draft.content = merged(self.report.text, [*draft.content, (quote.start, quote.end)])
                draft.quoted = True
                self._laid[number] = draft
        return sorted(self.drafts, key=lambda draft: (draft.cue_start, draft.start))

    def _draft_for(self, number: int, quote: Quote) -> Draft | None:
        if quote.around is not None:
            return self._cue_before(number, quote) or self._cue_behind(number, quote)
        if quote.continues and number - 1 in self._laid:
            return self._laid[number - 1]
        inside = self._inside(quote)
        if inside is not None and not self._is_whole(quote):
            return inside
        return (
            self._cue_before(number, quote)
            or self._cue_behind(number, quote)
            or inside
            or self._goes_on(number, quote)
            or self._turn(number, quote)
            or self._alone(number, quote)
        )

    def _inside(self, quote: Quote) -> Draft | None:
        """The smallest draft that holds the quotation or ends right before it, and whose cue stands outside it."""
        fitting = [
            draft
            for draft in self._near(quote)
            if not quote.start <= draft.cue_start < quote.end
            and any(start < quote.end and quote.start <= end + 1 for start, end in draft.content)
        ]
        return min(fitting, key=lambda draft: draft.end - draft.start, default=None)

    def _near(self, quote: Quote) -> list[Draft]:
        """The drafts with a cue close to a quotation, by the cue's place."""
        return [draft for at in range(quote.start // _FAR - 1, quote.end // _FAR + 2) for draft in self._by_place[at]]

    def _is_whole(self, quote: Quote) -> bool:
        """Whether it reads as speech of its own: it begins a sentence or follows a colon or comma."""
        before = self.report.text[: quote.start].rstrip()
        return quote.start == self._paragraph(quote)[0] or before[-1:] in ',:.!?”"' or before[-4:] == "that"

    def _paragraph(self, quote: Quote) -> tuple[int, int]:
        """The characters of its paragraph, or of the quotation that it stands in."""
        if quote.around is not None:
            return quote.around
        paragraph = self.report.paragraphs[quote.paragraph]
        return paragraph.start, paragraph.end

    def _gap_before(self, number: int, quote: Quote) -> tuple[int, int]:
        """The characters from the quotation before (or the paragraph's start) to this one."""
        start = self._paragraph(quote)[0]
        if number and self.quotes[number - 1].paragraph == quote.paragraph:
            start = max(start, self.quotes[number - 1].end)
        return start, quote.start

    def _gap_behind(self, number: int, quote: Quote) -> tuple[int, int]:
        end = self._paragraph(quote)[1]
        if number + 1 < len(self.quotes) and self.quotes[number + 1].paragraph == quote.paragraph:
            end = min(end, self.quotes[number + 1].start)
        return quote.end, end

    def _cue_before(self, number: int, quote: Quote) -> Draft | None:
        """A cue right before: the last of its sentence, with a comma, a colon, "that" or nothing between."""
        start, end = self._gap_before(number, quote)
        if start == end and quote.start == self._paragraph(quote)[0]:
            return self._colon_above(quote)
        tokens = self._last_sentence(start, end)
        if not tokens or len(tokens) > 4 * _NEAR:
            return None
        bare = tokens[-1].text in _LINKS and not self._is_rest(quote)
        linked = tokens[-1].text in _LINKS or tokens[-1].lower == "that"
        for token in reversed(tokens[-_NEAR:]):
            cue = self._speech(token, colon=tokens[-1].text == ":")
            if cue is not None and (linked or token.index >= tokens[-1].index - 1):
                return self._take(cue, 0.9, bare=bare)
        return None

    def _is_rest(self, quote: Quote) -> bool:
        """Whether it ends a clause begun outside it: "The guards, he said, “have been asleep”."."""
        words = self.report.text[quote.start : quote.end].strip("\"“”„«»‘’' ")
        return words[:1].islower()

    def _colon_above(self, quote: Quote) -> Draft | None:
        """The cue of the paragraph above, where that ends with a colon."""
        if quote.paragraph == 0 or quote.around is not None:
            return None
        above = self.report.paragraphs[quote.paragraph - 1]
        if not self.report.text[above.start : above.end].rstrip().endswith(":"):
            return None
        tokens = self._last_sentence(above.start, above.end)
        for token in reversed(tokens):
            cue = self._speech(token, colon=True)
            if cue is not None:
                return self._take(cue, 0.85, bare=True)
        root = next((token for token in tokens if token.relation == "ROOT" and token.pos == "VERB"), None)
        return self._take(any_cue(root, root.index), 0.6, bare=True) if root is not None else None

    def _last_sentence(self, start: int, end: int) -> list[Token]:
        """The tokens of a gap behind its last sentence end; empty where the gap ends with one."""
        tokens: list[Token] = []
        for token in self.parsed.between(start, end):
            if token.start >= start and token.end <= end:
                tokens = [] if token.text in _SENTENCE_END else [*tokens, token]
        return tokens

    def _cue_behind(self, number: int, quote: Quote) -> Draft | None:
        """A cue with its speaker right behind a quotation that begins a sentence: "…," said the mayor."""
        text = self.report.text
        start, end = self._gap_behind(number, quote)
        inner = text[quote.start : quote.end].rstrip("\"”’'»“ ")
        if inner[-1:] not in ",?!—–-…" and text[start : start + 1] != ",":
            return None
        if self._last_sentence(*self._gap_before(number, quote)):
            return None
        for nth, token in enumerate(self.parsed.between(start, end)[:_NEAR]):
            if token.text in _SENTENCE_END or (nth and token.text == ";"):
                return None
            cue = self._speech(token, colon=True)
            speaker = self._speaker_behind(token, start) if cue is not None else None
            if cue is not None and speaker is not None:
                draft = self._take(cue, 0.95, bare=True)
                draft.speaker = speaker
                return draft
        return None

    def _speaker_behind(self, token: Token, start: int) -> Group | None:
        """Who stands between a quotation and the cue behind it, or right behind that; None where nobody does."""
        between = self.parsed.root(start, token.start) if token.start > start else None
        if between is not None and between.pos in ("NOUN", "PROPN", "PRON"):
            return noun_group(self.parsed, between)
        fitting = (self._speaker(token), self._noun_beside(token))
        return next((speaker for speaker in fitting if speaker is not None and speaker.head.start >= start), None)

    def _speech(self, token: Token, *, colon: bool = False) -> Cue | None:
        """The token as a verb that takes speech; ``colon``: or as one that takes words as they are ("reads")."""
        ways = {"clause", "colon"} if colon else {"clause"}
        return next((cue for cue in verb_cues(self.parsed, token) if ways & cue.takes and not cue.inner), None)

    def _speaker(self, token: Token) -> Group | None:
        return verb_speaker(self.parsed, token) or self._noun_beside(token)

    def _noun_beside(self, token: Token) -> Group | None:
        """The noun right before or behind a cue where the tree shows no speaker."""
        for step in (-1, 1):
            index = token.index + step
            while 0 <= index < len(self.parsed.tokens) and self.parsed.tokens[index].pos in (
                "DET",
                "ADV",
                "AUX",
                "ADJ",
                "NUM",
            ):
                index += step
            if 0 <= index < len(self.parsed.tokens):
                near = self.parsed.tokens[index]
                if near.pos in ("PROPN", "NOUN", "PRON") and near.sentence == token.sentence:
                    return noun_group(self.parsed, near)
        return None

    def _take(self, cue: Cue, sure: float, *, bare: bool) -> Draft:
        """The cue's draft, a new one where it has none; ``bare`` where the quotation is all that is said."""
        draft = self._of_token.get(cue.token.index)
        if draft is None:
            draft = draft_of(self.parsed, cue, self._speaker(cue.token), [], sure)
            self._add(draft)
        elif bare and not draft.quoted:
            draft.content = []
        draft.sure = max(draft.sure, sure)
        return draft

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._by_place[draft.cue_start // _FAR].append(draft)
        self._of_token[draft.token.index] = draft

    def _goes_on(self, number: int, quote: Quote) -> Draft | None:
        """ "A," he said. "B.": the statement of the quotation before, where only its cue's sentence stands between."""
        before = self._laid.get(number - 1)
        if before is None or self.quotes[number - 1].paragraph != quote.paragraph:
            return None
        between = self.parsed.between(*self._gap_before(number, quote))
        ends = [token for token in between if token.text in _SENTENCE_END]
        if len(ends) > 1 or not any(token.index == before.token.index for token in between):
            return None if between else before
        return before

    def _turn(self, number: int, quote: Quote) -> Draft | None:
        """A paragraph that is one quotation and a turn of talk: of whoever of the two didn't speak in the one above.

        Only next to a question: elsewhere a quotation alone is more often of the same speaker.
        """
        before, earlier = (
            self._in_paragraph(number, quote.paragraph - 1),
            self._in_paragraph(number, quote.paragraph - 2),
        )
        if before is None or earlier is None or (quote.start, quote.end) != self._paragraph(quote):
            return None
        answers = self._asks(self.quotes[before])
        asks_on = self._asks(quote) and self._asks(self.quotes[earlier])
        speaker, other = self._laid[earlier].speaker, self._laid[before].speaker
        if not (answers or asks_on) or speaker is None or other is None or speaker.head.lower == other.head.lower:
            return None
        first = self.parsed.between(quote.start, quote.end)[0]
        draft = Draft(first, None, quote.start, quote.start, speaker, [], 0.6, quoted=True)
        self._add(draft)
        return draft

    def _in_paragraph(self, number: int, paragraph: int) -> int | None:
        """The last quotation of an earlier paragraph that begins with one, if it is laid."""
        inside = [nth for nth in range(max(0, number - _TURNS), number) if self.quotes[nth].paragraph == paragraph]
        begins = bool(inside) and self.quotes[inside[0]].start == self.report.paragraphs[paragraph].start
        return inside[-1] if begins and inside[-1] in self._laid else None

    def _asks(self, quote: Quote) -> bool:
        return self.report.text[quote.start : quote.end].rstrip("\"”’'»“ ").endswith("?")

    def _alone(self, number: int, quote: Quote) -> Draft | None:
        """A quotation that is a sentence or a paragraph of its own: of whoever spoke last, above or before."""
        start, end = self._gap_before(number, quote)
        words = self.parsed.between(quote.start, quote.end)
        whole = len(words) >= 6 and any(token.pos in ("VERB", "AUX") for token in words)
        if not whole or self._last_sentence(start, end) or not self._is_sentence(quote):
            return None
        floor = self.report.paragraphs[max(0, quote.paragraph - 1)].start
        last = max(
            (draft for draft in self._near(quote) if floor <= draft.cue_start < quote.start and draft.speaker),
            key=lambda draft: draft.cue_start,
            default=None,
        )
        if last is None:
            return None
        draft = Draft(last.token, last.cue, last.cue_start, last.cue_end, last.speaker, [], 0.6)
        self.drafts.append(draft)
        self._by_place[draft.cue_start // _FAR].append(draft)
        return draft

    def _is_sentence(self, quote: Quote) -> bool:
        inner = self.report.text[quote.start : quote.end].strip("\"“”«»„‘’' ")
        return inner[-1:] in ".!?…" or quote.runs_on or quote.end >= self._paragraph(quote)[1] - 1
