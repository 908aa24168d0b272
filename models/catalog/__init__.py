"""Model cards (TOML), weight files on disk and the inventory of installed models."""
