"""Learned weights as they are written down."""

import sys
from pathlib import Path

import pytest

from onrecord.weights import ALWAYS, weights
from training.weights import rounded, write


def test_small_ones_are_left_out_and_what_is_always_added_stays() -> None:
    found = {"in": 1.2345, "near": 0.04, "from": -0.5, ALWAYS: 0.001}
    assert rounded(found, 2, 0.05) == {"in": 1.23, "from": -0.5, ALWAYS: 0.0}


def test_what_is_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made_up_package").mkdir()
    (tmp_path / "made_up_package/__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "made_up_package", raising=False)
    write("made_up_package", {"in Lenn’s": 0.25, ALWAYS: -1.0})
    assert weights("made_up_package") == {"in Lenn’s": 0.25, ALWAYS: -1.0}
