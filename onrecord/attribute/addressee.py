"""Who is told: the object of "told", who stands behind "to", who is urged to do something, the reader of a letter."""

from __future__ import annotations

from itertools import takewhile

from onrecord.attribute.draft import Draft
from onrecord.attribute.speakers import UTTERANCES
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_TALKING = frozenset({"speak", "talk", "write", "address"})


def addressee_of(report: Report, parsed: Parsed, draft: Draft) -> str | None:
    """The words for whoever a statement is made to; None where nobody is named."""
    if draft.cue is None:
        return None
    urged = _urged(parsed, draft)
    if urged is not None:
        tokens = [token for token in parsed.subtree(urged) if _is_own(parsed, token, urged)]
        return report.text[tokens[0].start : tokens[-1].end]
    told = _hearer(parsed, draft) or _behind_to(parsed, draft.token, draft) or _reader(parsed, draft)
    if told is None or draft.holds(told.start) or (draft.speaker is not None and told == draft.speaker.head):
        return None
    if told.pos not in ("NOUN", "PROPN", "PRON"):
        return None
    tokens = [token for token in parsed.subtree(told) if not draft.holds(token.start)]
    return report.text[tokens[0].start : tokens[-1].end]


def _hearer(parsed: Parsed, draft: Draft) -> Token | None:
    """Who is told: "told |reporters| that …", "|families| were told that …", "promised |voters| a bridge"."""
    if draft.cue is not None and draft.cue.act == "promises":
        return parsed.child(draft.token, "dative")
    if draft.cue is None or not draft.cue.hearer:
        return None
    if parsed.child(draft.token, "auxpass") is not None:
        lifted = parsed.child(draft.token, "nsubjpass")
        return lifted if lifted is not None and lifted.lower != "it" else None
    return parsed.child(draft.token, "dobj", "dative")


def _behind_to(parsed: Parsed, verb: Token, draft: Draft) -> Token | None:
    """Who stands behind "to": "said |to the students|"; None where that is what the cue is about ("alluded to")."""
    if draft.cue is not None and "to" in draft.cue.takes and verb == draft.token:
        return None
    behind = [token for token in parsed.children(verb, "prep", "dative") if token.lower == "to"]
    return parsed.child(behind[0], "pobj") if behind else None


def _urged(parsed: Parsed, draft: Draft) -> Token | None:
    """Who is to do what is demanded: "urged |travellers| to leave", "called on |both armies| to pull back"."""
    if draft.cue is None or draft.cue.act != "demands":
        return None
    for link in parsed.children(draft.token, "prep"):
        if link.lower in draft.cue.takes & {"on", "upon"}:
            return parsed.child(link, "pobj")
    if "infinitive" not in draft.cue.takes:
        return None
    for task in parsed.children(draft.token, "xcomp", "ccomp", "advcl"):
        if task.index > draft.token.index and any(aux.lower == "to" for aux in parsed.children(task, "aux")):
            doer = parsed.child(task, "nsubj") or parsed.child(draft.token, "dobj", "dative")
            return doer if doer is not None and draft.token.index < doer.index < task.index else None
    return None


def _is_own(parsed: Parsed, token: Token, doer: Token) -> bool:
    """Whether a word belongs to the noun of the one who is urged, and not to the task that hangs on it."""
    path = takewhile(lambda above: above != doer, (token, *parsed.ancestors(token)))
    return all(above.relation not in ("acl", "relcl", "xcomp") for above in path)


def _reader(parsed: Parsed, draft: Draft) -> Token | None:
    """Who a letter, a speech or an interview goes to: "in a letter to |the auditors|", "speaking to |the Mail|"."""
    for link in parsed.children(draft.token, "prep"):
        text = parsed.child(link, "pobj")
        if text is not None and text.lemma.lower() in UTTERANCES:
            for onward in parsed.children(text, "prep"):
                if onward.lower in ("to", "with"):
                    return parsed.child(onward, "pobj")
    for talk in parsed.children(draft.token, "advcl"):
        if talk.tag == "VBG" and talk.lemma.lower() in _TALKING:
            return _behind_to(parsed, talk, draft) or (
                parsed.child(talk, "dobj") if talk.lower == "addressing" else None
            )
    return None
