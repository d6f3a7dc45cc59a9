"""How accounts of one matter differ: by numbers, by denial, by day, place or who acted."""
