"""What restores: networks, the engine that runs them, and the planner that chooses among them."""
