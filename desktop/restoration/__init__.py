"""Use cases shared by window and command line: run layers, restore files, preview, batch queue."""
