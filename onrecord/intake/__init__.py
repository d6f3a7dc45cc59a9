"""Bytes to raw reports: one module a format, none knows another."""
