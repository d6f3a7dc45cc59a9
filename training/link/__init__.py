"""Makes the weights by which two tellings are judged the same: ``python -m training.link``."""
