"""Extraction and embedding of EXIF, IPTC, XMP, comments and thumbnails."""
