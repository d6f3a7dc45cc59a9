"""How learned weights tell the type of a deed between two parties; ``python -m evals.events`` scores them."""
