"""How the shipped weights are made, from corpora to file; nothing here is needed to read a report."""
