"""The document and its parts, as immutable values without Qt."""
