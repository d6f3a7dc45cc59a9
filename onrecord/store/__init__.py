"""The record in a database: tables once, written whole or not at all."""

from onrecord.store.check import Checked
from onrecord.store.entries import Added, Entry, Origin, Shown, Stored
from onrecord.store.explain import Explained, Why
from onrecord.store.record import Record, open_record
from onrecord.store.removing import Removal

__all__ = [
    "Added",
    "Checked",
    "Entry",
    "Explained",
    "Origin",
    "Record",
    "Removal",
    "Shown",
    "Stored",
    "Why",
    "open_record",
]
