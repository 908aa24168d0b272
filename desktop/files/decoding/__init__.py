"""Decoders that turn image files into photos; run in the decoder process, never in the window."""
