"""File formats, libvips access, ICC colour and the profile of the display."""
