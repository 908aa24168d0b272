"""The model library window: installed, downloadable and importable models."""
