"""Reading a plan: its text with marks, its section tree, its annotations."""
