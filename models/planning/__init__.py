"""Instructions and findings turned into plans, without any GPU runtime."""
