"""Photos as tasks, which workers do on this or another computer."""
