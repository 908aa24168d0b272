"""Values and protocols shared by all of models: pixels, progress, errors, plans and devices."""
