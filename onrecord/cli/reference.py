"""Every command's help as Markdown, for docs/commands.md."""

from __future__ import annotations

import click

from onrecord.cli.app import COMMANDS, main

WIDTH = 100
"""The width of a help text in the documentation."""


def reference() -> str:
    """A section a command, in the order of ``onrecord --help``."""
    group = click.Context(main, info_name="onrecord", terminal_width=WIDTH, max_content_width=WIDTH)
    sections = [_section("onrecord", main.get_help(group))]
    for name in COMMANDS:
        command = main.get_command(group, name)
        assert command is not None
        context = click.Context(command, group, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
        sections.append(_section(f"onrecord {name}", command.get_help(context)))
    return "\n".join(sections)


def _section(title: str, help_text: str) -> str:
    lines = "\n".join(line.rstrip() for line in click.unstyle(help_text).splitlines())
    return f"\n## {title}\n\n```text\n{lines}\n```\n"
