"""Things that belong to a picture although they look like damage."""
