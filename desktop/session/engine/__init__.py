"""Qt objects around the engine process: its thread, requests, layer jobs, plans, previews."""
