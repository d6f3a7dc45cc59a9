"""The capitalised names of a report, sorted into persons, organisations and the rest; places and actors build on it."""

from onrecord.find.names.organs import Organ
from onrecord.find.names.people import Person
from onrecord.find.names.read import Names, read_names
from onrecord.find.names.runs import Run
from onrecord.find.names.settled import settle_names

__all__ = ["Names", "Organ", "Person", "Run", "read_names", "settle_names"]
