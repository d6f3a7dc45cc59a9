"""How the weights that tell how certain an event is are made, from the factuality corpus."""
