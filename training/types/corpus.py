"""Sentences with the type of what one party does to another: PLV's, PLOVER's gold records, and invented ones."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

INVENTED = Path(__file__).parent / "invented"
PLV_TYPE = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
}  # fmt: skip
"""PLOVER's types of 2016 that PLV has under another name."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence, the type of its deed, the characters of who does it and whom it meets; ``quad`` as PLV counts it."""

    text: str
    type: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    quad: int

    @property
    def parties(self) -> tuple[str | None, str | None]:
        """The words of the two."""
        source, target = (self.text[slice(*one)] if one else None for one in (self.source, self.target))
        return source, target


QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Verbal cooperation, material cooperation, verbal conflict, material conflict."""


def where(text: str, words: str | None, near: int = 0) -> tuple[int, int] | None:
    """The characters of words in a text: those at or behind ``near``, or the first; None where they don't stand."""
    if not words:
        return None
    at = text.find(words, near)
    at = at if at >= 0 else text.find(words)
    return (at, at + len(words)) if at >= 0 else None


def plv(folder: Path) -> Iterator[Deed]:
    """PLV's training part: source and target are marked."""
    with (folder / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, parties = row["sentence"], []
            for mark, name in (("s", "source"), ("t", "target")):
                found = re.search(rf"<{mark}>(.*?)</{mark}>", row["marked_sentence"], re.DOTALL)
                before = re.sub(r"</?[st]>", "", row["marked_sentence"][: found.start()]) if found else ""
                words = found[1].strip() if found else row[name].strip()
                parties.append(where(text, words, max(0, len(before) - 2)))
            yield Deed(text, row["gold_root"], parties[0], parties[1], int(row["gold_penta"]))


def plover(folder: Path) -> Iterator[Deed]:
    """PLOVER's gold standard records; where two do it together, the second is taken for the target."""
    path = folder / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    for row in json.loads(path.read_text("utf-8")):
        if not row.get("text"):
            continue
        sources, targets = _named(row.get("source")), _named(row.get("target"))
        type, both = PLV_TYPE.get(row["event"], row["event"]), [*sources[:1], *(targets or sources[1:])[:1], "", ""]
        yield Deed(row["text"], type, where(row["text"], both[0]), where(row["text"], both[1]), QUAD[type])


def _named(actors: Any) -> list[str]:
    """The words of a record's actors: a list of mappings, one text, or nothing."""
    if isinstance(actors, str):
        return [actors] if actors else []
    return [one["actorText"] for one in actors or [] if one.get("actorText")]


def sentences(folder: Path = INVENTED) -> Iterator[Deed]:
    """Invented sentences as reports have them."""
    for path in sorted(folder.glob("sentences_*.yaml")):
        for row in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader):
            type = PLV_TYPE.get(row["root"], row["root"])
            text = row["text"]
            yield Deed(text, type, where(text, row["source"]), where(text, row["target"]), QUAD[type])
