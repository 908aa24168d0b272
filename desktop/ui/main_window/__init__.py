"""Main window and the bars, pages and banners around the canvas."""
