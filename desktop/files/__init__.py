"""Reading and writing of photos, metadata, projects and recipes on disk. No Qt."""
