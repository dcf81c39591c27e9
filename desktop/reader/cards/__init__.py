"""The annotations of the open plan as cards in a column."""
