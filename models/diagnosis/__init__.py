"""Measure what is wrong with a photo: noise, compression, sharpness, scratches, fading."""
