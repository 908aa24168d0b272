"""Objects without widgets: the open document, its jobs, and the threads that serve them."""
