"""Prints on a scan: find them as rotated rects, refine their edges, tell which side is up."""
