"""How the weights that tell where an event is are made, from sentences of event_location and made-up ones."""
