"""The import review: what was read of a source, and everything in that which can be put right."""
