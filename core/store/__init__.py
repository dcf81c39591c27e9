"""The library: one SQLite file with everything an analyst has. `Library` is the file, the modules are its contents."""

from core.store.library import Library

__all__ = ["Library"]
