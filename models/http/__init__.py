"""Network access: HTTPS client, downloads, short queries and the log of connections."""
