"""Sums over labellings against every labelling counted one by one, and which layers a shallow model keeps."""

from __future__ import annotations

from itertools import product

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra [training]")


def test_sums_are_those_over_every_labelling() -> None:
    from training.attribution.chain import path, sums

    torch.manual_seed(3)
    labels, lengths = 3, [4, 2]
    scores, moves = torch.randn(2, 4, labels), torch.randn(2, labels, labels)
    mask = torch.arange(4)[None] < torch.tensor(lengths)[:, None]
    whole, each = sums(scores, moves, mask)
    for nth, length in enumerate(lengths):
        ways = torch.tensor(list(product(range(labels), repeat=length)))
        many = len(ways)
        there = torch.ones(many, length, dtype=torch.bool)
        own = path(scores[nth, None, :length].expand(many, -1, -1), moves[nth, None].expand(many, -1, -1), there, ways)
        assert whole[nth].item() == pytest.approx(torch.logsumexp(own, 0).item(), abs=1e-4)
        for at, label in product(range(length), range(labels)):
            through = torch.logsumexp(own[ways[:, at] == label], 0).item()
            assert each[nth, at, label].item() == pytest.approx(through, abs=1e-4)


def test_a_shallow_model_keeps_layers_evenly_and_the_last() -> None:
    from training.attribution.encoder import Shape
    from training.attribution.model import Tagger
    from training.attribution.thin import shallow

    shape = Shape(layers=6, width=24, heads=2, inner=48, positions=8, vocabulary=10)
    deep = Tagger(shape, 4)
    kept = shallow(deep, 3)
    for nth, of in enumerate((1, 3, 5)):
        name = "qkv.weight"
        assert torch.equal(kept[f"encoder.layers.{nth}.{name}"], deep.state_dict()[f"encoder.layers.{of}.{name}"])
    assert not any(name.startswith("encoder.layers.3.") for name in kept)
    assert torch.equal(kept["moves"], deep.state_dict()["moves"])
