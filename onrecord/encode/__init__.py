"""Reads every word of a report with one small encoder: names are made of what it sees here, statements in attribute."""

from onrecord.encode.encoder import Encoded, Glance, encode
from onrecord.encode.names import mark_names

__all__ = ["Encoded", "Glance", "encode", "mark_names"]
