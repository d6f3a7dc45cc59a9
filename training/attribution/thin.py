"""A shallow model that is made from a deep one: it begins with some of its layers and learns to see what it sees.

What the deep model saw in each word is kept once; its own heads say what it thinks of that. So the shallow one reads
its windows as any model does, and nothing deep runs beside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.lib.format import open_memmap
from torch import Tensor

from onrecord.attribute.decoding import LABELS
from onrecord.encode.wordpieces import WordPieces
from training.attribution.chain import sums
from training.attribution.examples import LEVELS, NOT_ASKED, PAD, Batch, Ready
from training.attribution.model import TIES, Tagger
from training.attribution.processes import rank, wait, world
from training.attribution.reading import made_of
from training.attribution.teach import LIKELY

_AT_ONCE = 100
"""Documents that are read before what was seen is written."""


def shallow(deep: Tagger, layers: int) -> dict[str, Tensor]:
    """The deep model's weights with so many of its layers, evenly spread, the last among them (Sanh et al. 2019)."""
    every = deep.encoder.shape.layers / layers
    kept = {math.ceil((nth + 1) * every) - 1: nth for nth in range(layers)}
    found = {}
    for name, value in deep.state_dict().items():
        parts = name.split(".")
        if parts[:2] == ["encoder", "layers"]:
            if int(parts[2]) not in kept:
                continue
            parts[2] = str(kept[int(parts[2])])
        found[".".join(parts)] = value
    return found


def remembered(
    deep: Tagger, documents: Sequence[Ready], vocabulary: WordPieces, device: torch.device, store: Path
) -> list[Ready]:
    """The documents with what the deep model saw in each of their words, read once and kept in a file."""
    offs = np.cumsum([0, *(len(one.of_words) for one in documents)])
    if not store.exists():
        part = store.with_suffix(".part")
        if not rank():
            open_memmap(part, "w+", np.float16, (int(offs[-1]), deep.encoder.shape.width))
        wait()
        held = open_memmap(part, "r+")
        for begin in range(rank() * _AT_ONCE, len(documents), world() * _AT_ONCE):
            some = made_of(deep, documents[begin : begin + _AT_ONCE], vocabulary, device)
            for nth, made in enumerate(some, begin):
                seen = [arrays["seen"][window.fresh - window.first :] for window, arrays in made]
                held[offs[nth] : offs[nth + 1]] = np.concatenate(seen)
            print(f"{store.stem}: {offs[min(begin + _AT_ONCE, len(documents))]:,} of {offs[-1]:,} words", flush=True)
        held.flush()
        wait()
        if not rank():
            part.rename(store)
        wait()
    seen = np.load(store, mmap_mode="r")
    return [
        replace(one, seen=seen[offs[nth] : offs[nth + 1]], golds=one.golds or ((None,) * LEVELS,))
        for nth, one in enumerate(documents)
    ]


@torch.no_grad()
def thought(deep: Tagger, batch: Batch) -> Batch:
    """The batch with what the deep model thinks of each word; the annotators' own labels and ties stay."""
    mask = batch.of_words < PAD
    made = deep.headed(batch.seen)
    levels = made["labels"].split(len(LABELS), dim=2)
    chances = [
        torch.softmax(sums(scores, (deep.moves[level] + deep.barred).expand(len(mask), -1, -1), mask)[1], dim=2)
        for level, scores in enumerate(levels)
    ]
    cue, content = (torch.tensor([LABELS.index(f"{at}-{role}") for at in "BI"]) for role in ("cue", "content"))
    contents, sources = batch.contents.clone(), batch.sources.clone()
    points_at = _sure(deep, 1, made["cue_from"], made["source_to"], batch)
    for level, pointer in enumerate(made["content_from"].split(TIES, dim=2)):
        open_ = mask & (batch.asked[:, level] == 0)[:, None]
        told = _sure(deep, 0, pointer, made["cue_to"], batch)
        for ties, thoughts, labels in ((contents, told, content), (sources, points_at, cue)):
            likely = open_ & (chances[level][..., labels.to(mask.device)].sum(dim=2) > LIKELY)
            ties[:, level] = torch.where(likely, thoughts, ties[:, level])
    soft = torch.stack(chances, dim=1)
    return replace(batch, contents=contents, sources=sources, soft=soft, taught=torch.ones_like(batch.taught))


def _sure(deep: Tagger, kind: int, pointer: Tensor, to: Tensor, batch: Batch) -> Tensor:
    """What each word points to; not asked where the deep model isn't sure."""
    sure, at = deep.pointed(kind, pointer, to, batch.of_words).max(dim=2)
    return torch.where(sure > LIKELY, at - 1, NOT_ASKED)
