"""How the weights are made by which the type of a deed between two parties is told."""
