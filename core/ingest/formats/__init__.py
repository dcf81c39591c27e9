"""One small reader per file format. Each turns bytes into a `Reading`: text that is kept as the source's, and its lines."""
