"""User messages without Qt: sentence templates, formatting, and failures of a batch as facts."""
