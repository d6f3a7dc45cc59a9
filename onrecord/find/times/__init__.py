"""Finds time expressions and the days that they mean: never finer than the text."""

from __future__ import annotations

from onrecord.find.times.finder import find_times

__all__ = ["find_times"]
