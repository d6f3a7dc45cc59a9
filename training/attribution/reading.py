"""What a model in PyTorch makes of documents: windows as the package reads them, scores, what teachers think."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from onrecord.attribute.decoding import LABELS, ROLES, Run, barred, runs
from onrecord.attribute.linking import Linked, Links, Pull, Seen
from onrecord.attribute.windows import CONTEXT, WINDOW, layout
from onrecord.attribute.wordpieces import WordPieces
from training.attribution.chain import sums
from training.attribution.corpus import Relation
from training.attribution.examples import LEVELS, PAD, Array, Batch, Ready, batch_of
from training.attribution.model import TIES, Tagger

Counts = Counter[tuple[str, str]]


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
    for begin in range(0, len(order), 48):
        some = order[begin : begin + 48]
        batch = batch_of([examples[at][1:] for at in some], vocabulary).to(device)
        for at, arrays in zip(some, _arrays(model, batch), strict=True):
            kept[at] = arrays
    for at, (nth, _, window, _) in enumerate(examples):
        found[nth].append((window, kept[at]))
    return found


@torch.no_grad()
def _arrays(model: Tagger, batch: Batch) -> list[dict[str, Array]]:
    """Of each window the heads' vectors; the chances of the outer labels; what words point to, and how surely."""
    with torch.autocast(batch.ids.device.type, torch.bfloat16, enabled=batch.ids.is_cuda):
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


def seen_of(made: Sequence[tuple[object, dict[str, Array]]]) -> list[Seen]:
    """A document's windows as the package's decoder takes them."""
    found = []
    for window, arrays in made:
        labels = tuple(np.split(arrays["labels"].astype(np.float64), LEVELS, axis=1))
        contents = tuple(np.split(arrays["content_from"], LEVELS, axis=1))
        ties = (arrays[name] for name in ("cue_to", "cue_from", "source_to"))
        found.append(Seen(window.first, window.fresh, window.last, labels, contents, *ties))  # type: ignore[attr-defined]
    return found


def pulls_of(model: Tagger) -> tuple[Pull, Pull]:
    """What counts beside the vectors, of contents and of sources."""
    nobody, near = model.nobody.detach().cpu().numpy(), model.near.detach().cpu().numpy().astype(np.float64)
    return Pull(float(nobody[0]), near[0]), Pull(float(nobody[1]), near[1])


def decoded(
    seen: Sequence[Seen], one: Ready, moves: Array, pulls: tuple[Pull, Pull], level: int = 0
) -> tuple[list[Run], list[Linked]]:
    """The runs of a level and what belongs together."""
    paragraphs = one.document.paragraphs
    scores = np.concatenate([window.labels[level][window.fresh - window.first :] for window in seen])
    starts = [nth for nth in range(len(paragraphs)) if not nth or paragraphs[nth] != paragraphs[nth - 1]]
    found = runs(np.split(scores, starts[1:]), barred(moves))
    return found, Links(seen, paragraphs, pulls, level).of(found)


def count(one: Ready, found: Sequence[Run], linked: Sequence[Linked]) -> Counts:
    """Exact runs of each role, and relations whose contents, and sources too, overlap by half, on words."""
    gold = [relation for relation in one.document.golds[0] if relation.level == 0]
    counts: Counts = Counter()
    wanted = _runs(gold)
    got = {(run.role, run.first, run.last) for run in found if not run.faint}
    for role in ROLES:
        ours, theirs = ({each for each in some if each[0] == role} for some in (got, wanted))
        counts.update({(role, "gold"): len(theirs), (role, "found"): len(ours), (role, "hit"): len(ours & theirs)})
    told = [each for each in linked if each.contents]
    for name, source in (("content half", False), ("relation", True)):
        counts.update(
            {(name, "gold"): len(gold), (name, "found"): len(told), (name, "hit"): _matched(gold, told, source=source)}
        )
    return counts


def _runs(gold: Sequence[Relation]) -> set[tuple[str, int, int]]:
    held: dict[int, tuple[str, int]] = {}
    for number, one in enumerate(gold):
        parts = [("source", one.source), ("cue", one.cue), *(("content", each) for each in one.contents)]
        for role, part in parts:
            for at in range(*part) if part else ():
                held.setdefault(at, (role, number))
    found, first = set(), 0
    last = max(held, default=-1) + 1
    for nth in range(1, last + 1):
        if held.get(nth) != held.get(first):
            if first in held:
                found.add((held[first][0], first, nth))
            first = nth
    return found


def _matched(gold: Sequence[Relation], told: Sequence[Linked], *, source: bool) -> int:
    def share(one: set[int], other: set[int]) -> float:
        return len(one & other) / len(one | other) if one | other else 1.0

    scored = []
    for g, want in enumerate(gold):
        words = {at for part in want.contents for at in range(*part)}
        for f, got in enumerate(told):
            value = share(words, {at for part in got.contents for at in range(part.first, part.last)})
            if value < 0.5:
                continue
            theirs = set(range(got.source.first, got.source.last)) if got.source else set()
            if not source or share(set(range(*want.source)) if want.source else set(), theirs) >= 0.5:
                scored.append((-value, g, f))
    pairs: list[tuple[int, int]] = []
    for _, g, f in sorted(scored):
        if g not in {a for a, _ in pairs} and f not in {b for _, b in pairs}:
            pairs.append((g, f))
    return len(pairs)


def f1(counts: Counts, kind: str) -> float:
    """The F1 of a kind, in per cent."""
    hit, gold, found = (counts[kind, what] for what in ("hit", "gold", "found"))
    return 200 * hit / max(1, gold + found)


def line(counts: Counts) -> str:
    """All F1 in a line."""
    kinds = dict.fromkeys(kind for kind, _ in counts)
    return "  ".join(f"{kind} {f1(counts, kind):.1f}" for kind in kinds)


__all__ = ["LABELS", "Counts", "count", "decoded", "f1", "line", "made_of", "pulls_of", "seen_of", "windows"]
