"""When Python looks for garbage."""

from __future__ import annotations

import gc

import pytest

from onrecord.garbage import without_collecting


def test_nothing_is_looked_for_inside_and_again_behind() -> None:
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_behind_a_fault() -> None:
    with pytest.raises(ValueError, match="odd"), without_collecting():
        raise ValueError("odd")
    assert gc.isenabled()


def test_who_holds_it_off_for_longer_is_heeded() -> None:
    with without_collecting():
        with without_collecting():
            pass
        assert not gc.isenabled()
