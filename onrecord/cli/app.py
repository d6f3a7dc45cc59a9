"""The group of all commands; a command's module is loaded when it is called."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """Turn news reports into a record that a researcher can check."""
