"""How many reports of news in general have each common word: what linking knows of words beside its own reports.

Counted over PolNeAR's training part and LGL and TR-News; words of fewer than one report in a hundred are left out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

from evals.corpora import folder
from onrecord.link.words import stems

_LEAST = 0.01


def texts() -> Iterator[str]:
    """The texts that are counted over."""
    for path in sorted((folder("polnear") / "train/text").glob("*.txt")):
        yield path.read_text("utf-8")
    for name in ("lgl.xml", "TR-News.xml"):
        for article in ElementTree.parse(folder("geoparsing") / name).getroot().iter("article"):
            yield article.findtext("text") or ""


def write() -> int:
    """Puts the shares, by stem, where they are taken from; how many there are."""
    counted = [set(stems(text)) for text in texts()]
    times = Counter(word for words in counted for word in words)
    shares = {word: round(count / len(counted), 3) for word, count in sorted(times.items())}
    kept = {word: share for word, share in shares.items() if share >= _LEAST}
    path = Path(str(files("onrecord.link"))) / "weights" / "common.json"
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")
    return len(kept)
