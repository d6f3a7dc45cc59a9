"""Words of like meaning: for a stem those near it, learnt from the encoder's word pieces (training/link/near.py)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def near(stem: str) -> Mapping[str, float]:
    """The stems near one, with how alike they are in meaning (0 to 1); none for a stem that isn't known."""
    return _all().get(stem, {})


@cache
def _all() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(
        (files("onrecord.link") / "weights" / "near.json").read_text("utf-8")
    )
    return found
