"""Files that somebody gives the reading room: where they are kept, and how they are read while the pages go on."""
