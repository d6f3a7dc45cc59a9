"""docs/commands.md is what the commands say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click
from cogapp import Cog

from onrecord.cli import main
from onrecord.cli.app import COMMANDS
from onrecord.store.entries import How

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_reference_is_up_to_date() -> None:
    text = DOCS.read_text("utf-8")
    assert Cog().process_string(text, str(DOCS)) == text, "run: make docs"


def test_every_command_and_option_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    for name in COMMANDS:
        section = text.partition(f"## onrecord {name}\n")[2].partition("\n## ")[0]
        command = main.get_command(click.Context(main), name)
        assert command is not None
        options = [one.opts[0] for one in command.params if isinstance(one, click.Option)]
        assert [option for option in options if option not in section] == []


def test_every_answer_of_read_is_explained() -> None:
    text = DOCS.read_text("utf-8")
    assert [how for how in get_args(How) if f"| {how} |" not in text] == []
