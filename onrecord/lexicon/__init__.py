"""What the words mean, per language: YAML files whose every entry carries examples that a test runs."""

from onrecord.lexicon.entries import Entry, Lexicon, load, names

__all__ = ["Entry", "Lexicon", "load", "names"]
