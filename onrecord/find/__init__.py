"""One finder a noun: times, quantities, places, actors, events; none imports another."""
