"""What the tool knows of the Chinese language: folding with an offset map, and words. It leaves meaning to the other rooms."""
