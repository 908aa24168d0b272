"""Project files (OpenRaster), recipes, recovery journals and project locks."""
