"""onrecord reads news reports about a conflict and turns them into a record that a researcher can check.

>>> import onrecord
>>> reading = onrecord.read(text="...", published=date(2031, 3, 9))   # or a path
>>> record = onrecord.open("record.db")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord import settings

if TYPE_CHECKING:
    from onrecord.pipeline import read
    from onrecord.store import open_record as open
__version__ = settings.VERSION
__all__ = ["__version__", "open", "read"]


def __getattr__(name: str) -> Any:
    """Load the reader and the store at first use: ``import onrecord`` stays light."""
    if name == "read":
        from onrecord.pipeline import read

        return read
    if name == "open":
        from onrecord.store import open_record

        return open_record
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
