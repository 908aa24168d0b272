"""What the networks are taught, one lesson each."""
