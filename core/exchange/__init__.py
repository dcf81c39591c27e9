"""What leaves the library in the formats of other programs."""
