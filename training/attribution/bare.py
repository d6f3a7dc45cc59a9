"""News texts without any marks, from the other corpora: what the taught models read for the one that is shipped."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.attribution.corpus import Document, parsed

_SHORTEST = 300
"""Characters that a text has at least."""


def bare(corpora: Path) -> Iterator[Document]:
    """Texts of NGEC (every second), LGL, TR-News, re3d and TempEval-3 as documents with no relations."""
    for nth, text in enumerate(_texts(corpora)):
        lines = [re.sub(r"\s+", " ", line).strip() for line in re.split(r"\n", text)]
        whole = "\n".join(line for line in lines if line)
        if len(whole) >= _SHORTEST:
            yield parsed(f"bare{nth}", whole, [], 0)


def _texts(corpora: Path) -> Iterator[str]:
    for path in sorted((corpora / "geoparsing").glob("*.xml")):
        for body in re.findall(r"<text>(.*?)</text>", path.read_text("utf-8", errors="replace"), re.DOTALL):
            yield html.unescape(re.sub(r"<!\[CDATA\[|\]\]>", "", body)).replace(" . ", ". ")
    for path in sorted((corpora / "ngec").glob("*.csv")):
        with path.open(encoding="utf-8") as rows:
            yield from (row["text"] for nth, row in enumerate(csv.DictReader(rows)) if nth % 2)
    for path in sorted((corpora / "re3d").glob("*/documents.json")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)["text"]
    for path in sorted((corpora / "tempeval3" / "TBAQ-cleaned").glob("*/*.tml")):
        body = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text("utf-8", errors="replace"), re.DOTALL)
        if body:
            text = html.unescape(re.sub(r"<[^>]+>", "", body[1]))
            text = text.replace("``", '"').replace("''", '"').strip()
            yield "\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
