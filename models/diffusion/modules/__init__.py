"""Neural networks that the diffusion systems are built from: text tower, UNet, autoencoder."""
