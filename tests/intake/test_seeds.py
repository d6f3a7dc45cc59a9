"""Files that fuzzing broke a reader with (evals/fuzz.py), one for each cause: each is read or named."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.model import RawReport
from onrecord.repair import repair
from tests.intake.held import held

SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())
LARGEST = 3000
"""Bytes of a seed."""


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_broken_file_is_named_or_read(seed: Path) -> None:
    raw = seed.read_bytes()
    assert len(raw) <= LARGEST
    begun = time.process_time()
    found = held(seed.name, raw)
    assert found
    for one in found:
        if isinstance(one, RawReport):
            repair(one, None)
        else:
            assert isinstance(one, InputError)
            assert str(one).startswith(seed.name)
            assert "opening it failed" not in str(one)
            assert "\n" not in str(one)
    assert time.process_time() - begun < 10


def test_each_format_that_is_packed_says_that_it_is_damaged() -> None:
    for name in ("deflate.docx", "deflate.odt", "deflate.epub"):
        seed = next(one for one in SEEDS if one.name == name)
        (fault,) = held(name, seed.read_bytes())
        assert "is damaged (error -3 while decompressing data" in str(fault)
