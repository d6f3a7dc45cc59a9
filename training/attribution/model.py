"""The tagger: one encoder; for each level of telling labels with learned steps; which cue, which source belongs where.

A further head is a further row of ``HEADS`` and its loss.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.attribute.decoding import LABELS
from onrecord.attribute.linking import BUCKETS
from training.attribution.chain import NEVER, path, sums
from training.attribution.encoder import Encoder, Shape
from training.attribution.examples import LEVELS, NAME_LABELS, NOT_ASKED, PAD, Batch

TIES = 64
"""The width of the vectors whose products say what belongs together."""
HEADS = {
    "labels": LEVELS * len(LABELS),
    "content_from": LEVELS * TIES,
    "cue_to": TIES,
    "cue_from": TIES,
    "source_to": TIES,
    "names": len(NAME_LABELS),
}
"""What is made of each word, and how wide: labels of each level; a content's pointer to its cue (one a level) and what
it points at; a cue's pointer to its source and what it points at."""


@dataclass(frozen=True)
class Weights:
    """What each part of the loss weighs: steps from labels, teachers, ties, what a deep model saw, names."""

    soft: float = 1.0
    ties: float = 0.3
    alike: float = 0.0
    names: float = 1.0


class Tagger(nn.Module):
    """Pieces to what the heads make of each word."""

    def __init__(self, shape: Shape, traits: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(shape, traits, dropout)
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({name: nn.Linear(shape.width, size) for name, size in HEADS.items()})
        self.moves = nn.Parameter(torch.zeros(LEVELS, len(LABELS), len(LABELS)))
        self.near = nn.Parameter(torch.zeros(2, 2 * BUCKETS + 1))
        self.nobody = nn.Parameter(torch.zeros(2))
        self.register_buffer("barred", barred(), persistent=False)

    def forward(self, ids: Tensor, rows: Tensor, paragraphs: Tensor, words: Tensor) -> dict[str, Tensor]:
        """What each head makes of each word, (batch, words, width), and as ``seen`` what they make it of."""
        hidden = self.encoder(ids, rows, paragraphs)
        seen = hidden.gather(1, words[..., None].expand(-1, -1, hidden.shape[2]))
        return {**self.headed(self.dropout(seen)), "seen": seen}

    def headed(self, seen: Tensor) -> dict[str, Tensor]:
        """What each head makes of what was seen in each word."""
        return {name: head(seen) for name, head in self.heads.items()}

    def loss(self, made: dict[str, Tensor], batch: Batch, weights: Weights) -> Tensor:
        """The loss a word of what the model made of a batch."""
        ties = [
            self._tie_loss(0, pointer, made["cue_to"], batch.contents[:, level], batch)
            for level, pointer in enumerate(made["content_from"].split(TIES, dim=2))
        ]
        gold = torch.where(batch.sources[:, 0] > NOT_ASKED, batch.sources[:, 0], batch.sources[:, 1])
        ties.append(self._tie_loss(1, made["cue_from"], made["source_to"], gold, batch))
        loss = self._label_loss(made, batch, weights) + weights.ties * torch.stack(ties).sum()
        if weights.alike:
            loss = loss + weights.alike * unlike(made["seen"], batch)
        if batch.names.shape[1]:
            loss = loss + weights.names * misnamed(made["names"], batch.names)
        return loss

    def _label_loss(self, made: dict[str, Tensor], batch: Batch, weights: Weights) -> Tensor:
        """Minus the log-likelihood of the gold labels, and the cross-entropy of teachers' thoughts, a word.

        The levels of all windows that have something to learn stand side by side.
        """
        told = ((batch.asked + batch.taught) > 0).nonzero()
        at, level = told[:, 0], told[:, 1]
        mask = (batch.of_words < PAD)[at]
        scores = made["labels"].unflatten(2, (LEVELS, len(LABELS))).transpose(1, 2)[at, level]
        own = self.moves[level]
        whole, each = sums(scores, own + self.barred, mask)
        gold = path(scores, own, mask, batch.labels[at, level])
        words = (batch.of_words < PAD).sum()
        loss = ((whole - gold) * batch.asked[at, level]).sum()
        if batch.soft.shape[2]:
            thought = -(batch.soft[at, level] * torch.log_softmax(each, dim=2)).sum(dim=2) * mask
            loss = loss + weights.soft * (thought.sum(dim=1) * batch.taught[at, level]).sum()
        return loss / words

    def _tie_loss(self, kind: int, pointer: Tensor, to: Tensor, gold: Tensor, batch: Batch) -> Tensor:
        """The cross-entropy of what each word that is asked points to, a word asked."""
        asked = gold > NOT_ASKED
        scores = self._pointing(kind, pointer, to, batch.of_words)[asked]
        return functional.cross_entropy(scores, gold[asked] + 1, reduction="sum") / max(1, len(scores))

    def _pointing(self, kind: int, pointer: Tensor, to: Tensor, paragraphs: Tensor) -> Tensor:
        """(batch, words, 1 + words): how strongly each word points to nobody and to each word of no later paragraph."""
        scores = pointer @ to.transpose(1, 2) / TIES**0.5
        scores = scores + self.near[kind][distances(scores.shape[1], scores.device)]
        hidden = (paragraphs[:, None, :] > paragraphs[:, :, None]) | (paragraphs[:, None, :] == PAD)
        nobody = self.nobody[kind].expand(scores.shape[0], scores.shape[1], 1)
        return torch.cat([nobody, scores.masked_fill(hidden, NEVER)], dim=2)

    def pointed(self, kind: int, pointer: Tensor, to: Tensor, paragraphs: Tensor) -> Tensor:
        """(batch, words, 1 + words): how likely each word points to nobody, and to each word.

        ``kind`` 0 is content to cue, 1 cue to source.
        """
        return torch.softmax(self._pointing(kind, pointer, to, paragraphs), dim=2)


def misnamed(scores: Tensor, likely: Tensor) -> Tensor:
    """The loss of the labels for names, a word that somebody looked at.

    Where annotators leave several labels open it is minus the logarithm of what they have together, where a teacher
    gives chances it is the cross-entropy.
    """
    asked = likely.sum(dim=2) > 0
    chances, likely = torch.log_softmax(scores[asked], dim=1), likely[asked]
    together = -torch.logsumexp(chances.masked_fill(likely < 1, NEVER), dim=1)
    crossed = -(likely * chances).sum(dim=1)
    return torch.where((likely == 1).any(dim=1), together, crossed).sum() / max(1, len(chances))


def unlike(seen: Tensor, batch: Batch) -> Tensor:
    """How far what was seen lies from what a deep model saw: the mean over words of the squared distance, relative."""
    there = batch.of_words < PAD
    mine, theirs = seen[there], batch.seen[there]
    return ((mine - theirs).square().sum(dim=1) / theirs.square().sum(dim=1)).mean()


def barred() -> Tensor:
    """(from, to): 0 where a label may follow, -1e4 where not (inside only behind begin or inside of the same role)."""
    table = torch.zeros(len(LABELS), len(LABELS))
    for nth, before in enumerate(LABELS):
        for other, after in enumerate(LABELS):
            if after.startswith("I-") and before[2:] != after[2:]:
                table[nth, other] = NEVER
    return table


def distances(words: int, device: torch.device) -> Tensor:
    """(from, to): the bucket of how many words lie between, as ``onrecord.attribute.linking.bucket`` counts them."""
    at = torch.arange(words, device=device)
    away = at[None, :] - at[:, None]
    size = torch.ceil(torch.log2(away.abs().float() + 1)).long().clamp(max=BUCKETS)
    return torch.sign(away) * size + BUCKETS
