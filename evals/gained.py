"""Findings gained and lost between two commits, on the demo reports or on any other texts.

usage: python -m evals.gained OLD [NEW] [--path PATH …]

Reads the same files with both versions (each checked out into a folder of its own; NEW is the working tree unless a
commit is named) and lists what only one of them found: + gained, - lost, and ~ where the same words are told otherwise.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
Findings = dict[tuple[str, str, int, str], dict[str, Any]]
"""By report, kind, place and words: what is told of them."""
TOLD = {
    "statements": ("manner", "act", "said", "evidence", "stance"),
    "events": ("type", "what", "when", "status"),
    "forecasts": ("hedge", "condition", "due"),
}
"""What is compared of each kind, beside the words."""


@contextmanager
def checked_out(commit: str | None) -> Iterator[Path]:
    """A folder with the tree of a commit; the working tree for None."""
    if commit is None:
        yield ROOT
        return
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["git", "worktree", "add", "--detach", "-q", str(tree), commit], check=True, cwd=ROOT)
        try:
            yield tree
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], check=True, cwd=ROOT)


def findings(tree: Path, paths: list[Path]) -> Findings:
    """What the version in a folder finds in files."""
    command = [sys.executable, "-m", "onrecord", "read", "--json", *map(str, paths)]
    out = subprocess.run(command, cwd=tree, check=True, capture_output=True, text=True).stdout
    found: Findings = {}
    for line in out.splitlines():
        reading = json.loads(line)
        name = Path(reading["report"]["origin"]).name
        for kind, fields in TOLD.items():
            for one in reading[kind]:
                start, words = words_of(kind, one)
                about = {field: one[field] for field in fields}
                if kind == "statements":
                    about["source"] = one["source"]["name"] if one["source"] else None
                    about["nested"] = one["within"] is not None
                found[name, kind, start, words] = about
    return found


def words_of(kind: str, one: dict[str, Any]) -> tuple[int, str]:
    """Where a finding begins, and its words in a line."""
    if kind == "statements":
        cue = one["cue"]["text"] if one["cue"] else ""
        return one["content"][0]["start"], f"[{cue}] {' … '.join(span['text'] for span in one['content'])}"
    if kind == "events":
        return one["trigger"]["start"], one["trigger"]["text"]
    return one["start"], one["claim"]


def lines(old: Findings, new: Findings) -> Iterator[str]:
    """What differs, in the order of the text."""
    for key in sorted(set(old) | set(new)):
        name, kind, start, words = key
        where, short = f"{name}:{start} {kind[:-1]}", " ".join(words.split())[:140]
        if key not in old:
            yield f"+ {where} {short}"
        elif key not in new:
            yield f"- {where} {short}"
        elif old[key] != new[key]:
            told = [
                f"{field} {old[key][field]} → {new[key][field]}"
                for field in old[key]
                if old[key][field] != new[key][field]
            ]
            yield f"~ {where} {short}: {'; '.join(told)}"


def main() -> None:
    """Prints the differences and a count of each sign."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("old")
    options.add_argument("new", nargs="?", default=None)
    options.add_argument("--path", type=Path, nargs="+", default=[ROOT / "examples/reports"])
    asked = options.parse_args()
    paths = [path.resolve() for path in asked.path]
    with checked_out(asked.old) as before, checked_out(asked.new) as after:
        told = list(lines(findings(before, paths), findings(after, paths)))
    print("\n".join(told))
    print(
        ", ".join(
            f"{sum(line[0] == sign for line in told)} {what}"
            for sign, what in (("+", "gained"), ("-", "lost"), ("~", "told otherwise"))
        )
    )


if __name__ == "__main__":
    main()
