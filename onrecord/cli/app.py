"""The group of all commands; a command's module is loaded when it is needed, what it works with when it is called."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from io import StringIO
from typing import Any, TextIO

import click

from onrecord.cli.plain import plain
from onrecord.errors import OnrecordError
from onrecord.settings import VERSION

COMMANDS = (
    "read", "watch", "reports", "search", "statements", "events", "forecasts", "timeline", "who-says", "evidence",
    "forces", "link", "disputes", "changes", "outcomes", "show", "explain", "serve", "review", "decide", "audit",
    "remove", "check", "export",
)  # fmt: skip
"""The names of the commands, in the order of a day's work; each is a module and a function of it."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class Commands(click.Group):
    """Finds a command in the module of its name, and says in one line what went wrong in it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(import_module(f"onrecord.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; an error on purpose, or no room for output, is one line and exit code 1, Ctrl-C is 130."""
        sys.stdin = sys.stdin or StringIO()  # None where a shell closed it
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            _take_anything(stream)
        try:
            done = super().invoke(ctx)
            if sys.stdout:
                sys.stdout.flush()
        except OnrecordError as fault:
            click.echo(f"error: {plain(str(fault))}", err=True)
            raise click.exceptions.Exit(1) from fault
        except (KeyboardInterrupt, click.Abort) as fault:
            if KeyboardInterrupt not in (type(fault), type(fault.__context__)):  # the input ended at a question
                raise
            click.echo("interrupted", err=True)
            raise click.exceptions.Exit(130) from fault
        except OSError as fault:
            if fault.errno not in _NO_ROOM:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python would try to write the rest at its end
            click.echo(f"error: the output can't be written ({fault.strerror}); make room where it goes", err=True)
            raise click.exceptions.Exit(1) from fault
        return done


def _take_anything(stream: TextIO) -> None:
    """A terminal that lacks a character gets its escape instead of an exception, as do bytes typed that are no text."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


@click.group(cls=Commands, epilog="\b\nExample:\n  onrecord read reports/\n  onrecord statements --by minister")
@click.version_option(VERSION, prog_name="onrecord")
def main() -> None:
    """Turn news reports into a record that a researcher can check.

    Reads reports about a conflict from files and keeps, in one file, who said what, what was done where, when and by
    whom, and what was foretold; each entry points at the words that it was read from.
    """
