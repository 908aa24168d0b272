"""Extract and embed EXIF, IPTC, XMP, GPS, comments and thumbnails."""
