"""Child processes, their pipes, messages and shared arrays."""
