"""Finds counted and measured amounts, as ranges: never finer than the text."""

from __future__ import annotations

from onrecord.find.quantities.finder import find_quantities

__all__ = ["find_quantities"]
