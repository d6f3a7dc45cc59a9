"""Scores what is and isn't a statement on made-up cases: all that is said is found, and nothing else.

usage: python -m evals.adversarial

A case is right when each wanted statement is found (its content overlaps by half, its source's words and its cue share
a word with those wanted) and no other statement is found outside those.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

import onrecord
from onrecord.model import Statement

CASES = Path(__file__).parent.parent / "tests/cases"
FILES = ("adversarial.yaml", "adversarial_news.yaml")


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file in its order."""
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text("utf-8"))
    return loaded


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"\w+", text.casefold())


def same(wanted: list[Any], got: Statement) -> bool:
    """Whether a statement is the one wanted."""
    source, cue, content = wanted
    pieces = content if isinstance(content, list) else [content]
    want, have = words(" ".join(pieces)), words(" ".join(span.text for span in got.content))
    both = sum(min(want.count(word), have.count(word)) for word in set(want))
    if 2 * both < max(len(want), len(have)):
        return False
    who = words(f"{got.source.span.text} {got.source.name}") if got.source else []
    right_source = set(words(source)) & set(who) if source else not who
    right_cue = not cue or (got.cue is not None and set(words(cue)) & set(words(got.cue.text)))
    return bool(right_source) and bool(right_cue)


def wrong(case: dict[str, Any]) -> str:
    """What is wrong with a case; empty where it is right."""
    found = list(onrecord.read(text=case["text"]).statements)
    faults = []
    for wanted in case["statements"]:
        hit = next((one for one in found if same(wanted, one)), None)
        if hit is None:
            faults.append(f"missing {wanted}")
        else:
            found.remove(hit)
    for one in found:
        who = one.source.span.text if one.source else ""
        faults.append(
            f"too much [{who} | {one.cue.text if one.cue else ''} | {' … '.join(s.text for s in one.content)}]"
        )
    return "; ".join(faults)


def main() -> None:
    """Prints what is wrong and a total for each file."""
    for name in FILES:
        told = [(case, wrong(case)) for case in cases(name)]
        for case, fault in told:
            if fault:
                print(f"{case['id']}: {fault}")
        print(f"{name}: {sum(not fault for _, fault in told)} of {len(told)} right")


if __name__ == "__main__":
    main()
