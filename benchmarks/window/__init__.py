"""Screenshots of the window and a session driven by keyboard and mouse on an X display."""
