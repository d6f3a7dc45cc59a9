"""What stands around: the sentence, the report, and whether it is one report's own."""

from __future__ import annotations

from datetime import date

from onrecord.link.features.feature import Feature, by_degree, yes_or_no
from onrecord.link.known import Known
from onrecord.link.telling import EventTelling, Telling


def sentence(a: Telling, b: Telling, known: Known) -> float:
    """How alike the words of the two sentences are."""
    return known.overlap(a.words, b.words)


def rare_words(a: Telling, b: Telling, known: Known) -> float:
    """How rare the words are that both sentences have, added up: two names and a rare noun come to one."""
    return min(1.0, sum(known.rarity(word) ** 2 for word in set(a.words) & set(b.words)) / 3)


def report(a: Telling, b: Telling, known: Known) -> float | None:
    """How alike the two reports are; nothing within one."""
    return None if a.report == b.report else known.likeness(a.report, b.report)


def thread(a: Telling, b: Telling, known: Known) -> float | None:
    """How alike the two reports are together with their nearest; nothing within one."""
    return None if a.report == b.report else known.one_thread(a.report, b.report)


def told_there(a: Telling, b: Telling, known: Known) -> float | None:
    """How much of each sentence's words stands somewhere in the other's report, on average; nothing within one."""
    if a.report == b.report:
        return None
    one, other = known.told_in(a.words, b.report), known.told_in(b.words, a.report)
    return None if one is None or other is None else (one + other) / 2


def same_report(a: Telling, b: Telling, _: Known) -> float:
    """1 where one report tells both."""
    return float(a.report == b.report)


def read_as_one(a: Telling, b: Telling, _: Known) -> float | None:
    """1 where the report's own reading takes both for one, 0 where for two."""
    if a.report != b.report or a.within is None or b.within is None:
        return None
    return float(a.within == b.within)


def beside(a: EventTelling, b: EventTelling, known: Known) -> float | None:
    """How alike the few words next to the two triggers are."""
    one, other = a.setting.beside, b.setting.beside
    return known.overlap(one, other) if one and other else None


def rare_beside(a: EventTelling, b: EventTelling, known: Known) -> float:
    """How rare the words are that stand next to both triggers, added up."""
    return min(1.0, sum(known.rarity(word) ** 2 for word in set(a.setting.beside) & set(b.setting.beside)) / 2)


def around(a: EventTelling, b: EventTelling, known: Known) -> float | None:
    """How alike the two sentences are with those before and behind them."""
    one, other = a.setting.around, b.setting.around
    return known.overlap(one, other) if one and other else None


def rare_around(a: EventTelling, b: EventTelling, known: Known) -> float:
    """How rare the words are that both have there, added up."""
    return min(1.0, sum(known.rarity(word) ** 2 for word in set(a.setting.around) & set(b.setting.around)) / 5)


def refers_back(a: EventTelling, b: EventTelling, _: Known) -> float:
    """1 where the later report speaks of *the* event, as of one that is known; half where the earlier one does."""
    later, earlier = (b, a) if (a.published or date.min) <= (b.published or date.min) else (a, b)
    return (2 * later.setting.refers + earlier.setting.refers) / 3


OF_EVENTS: tuple[Feature[EventTelling], ...] = (
    Feature("beside", beside, by_degree("the words next to theirs are much the same", "", 0.5)),
    Feature("rare beside", rare_beside, by_degree("rare words stand next to both", "")),
    Feature("around", around, by_degree("much the same is told around them", "", 0.3)),
    Feature("rare around", rare_around, by_degree("rare words are told around both", "", 0.5)),
    Feature("refers back", refers_back, lambda _, __, ___: ""),
)
FEATURES: tuple[Feature[Telling], ...] = (
    Feature("sentence", sentence, by_degree("their sentences share most of their words", "their sentences differ")),
    Feature("rare words", rare_words, by_degree("their sentences share rare words", "")),
    Feature("report", report, by_degree("their reports tell of the same", "their reports tell of other things", 0.2)),
    Feature("thread", thread, by_degree("other reports tell both", "", 0.3)),
    Feature(
        "told there", told_there, by_degree("each report has the other's words", "their words aren't in the other")
    ),
    Feature("same report", same_report, yes_or_no("one report tells both", "")),
    Feature("read as one", read_as_one, yes_or_no("the report itself tells of one", "the report itself tells of two")),
)
