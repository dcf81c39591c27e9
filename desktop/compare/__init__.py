"""Two plans side by side: what belongs together, what became of it, and what the analyst says to that."""
