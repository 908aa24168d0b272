"""Network access: HTTPS client, downloads, short queries and the connection log.

The client is our own code because every connection must be recorded and downloads must resume.
"""
