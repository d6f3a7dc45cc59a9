"""The record in a database: tables once, written whole or not at all."""

from onrecord.store.record import Record, open_record

__all__ = ["Record", "open_record"]
