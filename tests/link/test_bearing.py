"""What later sentences say of something foretold."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from onrecord.link.bearing import cues

ENTRIES = yaml.safe_load((files("onrecord.link") / "bearing.yml").read_text("utf-8"))["entries"]
CASES = [
    pytest.param(entry["match"], text, wanted, id=f"{entry['means']}-{wanted}-{text}")
    for entry in ENTRIES
    for wanted, texts in ((True, entry["examples"]), (False, entry["not_examples"]))
    for text in texts
]


@pytest.mark.parametrize(("match", "text", "wanted"), CASES)
def test_example(match: str, text: str, wanted: bool) -> None:
    means = next(entry["means"] for entry in ENTRIES if entry["match"] == match)
    assert (means in dict(cues(text))) is wanted
