"""Network layers that several architectures share."""
