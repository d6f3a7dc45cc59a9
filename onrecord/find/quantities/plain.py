"""Numbers that count nothing: parts of names, ages, list marks, resolutions, scores."""

from __future__ import annotations

import re

from onrecord.find.numbers import WORTH
from onrecord.find.quantities.amounts import AGE, Amount
from onrecord.find.quantities.counted import Counted, category
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_NUMBERED = frozenset(
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
    """.split()
)
"""What is told apart by number: room 12, Resolution 2202."""
_DIALLED = frozenset(["dial", "call", "ring", "text", "past"])
"""What stands before a number that counts nothing: a telephone's, half past six."""
_COMPOUNDS = re.compile(
    r"-(?:part|tier|way|star|state|fold|step|stage|front|pronged|sided|faced|headed|handed|legged|lane|time|off|shot|"
    r"piece|dimensional|track|phase|speed|storey|story|letter|digit|volume|hander|seater)\b",
    re.I,
)
"""What a number joins to be an adjective that counts nothing: a three-part series, a two-way street."""
_BY = re.compile(r"\s(?:by|to|and)\s(?:one|two|three|four)\b(?=[,.])|\sof one\b")
_PERIOD = re.compile(r"\s(?:of\s)?(?:an?|the)\s(?:hour|century|decade|year|day)\b")
_NO = re.compile(r"\b[Nn](?:o|os|r)\.\s?$")
_ZERO = re.compile(r"0\d")
_ROW = re.compile(r"(?:[,;]|\band)\s(?:and\s)?(?:the\s)?[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?\s$")
_CODES = frozenset(["code", "frequency", "pin", "extension", "password", "channel"])
_ONLY_WITH_NOUN = frozenset(["several", "a few", "a couple", "a pair", "a score"])
_TIMES_OVER = frozenset(["trousers", "scissors", "glasses", "eyes", "hands", "times", "things", "ways", "days", "hours", "weeks", "years"])
_CALIBRE = re.compile(r"(?i)[-\s]?(?:mm|millimet|inch|calib|cal\b)")
_MARKS = re.compile(r"\s?°?\s?[NSEW]\b(?!\.)(?=[\s,;.)])|-to-|′|'\d")
"""What stands behind a number that is a coordinate, or the first of "nine-to-five"."""
_POINT = re.compile(r"(?:/|\)|\.)(?=\s)")
"""What stands behind a number that counts the points of a list or of a thread, at the beginning of its line."""
_NO_COUNT = frozenset(["no", "any", "every", "each", "another", "this", "that", "which", "the", "number", "some", "same", "or"])
_IDLE = frozenset(
    ["day", "night", "morning", "evening", "afternoon", "time", "moment", "point", "side", "way", "thing", "another", "sense"]
)
"""Nouns that "one" doesn't count: one day, one thing is sure."""


def names_something(
    report: Report, parsed: Parsed, match: re.Match[str], inside: tuple[Token, ...], counted: Counted | None
) -> bool:
    """Whether the number is no amount."""
    text = report.text
    if match["vague"]:
        return _says_little(report, parsed, match, inside, counted)
    if _part_of_a_name(parsed, inside, counted) or _MARKS.match(text, match.end()):
        return True
    if _NO.search(text, max(0, match.start() - 6), match.start()):
        return True
    if match["unit"] and _is_calibre(match, counted, parsed):
        return True
    if _POINT.match(text, match.end()) and not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" ("):
        return True
    if match["share"]:
        half = match["share"].lower() == "half" and text[match.end() : match.end() + 1] == "-"
        return half or _PERIOD.match(text, match.end("share")) is not None
    if _COMPOUNDS.match(text, match.end()) or _BY.match(text, match.end()):
        return True
    if match["sign"] or match["unit"] or AGE.match(text, match.end()):
        return False
    before = _before(parsed, inside[0])
    if match["odds"]:
        return before is not None and before.lower in _NUMBERED
    low = match["low"].lower()
    if low == "one":
        return _is_pronoun(match, before, counted, parsed)
    if match["hedge"] and match["hedge"].lower() != "from":
        return False
    if _ZERO.match(low) or before is not None and before.lower in _DIALLED and counted is None and not match["high"]:
        return True
    if before is not None and (before.lower in _NUMBERED or _listed(parsed, before)):
        return True
    return low[0].isdigit() and _is_label(text, match, before, counted)


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
    before = _before(parsed, parsed.between(amount.start, amount.end)[0])
    return before is not None and before.lower not in _NUMBERED and not before.text.isupper()


def _says_little(
    report: Report, parsed: Parsed, match: re.Match[str], inside: tuple[Token, ...], counted: Counted | None
) -> bool:
    """The commander is *a handful*; the Dirty *Dozens*; *a few* of it."""
    words = match["vague"].lower()
    if inside[0].text[0].isupper() and match["vague"][0].isupper() and _in_a_name(parsed, inside[0]):
        return True
    if words in _ONLY_WITH_NOUN:
        plural = counted is not None and (counted.head.tag in ("NNS", "NNPS") or bool(category(counted, parsed)))
        return not plural or counted is not None and counted.head.lower in _TIMES_OVER
    return words == "a handful" and counted is None and (_lemma_before(parsed, inside[0]) in ("be", "become"))


def _lemma_before(parsed: Parsed, token: Token) -> str:
    before = _before(parsed, token)
    return before.lemma if before is not None else ""


def _in_a_name(parsed: Parsed, token: Token) -> bool:
    """Whether a word in capitals stands inside a sentence, behind another one or before a noun in capitals."""
    before = _before(parsed, token)
    return before is not None and before.text[:1].isupper() and before.text.isalpha() and before.pos in ("PROPN", "NOUN", "ADJ")


def _part_of_a_name(parsed: Parsed, inside: tuple[Token, ...], counted: Counted | None) -> bool:
    """The film *Two Bridges*, Hotel *Four Seasons*, Hall *Three*."""
    first = inside[0]
    before = _before(parsed, first)
    if not (first.text[:1].isupper() and first.text.isalpha()) or before is None or before.pos == "PUNCT":
        return False
    named = counted is not None and counted.first.text[:1].isupper()
    return first.text.lower() in WORTH and (named or _in_a_name(parsed, first)) and not first.text.isupper()


def _is_calibre(match: re.Match[str], counted: Counted | None, parsed: Parsed) -> bool:
    """A 120mm mortar, a 7.62 mm rifle."""
    if counted is None or not _CALIBRE.match(match["unit"]) or match["hedge"]:
        return False
    return category(counted, parsed) in ("artillery", "weapons", "missiles")


def _listed(parsed: Parsed, before: Token) -> bool:
    """Figures 3 *and 4*; the code is 7700; a frequency of 121.5; the Group of 77."""
    above = _before(parsed, before)
    if above is None:
        return False
    if before.lower in ("and", "to", "or", ",") and above.text[0].isdigit():
        label = _before(parsed, above)
        return label is not None and label.lower in _NUMBERED
    if before.lower == "of" and above.text == "Group":
        return True
    return (before.lower in ("is", "was") and above.lower in _CODES) or (before.lower == "of" and above.lower in _CODES)


def _before(parsed: Parsed, token: Token) -> Token | None:
    if token.index == 0:
        return None
    before = parsed.tokens[token.index - 1]
    return before if before.sentence == token.sentence else None


def _odd(token: Token) -> bool:
    """A word with capitals in it, not at a beginning: iOS, IMO."""
    return any(sign.isupper() for sign in token.text[1:])


def _named(before: Token | None, counted: Counted) -> bool:
    """A house and its street ("575 Mill Road"), a model ("787 Example"), or a number inside a name."""
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
    if before.pos == "PROPN" or before.lower in ("code", "zip", "row", "seat") or _odd(before) or before.text in ("-", "–", "#") or before.text.lstrip("+").isdigit():
        return "," not in match["low"]
    return before.text == "(" and after[:1] == ")"
