"""Rendering of documents to pixels, without Qt."""
