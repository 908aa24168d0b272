"""Export of results: encoders, dithering, invention map and transferred metadata."""
