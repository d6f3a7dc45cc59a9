"""Makes what the head for names learns from: every text of the corpora and of our own, parsed and labelled.

usage: python -m training.names texts [--work FOLDER]

Writes ``train.docs``, ``tune.docs`` and ``score.docs`` into the work folder (default ``build/names``): pickled lists
of ``training.names.store.Labelled``. A step done is not done again: remove a file to make it anew.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from pathlib import Path
from typing import get_args

from training.names.corpus import texts
from training.names.named import Named, Part
from training.names.store import Labelled, all_labelled


def write(work: Path) -> None:
    """Makes the files that are missing."""
    stores = {part: work / f"{part}.docs" for part in get_args(Part)}
    missing = {part: store for part, store in stores.items() if not store.exists()}
    read: list[Named] = list(texts()) if missing else []
    work.mkdir(parents=True, exist_ok=True)
    for part, store in missing.items():
        found = list(all_labelled(one for one in read if one.part == part))
        store.write_bytes(pickle.dumps(found))
        print(f"{store}: {told(found)}")


def told(found: list[Labelled]) -> str:
    """How much that is."""
    kinds = Counter(kind for one in found for *_, kind in one.spans)
    words = sum(len(one.document.words) for one in found)
    return f"{len(found)} texts, {words:,} words, names: {', '.join(f'{kind} {n}' for kind, n in kinds.most_common())}"


def main() -> None:
    """The step asked for."""
    options = argparse.ArgumentParser(
        prog="python -m training.names", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("step", choices=["texts"])
    options.add_argument("--work", type=Path, default=Path("build/names"))
    write(options.parse_args().work)


if __name__ == "__main__":
    main()
