"""Diagnosis of photos: measures noise, compression, sharpness, light and damage; finds defects."""
