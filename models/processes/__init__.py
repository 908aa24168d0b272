"""Child processes, their messages and shared arrays."""
