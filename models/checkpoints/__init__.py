"""Files of published networks: read without running anything in them, recognised, exported."""
