"""The command line: a thin coat over the library, one file a command."""

from onrecord.cli.app import main

__all__ = ["main"]
