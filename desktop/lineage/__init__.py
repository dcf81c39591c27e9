"""Many plans at once: which themes run through them, and what became of each from plan to plan."""
