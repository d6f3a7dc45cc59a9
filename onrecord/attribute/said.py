"""The days on which something was said: the time that goes with the cue, or that of the speaker's words before."""

from __future__ import annotations

from onrecord.attribute.draft import Draft
from onrecord.model import Days, Time
from onrecord.parse import Parsed, Token


def said_on(parsed: Parsed, draft: Draft, times: tuple[Time, ...]) -> Days | None:
    """The days of the time expression tied to the cue; None where there is none in its sentence.

    A time counts when it hangs on the cue, or on the verb whose subject the cue shares ("Yesterday she spoke,
    adding that…"), and does not stand in the content.
    """
    sentence = parsed.sentence(draft.token)
    fitting = []
    for time in times:
        if time.days is None or time.type not in ("DATE", "TIME"):
            continue
        if not sentence.start <= time.span.start < sentence.end or draft.holds(time.span.start):
            continue
        root = parsed.root(time.span.start, time.span.end)
        if root is not None and _hangs_on(parsed, root, draft.token):
            fitting.append(time)
    if not fitting:
        return None
    nearest = min(fitting, key=lambda time: abs(time.span.start - draft.cue_start))
    return nearest.days


def _hangs_on(parsed: Parsed, time: Token, cue: Token) -> bool:
    """Whether the first verb above a time is the cue, or one that the cue goes with."""
    verb = next((above for above in parsed.ancestors(time) if above.pos in ("VERB", "AUX") or above == cue), None)
    if verb is None or verb == cue:
        return verb == cue
    above: Token | None = cue
    for _ in range(4):
        if above is None or above.relation not in (
            "conj",
            "advcl",
            "xcomp",
            "prep",
            "parataxis",
            "acl",
            "pobj",
            "dobj",
        ):
            return False
        above = parsed.head(above)
        if above == verb:
            return True
    return False
