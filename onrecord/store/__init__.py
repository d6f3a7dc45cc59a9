"""The record in a database: tables once, written whole or not at all."""

from onrecord.store.entries import Added, Entry, Origin, Shown, Stored
from onrecord.store.record import Record, open_record

__all__ = ["Added", "Entry", "Origin", "Record", "Shown", "Stored", "open_record"]
