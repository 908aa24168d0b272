"""Values and protocols that everything in models shares: pixels, progress, errors, plans,
devices."""
