"""A model written as an int8 graph and turned back."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the packages for training")

from onrecord.encode.windows import Traits  # noqa: E402
from training.attribution.encoder import Shape  # noqa: E402
from training.attribution.examples import NAME_LABELS  # noqa: E402
from training.attribution.export import Limits, facts_of, int8, model_of  # noqa: E402
from training.attribution.floats import held_in, turned_back  # noqa: E402
from training.attribution.model import Tagger, misnamed  # noqa: E402
from training.names.learn import likely  # noqa: E402
from training.names.named import Named  # noqa: E402
from training.names.store import labelled  # noqa: E402


def test_what_is_written_is_turned_back_as_it_was(tmp_path: Path) -> None:
    torch.manual_seed(1)
    model = Tagger(Shape(layers=2), 4)
    held = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    low, high = np.linspace(-3, -1, 384), np.linspace(1, 4, 384)
    limits = {
        name: Limits(*(np.resize(edge, module.in_features) for edge in (low, high)))
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear)
    }
    tmp_path.joinpath("tagger.onnx").write_bytes(model_of(int8(held, limits)).SerializeToString())
    tmp_path.joinpath("tagger.json").write_text(json.dumps(facts_of(model, ["tag NN", "is dobj", "small out"], "x")))
    found, table = turned_back(tmp_path)
    assert table == Traits({"tag NN": 1, "is dobj": 2, "small out": 3})
    for name, value in found.state_dict().items():
        away = (value - model.state_dict()[name]).abs().max()
        assert away <= 0.02 * max(1e-3, model.state_dict()[name].abs().max()), name


def test_the_shipped_graph_is_laid_out_as_any_that_is_written() -> None:
    shipped = Path(str(files("onrecord.encode"))) / "weights/tagger.onnx"
    assert model_of(held_in(shipped)).SerializeToString() == shipped.read_bytes()


def test_a_word_that_nobody_looked_at_costs_nothing() -> None:
    scores = torch.randn(1, 2, len(NAME_LABELS))
    asked = torch.zeros_like(scores)
    asked[0, 0, 0] = 1
    alone = misnamed(scores[:, :1], asked[:, :1])
    assert torch.isclose(misnamed(scores, asked), alone)


def test_labels_left_open_count_together() -> None:
    scores = torch.zeros(1, 1, len(NAME_LABELS))
    asked = torch.zeros_like(scores)
    asked[0, 0, :2] = 1
    assert torch.isclose(misnamed(scores, asked), torch.log(torch.tensor(len(NAME_LABELS) / 2)))


def test_chances_of_a_teacher_are_crossed() -> None:
    scores = torch.zeros(1, 1, len(NAME_LABELS))
    asked = torch.zeros_like(scores)
    asked[0, 0, 0], asked[0, 0, 1] = 0.5, 0.5
    assert torch.isclose(misnamed(scores, asked), torch.log(torch.tensor(float(len(NAME_LABELS)))))


def test_a_missing_mark_leaves_open_what_its_corpus_does_not_mark() -> None:
    text = Named(
        "x", "Ana Kolb left Orn.", ((0, 8, "person"), (14, 17, "place")), frozenset({"person", "place"}), "train"
    )
    one = labelled(text)
    open_ = {NAME_LABELS[at] for at in np.flatnonzero(likely(one)[one.labels.index("O")])}
    assert open_ == {"O"} | {label for label in NAME_LABELS[1:] if label[2:] not in one.kinds}
    named = next(nth for nth, label in enumerate(one.labels) if label != "O")
    assert [NAME_LABELS[at] for at in np.flatnonzero(likely(one)[named])] == [one.labels[named]]
