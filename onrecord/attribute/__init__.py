"""Statements: who said what, in which words, on what evidence, inside whose account."""

from onrecord.attribute.statements import attribute

__all__ = ["attribute"]
