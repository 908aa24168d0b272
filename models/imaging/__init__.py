"""Image algorithms without a network: upscaling, hysteresis and face alignment."""
