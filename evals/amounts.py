"""Scores which quantities are an event's, on made-up cases.

usage: python -m evals.amounts

A case is right when each of its events is found with the quantities that the case gives it, no more and no fewer.
Prints the faults of the read half, and for each kind how many are right in the read half and in the kept one.
"""

from __future__ import annotations

from evals.halves import Case, show
from evals.whens import PUBLISHED, found_in, nearest


def faults(case: Case) -> str:
    """What is wrong with a case's events; empty where nothing is."""
    found = found_in(case["text"], case.get("published", PUBLISHED))
    texts = {quantity.id: quantity.span.text for quantity in found["quantities"]}
    wrong = []
    for want in case["events"]:
        one = nearest(found["events"], case["text"], want["trigger"])
        if one is None:
            wrong.append(f"no event {want['trigger']}")
            continue
        got = [texts[name] for name in one.quantities]
        missed = [words for words in want["amounts"] if not any(words.lower() in text.lower() for text in got)]
        extra = [text for text in got if not any(words.lower() in text.lower() for words in want["amounts"])]
        if missed or extra:
            wrong.append(f"{want['trigger']}: misses {missed}, has {extra} too much")
    return "; ".join(wrong)


def main() -> None:
    """Prints the faults and the table."""
    show("amounts", faults)


if __name__ == "__main__":
    main()
