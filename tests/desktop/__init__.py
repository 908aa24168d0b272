"""The program around the models."""
