"""What the README shows is what the program does now."""

from __future__ import annotations

from pathlib import Path

from cogapp import Cog

ROOT = Path(__file__).parents[1]


def test_the_readme_is_up_to_date() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert Cog().process_string(text, str(ROOT / "README.md")) == text, "run: make docs"


def test_links_between_the_docs_lead_somewhere() -> None:
    import re

    missing = [
        f"{page.name}: {target}"
        for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []
