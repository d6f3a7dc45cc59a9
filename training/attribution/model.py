"""The tagger: one encoder, a head for labels with learned transitions, a head that ties words to their cue."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.encoder import Encoder, Shape

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
TIES = 64
"""The width of the vectors whose products say which cue a word belongs to."""
NEVER = -1e4


def allowed() -> Tensor:
    """(from, to): 0 where a label may follow, -1e4 where not (inside only behind begin or inside of the same role)."""
    table = torch.zeros(len(LABELS), len(LABELS))
    for nth, before in enumerate(LABELS):
        for other, after in enumerate(LABELS):
            if after.startswith("I-") and before[2:] != after[2:]:
                table[nth, other] = NEVER
    return table


class Tagger(nn.Module):
    """Pieces to labels and ties."""

    def __init__(self, shape: Shape, traits: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(shape, traits)
        self.dropout = nn.Dropout(dropout)
        self.labels = nn.Linear(shape.width, len(LABELS))
        self.moves = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.ties_from = nn.Linear(shape.width, TIES)
        self.ties_to = nn.Linear(shape.width, TIES)
        self.nobody = nn.Parameter(torch.zeros(1))
        self.register_buffer("barred", allowed(), persistent=False)

    def forward(self, ids: Tensor, rows: Tensor, paragraphs: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """For each piece: label scores, and the vectors whose product ties a word to a cue."""
        hidden = self.dropout(self.encoder(ids, rows, paragraphs))
        return self.labels(hidden), self.ties_from(hidden), self.ties_to(hidden)

    def label_loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Minus the log-likelihood of the gold labels of each sequence (batch, words), summed over the batch."""
        moves = self.moves + self.barred
        path = (scores.gather(2, gold[..., None])[..., 0] * mask).sum()
        path = path + (self.moves[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum()
        alpha = scores[:, 0]
        for nth in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + moves[None], dim=1) + scores[:, nth]
            alpha = torch.where(mask[:, nth, None] > 0, step, alpha)
        return torch.logsumexp(alpha, dim=1).sum() - path

    def tie_loss(self, ties_from: Tensor, ties_to: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Cross-entropy of the cue of each word that has one to find; ``gold`` -1 nobody, -2 not asked; summed."""
        scores = ties_from @ ties_to.transpose(1, 2) / TIES**0.5
        scores = scores.masked_fill(mask[:, None, :] == 0, NEVER)
        nobody = self.nobody.expand(scores.shape[0], scores.shape[1], 1)
        return functional.cross_entropy(
            torch.cat([nobody, scores], dim=2).flatten(0, 1), (gold + 1).flatten(), ignore_index=-1, reduction="sum"
        )
