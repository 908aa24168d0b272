"""How the bundled weights are made: degradations, data, losses, training, export."""
