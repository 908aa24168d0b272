"""Icons, translations and sample photos."""
