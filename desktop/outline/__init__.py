"""A plan's section tree: showing it, and putting it right by key, menu and mouse."""
