"""From documents to pixels. No Qt."""
