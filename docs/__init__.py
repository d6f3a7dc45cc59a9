"""Scripts that draw what the docs show."""
