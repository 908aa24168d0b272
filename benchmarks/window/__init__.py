"""Screenshots of the window, and a driven session on a real screen."""
