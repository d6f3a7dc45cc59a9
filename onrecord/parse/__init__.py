"""Sentences, words, syntax and names behind our own types; nothing outside names the parser."""

from onrecord.parse.english import parse, version
from onrecord.parse.syntax import Name, NameKind, Parsed, Sentence, Token

__all__ = ["Name", "NameKind", "Parsed", "Sentence", "Token", "parse", "version"]
