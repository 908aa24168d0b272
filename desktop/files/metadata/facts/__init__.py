"""Facts that a family knows about a photo, as other programs read and write them."""
