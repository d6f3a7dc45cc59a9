"""How the weights that tell a place from those who govern there are made, from invented sentences of our own."""
