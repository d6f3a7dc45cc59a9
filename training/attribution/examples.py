"""PolNeAR as words with traits, labels and ties; windows of them, shuffled and batched."""

from __future__ import annotations

import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from onrecord.attribute.windows import Traits, Window, layout, pieces_of, traits
from onrecord.attribute.wordpieces import WordPieces
from training.attribution.model import LABELS

Spans = tuple[tuple[int, int], ...]
NOBODY, NOT_ASKED = -1, -2
HELD_OUT_EVERY = 21


@dataclass(frozen=True)
class Gold:
    """One annotator's labels, and for each word the first word of its relation's cue (or nobody, or not asked)."""

    labels: list[int]
    ties: list[int]
    relations: list[int]


@dataclass(frozen=True)
class Document:
    """A text as the parser and its annotators see it."""

    name: str
    text: str
    starts: list[int]
    ends: list[int]
    ids: list[tuple[int, ...]]
    traits: list[tuple[str, ...]]
    paragraphs: list[int]
    golds: list[Gold]


def gold_of(relations: list[tuple[Spans, Spans, Spans]], starts: list[int], ends: list[int]) -> Gold:
    """Annotated characters laid on words; where two relations claim a word, the earlier one in the file keeps it."""
    roles: list[tuple[str, int] | None] = [None] * len(starts)
    for number, relation in enumerate(relations):
        for role, spans in zip(("source", "cue", "content"), relation, strict=True):
            for begin, end in spans:
                for nth in range(len(starts)):
                    if starts[nth] < end and begin < ends[nth] and roles[nth] is None:
                        roles[nth] = (role, number)
    cues: dict[int, int] = {}
    for nth, one in enumerate(roles):
        if one and one[0] == "cue":
            cues.setdefault(one[1], nth)
    labels, ties, numbers = [], [], []
    for nth, one in enumerate(roles):
        begins = nth == 0 or roles[nth - 1] != one
        labels.append(LABELS.index(("B-" if begins else "I-") + one[0]) if one else 0)
        ties.append(cues.get(one[1], NOBODY) if one and one[0] != "cue" else NOT_ASKED)
        numbers.append(one[1] if one else -1)
    return Gold(labels, ties, numbers)


def parsed_documents(corpus: Path, part: str) -> Iterator[Document]:
    """Every document of a part, parsed as onrecord parses it, lines being paragraphs."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))
    from statements import annotated, report_of

    from onrecord import parse

    for path in sorted((corpus / part / "text").glob("*.txt")):
        text = path.read_text("utf-8")
        parsed = parse.parse(report_of(text))
        words = parsed.tokens
        paragraphs = [parsed.sentences[word.sentence].paragraph for word in words]
        starts, ends = [word.start for word in words], [word.end for word in words]
        notes = sorted((corpus / part / "attributions").glob(f"{path.stem}_????.ann"))
        golds = [
            gold_of([(one.source, one.cue, one.content) for one in annotated(note)], starts, ends) for note in notes
        ]
        ids = [word.text for word in words]
        yield Document(path.stem, text, starts, ends, ids, traits(words, paragraphs), paragraphs, golds)  # type: ignore[arg-type]


def documents(corpus: Path, part: str, store: Path, vocabulary: WordPieces) -> list[Document]:
    """The documents of a part, parsed once and kept in ``store``."""
    if not store.exists():
        store.write_bytes(pickle.dumps(list(parsed_documents(corpus, part))))
    kept: list[Document] = pickle.loads(store.read_bytes())
    for one in kept:
        one.ids[:] = [vocabulary.pieces(word) for word in one.ids]  # type: ignore[arg-type]
    return kept


def split(all_documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """Those to train on, and every 21st, held out for tuning."""
    held = all_documents[::HELD_OUT_EVERY]
    return [one for nth, one in enumerate(all_documents) if nth % HELD_OUT_EVERY], held


def rows_of(all_documents: list[Document], at_least: int = 20) -> Traits:
    """A row for each trait seen so often; row 0 for any other."""
    counts = Counter(name for one in all_documents for names in one.traits for name in names)
    return Traits({name: nth for nth, name in enumerate(sorted(n for n in counts if counts[n] >= at_least), 1)})


@dataclass(frozen=True)
class Batch:
    """Windows side by side: pieces padded, words gathered by the place of their first piece."""

    ids: Tensor
    rows: Tensor
    paragraphs: Tensor
    words: Tensor
    mask: Tensor
    labels: Tensor
    ties: Tensor


def batch_of(windows: list[tuple[Document, Window, Gold | None]], table: Traits, vocabulary: WordPieces) -> Batch:
    """The windows as tensors."""
    parts = []
    for one, window, gold in windows:
        rows = [table.of(names) for names in one.traits[window.first : window.last]]
        moved = Window(0, window.fresh - window.first, window.last - window.first)
        pieces = pieces_of(
            moved, one.ids[window.first : window.last], rows, one.paragraphs[window.first : window.last], vocabulary
        )
        labels = gold.labels[window.first : window.last] if gold else [0] * (window.last - window.first)
        ties = gold.ties[window.first : window.last] if gold else [NOT_ASKED] * (window.last - window.first)
        ties = [tie if tie < 0 else tie - window.first for tie in ties]
        ties = [tie if tie < len(ties) and (tie >= 0 or tie in (NOBODY, NOT_ASKED)) else NOT_ASKED for tie in ties]
        parts.append((pieces, labels, ties))
    most = max(len(part[0].ids) for part in parts)
    words = max(len(part[1]) for part in parts)
    width = len(parts[0][0].rows[0])

    def pad(values: list[int], size: int, filler: int) -> list[int]:
        return values + [filler] * (size - len(values))

    return Batch(
        torch.tensor([pad(part[0].ids, most, 0) for part in parts]),
        torch.tensor([part[0].rows + [(0,) * width] * (most - len(part[0].ids)) for part in parts]),
        torch.tensor([pad(part[0].paragraphs, most, 10**6) for part in parts]),
        torch.tensor([pad(part[0].words, words, 0) for part in parts]),
        torch.tensor([[1.0] * len(part[1]) + [0.0] * (words - len(part[1])) for part in parts]),
        torch.tensor([pad(part[1], words, 0) for part in parts]),
        torch.tensor([pad(part[2], words, NOT_ASKED) for part in parts]),
    )


def epoch(
    all_documents: list[Document], table: Traits, vocabulary: WordPieces, rng: random.Random, sizes: tuple[int, int]
) -> list[Batch]:
    """Every document once, cut anew into windows of one annotator's labels, batched by length, in random order.

    ``sizes`` are windows in a batch and pieces in a window.
    """
    size, longest = sizes
    windows: list[tuple[Document, Window, Gold | None]] = []
    for one in all_documents:
        if not one.golds or not one.ids:
            continue
        gold = rng.choice(one.golds)
        room, context = rng.choice((longest * 8 // 10, longest * 9 // 10, longest)), rng.choice((0, 16, 48))
        for window in layout([len(ids) for ids in one.ids], one.paragraphs, room, context):
            windows.append((one, window, gold))
    rng.shuffle(windows)
    windows.sort(key=lambda each: sum(len(ids) for ids in each[0].ids[each[1].first : each[1].last]) // 16)
    batches = [windows[at : at + size] for at in range(0, len(windows), size)]
    rng.shuffle(batches)
    return [batch_of(batch, table, vocabulary) for batch in batches]
