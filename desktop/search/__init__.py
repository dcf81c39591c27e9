"""Search in the whole library: what was found, keyword in context, facets, and the clause around a hit."""
