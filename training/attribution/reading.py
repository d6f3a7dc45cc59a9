"""What a model in PyTorch makes of documents, in the windows that the package reads them in."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from onrecord.attribute.decoding import LABELS
from onrecord.encode.windows import CONTEXT, WINDOW, layout
from onrecord.encode.wordpieces import WordPieces
from training.attribution.chain import sums
from training.attribution.examples import LEVELS, PAD, Array, Batch, Ready, batch_of
from training.attribution.model import TIES, Tagger
from training.attribution.processes import halved


def windows(one: Ready) -> list[tuple[Ready, object, tuple[None, ...]]]:
    """A document in the windows that the package would read it in."""
    lengths = (one.last - one.first).tolist()
    return [(one, window, (None,) * LEVELS) for window in layout(lengths, one.document.paragraphs, WINDOW, CONTEXT)]


def made_of(
    model: Tagger, documents: Sequence[Ready], vocabulary: WordPieces, device: torch.device
) -> list[list[tuple[object, dict[str, Array]]]]:
    """For each document its windows with what the heads make of their words, as arrays (see ``_arrays``)."""
    model.eval()
    examples = [(nth, *example) for nth, one in enumerate(documents) for example in windows(one)]
    found: list[list[tuple[object, dict[str, Array]]]] = [[] for _ in documents]
    order = sorted(range(len(examples)), key=lambda at: examples[at][2].last - examples[at][2].first)
    kept: dict[int, dict[str, Array]] = {}
    for begin in range(0, len(order), 12):
        some = order[begin : begin + 12]
        batch = batch_of([examples[at][1:] for at in some], vocabulary).to(device)
        for at, arrays in zip(some, _arrays(model, batch), strict=True):
            kept[at] = arrays
    for at, (nth, _, window, _) in enumerate(examples):
        found[nth].append((window, kept[at]))
    return found


@torch.no_grad()
def _arrays(model: Tagger, batch: Batch) -> list[dict[str, Array]]:
    """Of each window the heads' vectors; the chances of the outer labels; what words point to, and how surely."""
    with halved(batch.ids.device):
        made = model(batch.ids, batch.rows, batch.paragraphs, batch.words)
    made = {name: part.float() for name, part in made.items()}
    mask = batch.of_words < PAD
    moves = (model.moves[0] + model.barred).expand(len(mask), -1, -1)
    out = dict(made)
    out["chances"] = torch.softmax(sums(made["labels"][..., : len(LABELS)], moves, mask)[1], dim=2)
    pointers = {
        "cues": (0, made["content_from"][..., :TIES], made["cue_to"]),
        "sources": (1, made["cue_from"], made["source_to"]),
    }
    for name, (kind, pointer, to) in pointers.items():
        sure, at = model.pointed(kind, pointer, to, batch.of_words).max(dim=2)
        out[name], out[f"{name} sure"] = at - 1, sure
    lengths = mask.sum(dim=1).tolist()
    arrays = {name: part.cpu().numpy() for name, part in out.items()}
    return [{name: part[nth, :length] for name, part in arrays.items()} for nth, length in enumerate(lengths)]
