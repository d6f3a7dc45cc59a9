"""Scores who the source is on made-up cases: resolved, unknown where two fit, none where nobody is named.

usage: python -m evals.sources [--half tune | kept | news] [--misses]

A case is right when a statement with its cue has the source's name (any order for joint ones); an unknown one when no
actor was chosen and the words don't name one; a case whose statement was not found is wrong.

Rules are made by reading the cases at even places of ``sources.yaml`` (``tune``) and all of ``sources_news.yaml``
(``news``), never those at odd ones (``kept``), whose misses are counted and not printed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Any, Literal

import yaml
from rich.console import Console
from rich.table import Table

import onrecord
from onrecord.model import Reading, Source, Statement

CASES = Path(__file__).parent.parent / "tests/cases/sources.yaml"
NEWS = CASES.with_name("sources_news.yaml")
Half = Literal["tune", "kept", "news"]


def cases(half: Half | None = None) -> list[dict[str, Any]]:
    """The cases of a half or of the news, in file order; without either, those of both halves."""
    loaded: list[dict[str, Any]] = yaml.safe_load((NEWS if half == "news" else CASES).read_text("utf-8"))
    return loaded[half == "kept" :: 2] if half in ("tune", "kept") else loaded


def with_cue(case: dict[str, Any], reading: Reading) -> list[Statement]:
    """The statements at the case's cue, outermost first; a running quotation has several with one cue."""
    text = reading.report.text
    found = list(re.finditer(rf"(?<!\w){re.escape(case['cue'])}(?!\w)", text))
    if not found:
        return []
    place = found[min(len(found), case.get("nth", 1)) - 1]
    return [
        one for one in reading.statements if one.cue and one.cue.start < place.end() and place.start() < one.cue.end
    ]


def names(source: Source | None) -> set[str]:
    """The names that a source resolves to, without case, articles and possessive marks."""
    if source is None:
        return set()
    return {re.sub(r"^(the|a|an|its|his|her) |['’]s$", "", name.casefold()) for name in source.name.split(" and ")}


def right(case: dict[str, Any], source: Source | None) -> bool:
    """Whether a source is the one that the case asks for."""
    wanted = case["source"]
    if wanted == "none":
        return source is None or not source.actors
    if wanted == "unknown":
        return source is not None and not names(source) & {one.casefold() for one in case["candidates"]}
    listed = wanted if isinstance(wanted, list) else [wanted]
    joined = " and ".join(listed).casefold()
    got = names(source)
    return got == set(joined.split(" and "))


def judged(case: dict[str, Any]) -> tuple[bool, str]:
    """Whether a case is right, and what was found."""
    found = with_cue(case, onrecord.read(text=case["text"]))
    if not found:
        return case["source"] == "none", "no statement"
    return any(right(case, one.source) for one in found), "; ".join(
        one.source.name if one.source else "–" for one in found
    )


def accuracy(half: Half | None = None) -> tuple[Counter[str], Counter[str], list[str]]:
    """Right cases and all cases of a half by kind, and a line for each wrong one that may be read."""
    unread = {case["id"] for case in cases("kept")}
    hits: Counter[str] = Counter()
    tries: Counter[str] = Counter()
    wrong = []
    for case in cases(half):
        good, got = judged(case)
        tries[case["kind"]] += 1
        hits[case["kind"]] += good
        if not good and case["id"] not in unread:
            wrong.append(f"{case['id']}: {case['source']}, got {got}")
    return hits, tries, wrong


def main() -> None:
    """Prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=["tune", "kept", "news"])
    options.add_argument("--misses", action="store_true")
    asked = options.parse_args()
    hits, tries, wrong = accuracy(asked.half)
    if asked.misses:
        print("\n".join(wrong))
    table = Table("kind", "right", "of", "share")
    for kind, count in [*tries.items(), ("all", tries.total())]:
        hit = hits.total() if kind == "all" else hits[kind]
        table.add_row(kind, str(hit), str(count), f"{hit / count:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
