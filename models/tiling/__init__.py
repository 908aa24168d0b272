"""Run a restorer tile by tile or on one region, and blend tiles."""
