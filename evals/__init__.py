"""Scores of each finder on public corpora and on the demo reports; run as ``python -m evals.NAME``."""
