"""The reading room: pages in a browser where people look at a record; ``onrecord serve`` opens it."""
