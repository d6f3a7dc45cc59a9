"""Lists of words that decide about lines, names and hyphens, read from ``words.yml`` once a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    import yaml

    raw = yaml.safe_load(files("onrecord.repair").joinpath("words.yml").read_text("utf-8"))
    return {name: frozenset(entry["words"]) for name, entry in raw.items()}


def word_list(name: str) -> frozenset[str]:
    """The words of one list; KeyError where there is none of the name."""
    return _lists()[name]
