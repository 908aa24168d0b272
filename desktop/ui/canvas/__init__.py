"""The canvas: tiles, navigation, overlays, drawing tools and the crop view."""
