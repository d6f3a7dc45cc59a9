"""What deep encoders see in a deed: vectors of the sentence, of both parties, of the verbs and of what stands between.

The encoders stay as they are. Each party stands between two marks, so that its words know their part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.encode.wordpieces import WordPieces
from onrecord.parse import Token
from training.attribution.encoder import BASE, SMALL, Encoder
from training.attribution.fetch import base, small, tensors
from training.types.features import Pair
from training.types.learn import Array

LAYERS = (6, 12)
"""The layers whose vectors count."""
SLOTS = 6
"""The sentence, source, target, first and last verb, what stands between the parties."""
ENCODERS = ("bge-small", "MPNet")
_MARKS = ("@", "#")
_LONGEST = 126
"""Pieces of a sentence that are looked at."""
_BATCH = 32
_NO_PARAGRAPH = 10**6


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence's pieces with marks around its parties, and which of them each slot has."""

    ids: tuple[int, ...]
    slots: tuple[tuple[int, ...], ...]


def marked(pair: Pair, words: WordPieces) -> Marked:
    """A deed as an encoder is shown it."""
    ids, whose = [words.start], [frozenset[int]()]
    tokens = [one for one in pair.parsed.tokens if one.text.strip()]
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        opened, closed = (_edges(pair, token, beside) for beside in (before, after))
        pieces = [words.pieces(_MARKS[party])[0] for party in opened]
        own = words.pieces(token.text)
        last = [words.pieces(_MARKS[party])[0] for party in closed]
        ids += [*pieces, *own, *last]
        whose += [frozenset[int]()] * len(pieces) + [_slots(pair, token)] * len(own) + [frozenset[int]()] * len(last)
        if len(ids) >= _LONGEST:
            break
    ids.append(words.stop)
    each = [tuple(nth for nth, slots in enumerate(whose) if slot in slots) for slot in range(1, SLOTS)]
    return Marked(tuple(ids), (tuple(range(len(ids))), *each))


def _edges(pair: Pair, token: Token, beside: Token | None) -> list[int]:
    """The parties that have a word but not the one beside it."""
    return [
        nth
        for nth, stretch in enumerate(pair.parties)
        if stretch and _within(token, stretch) and not (beside is not None and _within(beside, stretch))
    ]


def _within(token: Token, stretch: tuple[int, int]) -> bool:
    return stretch[0] <= token.start < stretch[1]


def _slots(pair: Pair, token: Token) -> frozenset[int]:
    """The slots that a word stands in, but for that of the whole sentence."""
    ends, starts = [end for _, end in pair.stretches], [start for start, _ in pair.stretches]
    between = (min(ends, default=0), max(starts, default=0))
    told = (
        *(stretch is not None and _within(token, stretch) for stretch in pair.parties),
        token.index == pair.verbs[0].index,
        token.index == pair.verbs[-1].index,
        _within(token, between),
    )
    return frozenset(nth for nth, there in enumerate(told, 1) if there)


def seen(name: str, deeds: Sequence[Marked], work: Path) -> Array:
    """(deeds, numbers): what the encoder of a name sees in deeds; kept in the work folder."""
    digest = hashlib.sha256(repr([(one.ids, one.slots) for one in deeds]).encode()).hexdigest()[:12]
    path = work / f"{name}-{digest}.npy"
    if not path.exists():
        order = sorted(range(len(deeds)), key=lambda nth: len(deeds[nth].ids))
        found = np.concatenate(list(_vectors(encoder(name, work), [deeds[nth] for nth in order])))
        np.save(path, found[np.argsort(order)])
    held: Array = np.load(path).astype(np.float32)
    return held


def encoder(name: str, work: Path) -> Encoder:
    """The encoder of a name, downloaded where the work folder lacks it."""
    if name == "MPNet":
        shape, held = BASE, base(work / "mpnet")
    else:
        shape, held = SMALL, tensors(small(work / "encoder") / "model.onnx")
    found = Encoder(shape, 1)
    found.load_state_dict(held, strict=False)
    return found.eval()


def vocabulary(work: Path) -> WordPieces:
    """The pieces that both encoders know."""
    return WordPieces((small(work / "encoder") / "vocab.txt").read_text("utf-8").splitlines())


@torch.no_grad()
def _vectors(encoder: Encoder, deeds: Sequence[Marked]) -> Iterator[Array]:
    layers: list[Tensor] = []
    for nth in LAYERS:
        encoder.layers[nth - 1].register_forward_hook(lambda _module, _given, made: layers.append(made.float()))
    for start in range(0, len(deeds), _BATCH):
        batch = deeds[start : start + _BATCH]
        layers.clear()
        ids, paragraphs, pools = _padded(batch)
        with torch.autocast("cpu", torch.bfloat16):
            encoder(ids, torch.zeros(*ids.shape, 1, dtype=torch.long), paragraphs)
        yield torch.cat([(pools @ layer).flatten(1) for layer in layers], dim=1).half().numpy()


def _padded(batch: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces and paragraphs (deeds, pieces) and what makes the mean of each slot (deeds, slots, pieces)."""
    longest = max(len(one.ids) for one in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    paragraphs = torch.full((len(batch), longest), _NO_PARAGRAPH)
    pools = torch.zeros(len(batch), SLOTS, longest)
    for row, one in enumerate(batch):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        paragraphs[row, : len(one.ids)] = 0
        for nth, slot in enumerate(one.slots):
            pools[row, nth, list(slot)] = 1 / max(1, len(slot))
    return ids, paragraphs, pools
