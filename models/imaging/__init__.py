"""Image algorithms without a network: upscaling, hysteresis, face alignment."""
