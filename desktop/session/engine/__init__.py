"""Objects around the engine process: its thread, requests, layer jobs, plans and previews."""
