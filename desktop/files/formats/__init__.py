"""File formats, access to files by libvips and memory maps, ICC colour and the display profile."""
