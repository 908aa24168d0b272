"""Tests of session, engine thread, batch and model manager."""
