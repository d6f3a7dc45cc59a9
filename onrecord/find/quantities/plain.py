"""Numbers that count nothing: parts of names, ages, list marks, resolutions, scores."""

from __future__ import annotations

import re

from onrecord.find.numbers import ORDINALS
from onrecord.find.quantities.amounts import AGE, Amount
from onrecord.find.quantities.counted import Counted, category
from onrecord.find.quantities.elsewhere import is_count
from onrecord.find.quantities.fates import state
from onrecord.find.quantities.names import part_of_a_name, says_little, token_before
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_NUMBERED = frozenset(
    re.findall(
        r"\S+",
        """
    no no. nr nr. number numbers resolution article articles chapter chapters page pages room flight route
    highway section sections annex point step version level phase category protocol paragraph paragraphs line
    gate platform channel unit sector sectors area block zone aged age form order law act directive decree
    title episode season game day stage tier class mark type model table figure figures fig. note notes verse
    psalm volume vol. year code case hall copy fort communiqué bulletin file item clause rule grid square hill
    kilometre milestone mile buoy pier yard depot stand runway squadron project exhibit exit lane track berth
    bay floor apartment flat suite box bus tram train shaft well post checkpoint camp frequency plan question
    lot vol part book canto scene appendix schedule amendment proposition hr bill docket serial extension
    companies regiments platoons batteries battalions brigades divisions rooms flights highways platforms
    channels pins
    """,
    )
)
"""What is told apart by number: room 12, Resolution 2202."""
_DIALLED = frozenset(["dial", "call", "ring", "text", "past"])
"""What stands before a number that counts nothing: a telephone's, half past six."""
_COMPOUNDS = re.compile(
    r"-(?:part|tier|way|star|state|fold|step|stage|front|pronged|sided|faced|headed|handed|legged|lane|time|off|shot|"
    r"piece|dimensional|track|phase|speed|storey|story|letter|digit|volume|hander|seater|first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth)\b",
    re.I,
)
"""What a number joins to be an adjective that counts nothing: a three-part series, a two-way street."""
_BY = re.compile(r"\s(?:by|to|and)\s(?:one|two|three|four)\b(?=[,.])|\sof one\b")
_PERIOD = re.compile(r"\s(?:of\s)?(?:an?|the)\s(?:hour|century|decade|year|day)\b")
_NO = re.compile(r"\b[Nn](?:o|os|r)\.\s?$")
_ZERO = re.compile(r"0\d")
_ROW = re.compile(r"(?:[,;]|\band)\s(?:and\s)?(?:the\s)?[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?\s$")
_CODES = frozenset(["code", "frequency", "pin", "extension", "password", "channel"])
_CALIBRE = re.compile(r"(?i)[-\s]?(?:mm|millimet|inch|calib|cal\b)")
_MARKS = re.compile(r"-of-\d|-\d+-[A-Z]\b|\s?°?\s?[NSEW]\b(?!\.\w)(?=[\s,;.)])|-to-|′|'\d")
"""What stands behind a number that is a coordinate, the first of "nine-to-five" or of the code 2031-11-S-273."""
_POINT = re.compile(r"(?:/|\)|\.)(?=\s)")
"""What stands behind a number that counts the points of a list or of a thread, at the beginning of its line."""
_NO_COUNT = frozenset(
    ["no", "any", "every", "each", "another", "this", "that", "which", "the", "number", "some", "same", "or"]
)
_IDLE = frozenset(
    [
        "day",
        "night",
        "morning",
        "evening",
        "afternoon",
        "time",
        "moment",
        "point",
        "side",
        "way",
        "thing",
        "another",
        "sense",
    ]
)
"""Nouns that "one" doesn't count: one day, one thing is sure."""


def names_something(
    report: Report, parsed: Parsed, match: re.Match[str], inside: tuple[Token, ...], counted: Counted | None
) -> bool:
    """Whether the number is no amount."""
    text = report.text
    if match["vague"]:
        return says_little(match["vague"], parsed, inside, counted)
    if _marked(text, match) or part_of_a_name(parsed, inside, counted):
        return True
    if match["share"]:
        before = token_before(parsed, inside[0])
        nth = before is not None and before.lower in ORDINALS  # the second half
        half = match["share"].lower().endswith("half") and (text[match.end() : match.end() + 1] == "-" or nth)
        return half or _PERIOD.match(text, match.end("share")) is not None
    if match["unit"]:
        return _is_calibre(match, counted, parsed)
    if match["sign"] or AGE.match(text, match.end()):
        return False
    return _counts_nothing(text, parsed, match, token_before(parsed, inside[0]), counted)


def _marked(text: str, match: re.Match[str]) -> bool:
    """Whether what stands beside the number makes it none: the mark of a point, "No.", a coordinate's letter."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return (
        _NO.search(text, max(0, match.start() - 6), match.start()) is not None
        or any(pattern.match(text, match.end()) for pattern in (_MARKS, _COMPOUNDS, _BY))
        or (_POINT.match(text, match.end()) is not None and not line.strip(" ("))
    )


def _counts_nothing(
    text: str, parsed: Parsed, match: re.Match[str], before: Token | None, counted: Counted | None
) -> bool:
    """Whether a number without sign or unit counts nothing, by the word before it."""
    if match["odds"]:
        return before is not None and before.lower in _NUMBERED
    low = match["low"].lower()
    if low == "one":
        return _is_pronoun(match, before, counted, parsed)
    if match["hedge"] and match["hedge"].lower() != "from":
        return False
    if before is not None and _is_behind_its_noun(parsed, match, before, counted):
        return True
    if _ZERO.match(low) or before is not None and _leads_a_label(parsed, match, before, counted):
        return True
    return low[0].isdigit() and _is_label(text, match, before, counted)


def _is_behind_its_noun(parsed: Parsed, match: re.Match[str], before: Token, counted: Counted | None) -> bool:
    """In cellar 12, on course 270: a number behind its noun tells it apart; a death toll 41 is one."""
    number = parsed.tokens[before.index + 1]
    told_apart = before.tag == "NN" and number.relation == "nummod" and number.head == before.index
    return told_apart and counted is None and match["low"].isdigit() and not match["lowmag"] and not is_count(before)


def _leads_a_label(parsed: Parsed, match: re.Match[str], before: Token, counted: Counted | None) -> bool:
    """Room 12, dial 112, figures 3 and 4."""
    if before.lower in _DIALLED:
        return counted is None and not match["high"]
    return before.lower in _NUMBERED or _listed(parsed, before)


def _is_pronoun(match: re.Match[str], before: Token | None, counted: Counted | None, parsed: Parsed) -> bool:
    """No one, one another, the one man who: not so *one soldier*, *one of the soldiers*."""
    if counted is None or match["high"]:
        return counted is None
    if before is not None and (before.lower in _NO_COUNT or before.pos == "PROPN" and match["low"] == "One"):
        return True
    if parsed.tokens[counted.first.index - 1].lower != "one":
        return counted.head.tag not in ("NNS", "NNPS")  # one of the men
    known = bool(category(counted, parsed))
    return not known and (counted.head.tag != "NN" or counted.head.lower in _IDLE)


def is_gapped(text: str, parsed: Parsed, amount: Amount) -> bool:
    """Whether a number stands behind a name in a row, where its verb and its noun may be left out: ", Slovakia 400"."""
    if amount.unit is not None or _ROW.search(text, max(0, amount.start - 40), amount.start) is None:
        return False
    before = token_before(parsed, parsed.between(amount.start, amount.end)[0])
    return before is not None and before.lower not in _NUMBERED and not before.text.isupper()


def _is_calibre(match: re.Match[str], counted: Counted | None, parsed: Parsed) -> bool:
    """A 120mm mortar, a 7.62 mm rifle."""
    if counted is None or not _CALIBRE.match(match["unit"]) or match["hedge"]:
        return False
    return category(counted, parsed) in ("artillery", "weapons", "missiles")


def _listed(parsed: Parsed, before: Token) -> bool:
    """Figures 3 *and 4*; the code is 7700; a frequency of 121.5; the Group of 77."""
    above = token_before(parsed, before)
    if above is None:
        return False
    if before.lower in ("and", "to", "or", ",") and above.text[0].isdigit():
        label = token_before(parsed, above)
        return label is not None and label.lower in _NUMBERED
    if before.lower == "of" and above.text == "Group":
        return True
    return (before.lower in ("is", "was") and above.lower in _CODES) or (before.lower == "of" and above.lower in _CODES)


def _odd(token: Token) -> bool:
    """A word with capitals in it, not at a beginning: iOS, IMO."""
    return any(sign.isupper() for sign in token.text[1:])


def _named(before: Token | None, counted: Counted) -> bool:
    """A house and its street ("575 Mill Road"), a model ("787 Example"), or a number inside a name."""
    if state(counted.head.text):  # 1 KIA, 3 WIA; but "a 1972 KIA"
        return before is not None and before.lower == "a"
    alone = counted.first.tag == "NNP" and counted.head.tag == "NNP"
    return alone or (before is not None and before.pos == "PROPN" and counted.head.tag == "NN")


def _is_label(text: str, match: re.Match[str], before: Token | None, counted: Counted | None) -> bool:
    """A list mark ("1."), an age between commas ("Ana Dorin, 32,"), a name's end ("Winter Shield 31")."""
    if counted is not None and counted.head.tag in ("NNP", "NN") and _named(before, counted):
        return True
    if counted is not None or match["lowmag"] or match["magnitude"]:
        return False
    if match["high"] and text[match.start("high") - 1] in "-–":
        return True
    after = text[match.end() : match.end() + 2]
    if before is None:
        return after[:1] in (".", ")", ":")
    if before.text == "," and after[:1] in (",", "."):
        return True
    if (
        before.pos == "PROPN"
        or before.lower in ("code", "zip", "row", "seat")
        or _odd(before)
        or before.text in ("-", "–", "#")
        or before.text.lstrip("+").isdigit()
    ):
        return "," not in match["low"]
    return before.text == "(" and after[:1] == ")"
