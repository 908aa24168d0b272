"""Training tasks: what each bundled network learns."""
